/**
 * How the record bears a load as it grows, on coded reports from a seeded generator:
 *   npm run bench:record -- [--events N] [--seed N] [--batch N] [--random] [--json] [--rows NAME]
 * It measures what is built, as it ships: what TypeScript is run by costs a tenth. Matching is on: every event finds its entry. Embedded in a temporary folder, or on the server that DATABASE_URL names, in a database that
 * should be empty; with that many reports a transaction. After 1, 2 and 5 times each power of ten the clock is stopped, and it is asked, each many
 * times, for one entry, and for the weekly series of a year of the pair that is told of most; at each power of ten all is exported once.
 * Reports come in the order in which they were published, `--random` in none. At the end another program puts one report in.
 * `--rows NAME` prints rows of docs/scale.tsv under that name, from which `bench/scale-plot.ts` draws.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FORMATS } from "../dist/publish/formats/index.js";
import { writeRows } from "../dist/publish/format.js";
import {
  entriesByNumber,
  exportPages,
  openRecord,
  putCoded,
  series,
  startRun,
  totals,
  type CodedReport,
} from "../dist/record/store/index.js";
import { machine, machineLine } from "./machine.js";
import { loadModelFiles } from "../dist/kit/model-files.js";
import { rarityFrom } from "../dist/record/matching/index.js";
import { codedReports, PAIR, yearsOf } from "./record-corpus.js";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    batch: { type: "string", default: "250" },
    random: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    rows: { type: "string" },
  },
});
const [events, seed, batch] = [Number(values.events), Number(values.seed), Number(values.batch)];
/** How often a question is asked. */
const TIMES = 50;

const url = process.env["DATABASE_URL"];
const folder = mkdtempSync(join(tmpdir(), "annalist-bench-"));
const place = url === undefined ? { folder, filling: true } : { url };
const record = await openRecord(place);
const { db } = record;

/** Half of the answers came within this time, and 19 of 20 within that. Milliseconds. */
async function times(ask: (i: number) => Promise<unknown>): Promise<{ readonly median: number; readonly p95: number }> {
  const taken: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now();
    await ask(i);
    taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[Math.floor(TIMES / 2)] ?? 0, p95: taken[Math.floor(TIMES * 0.95)] ?? 0 };
}

const run = await startRun(db, { annalist: "bench", codebook: "bench", model: "bench", minConfidence: null }, new Date().toISOString());
const rarity = rarityFrom(loadModelFiles().vocabulary);

/** What the record bears at one size. */
interface Mark {
  readonly events: number;
  /** Of the import alone, from its start on. */
  readonly importSeconds: number;
  /** Events a second since the mark before. */
  readonly rate: number;
  readonly bytes: number;
  readonly entryMilliseconds: { readonly median: number; readonly p95: number };
  readonly seriesMilliseconds: { readonly median: number; readonly p95: number };
  readonly export: { readonly seconds: number; readonly megabytes: number; readonly residentMegabytes: number } | null;
}
const f = (n: number): string => n.toFixed(n < 10 ? 1 : 0);

async function exportAll(): Promise<NonNullable<Mark["export"]>> {
  async function* rows() {
    for await (const page of exportPages(db, {})) yield* page;
  }
  let [bytes, most] = [0, 0];
  const began = performance.now();
  await writeRows(FORMATS.parquet, rows(), {
    write: async (chunk) => {
      bytes += chunk.length;
      most = Math.max(most, process.memoryUsage.rss());
    },
  });
  return { seconds: (performance.now() - began) / 1000, megabytes: bytes / 1e6, residentMegabytes: most / 1e6 };
}

async function look(done: number, importSeconds: number, before: Mark | undefined): Promise<Mark> {
  const held = await totals(db);
  const entry = await times((i) => entriesByNumber(db, [1 + ((i * 7919) % held.entries)]));
  const years = values.random ? 10 : yearsOf(done);
  const year = await times((i) =>
    series(db, { ...PAIR, since: `${2010 + (i % years)}-01-01`, until: `${2010 + (i % years)}-12-31` }, "week"),
  );
  const power = (n: number): number => Math.floor(Math.log10(n));
  const whole = done >= events || power(done) > power(before?.events ?? 1) ? await exportAll() : null;
  const rate = (done - (before?.events ?? 0)) / (importSeconds - (before?.importSeconds ?? 0));
  const mark = { events: done, importSeconds, rate, bytes: held.bytes, entryMilliseconds: entry, seriesMilliseconds: year, export: whole };
  const exported =
    whole === null ? "" : `; export ${f(whole.seconds)} s, ${f(whole.megabytes)} MB, ${f(whole.residentMegabytes)} MB resident`;
  process.stderr.write(
    `${done} events: ${f(rate)} events/s, ${f(done / importSeconds)} so far; ${f(held.bytes / done)} bytes an event; entry ${f(entry.median)} ms, ` +
      `95 % under ${f(entry.p95)}; year ${f(year.median)} ms, 95 % under ${f(year.p95)}${exported}\n`,
  );
  return mark;
}

/** A row of docs/scale.tsv, but for its name. */
const rowOf = ({ events: size, importSeconds, rate, bytes, entryMilliseconds, seriesMilliseconds, export: whole }: Mark): string =>
  [
    [size, importSeconds.toFixed(1), rate.toFixed(0), (bytes / size).toFixed(0), entryMilliseconds.p95.toFixed(1)],
    [seriesMilliseconds.p95.toFixed(1), whole?.seconds.toFixed(1) ?? "", whole?.residentMegabytes.toFixed(0) ?? ""],
  ]
    .flat()
    .join("\t");
/** The next size to be looked at: 1, 2 or 5 times a power of ten from 10,000 on, or all. */
const after = (size: number): number => Math.min(events, size * (String(size).startsWith("2") ? 2.5 : 2));
const marks: Mark[] = [];
let [aim, done, spent, processor] = [Math.min(events, 10_000), 0, 0, 0];
const put = async (coded: readonly CodedReport[]): Promise<void> => {
  await putCoded(db, run, coded, rarity);
  done += coded.reduce((sum, one) => sum + one.events.length, 0);
};
/** Transactions whose reports are made before the clock goes on. */
const AT_ONCE = 60;
const made = codedReports(events, seed, values.random ? "random" : "published");
function some(): CodedReport[] {
  const reports: CodedReport[] = [];
  while (reports.length < AT_ONCE * batch) {
    const next = made.next();
    if (next.done === true) break;
    reports.push(next.value);
  }
  return reports;
}
for (let reports = some(); reports.length > 0; reports = some()) {
  const [started, used] = [performance.now(), process.cpuUsage()];
  let going: Promise<void> = Promise.resolve();
  for (let i = 0; i < reports.length; i += batch) {
    // While one batch goes in, the next is made ready.
    const next = put(reports.slice(i, i + batch));
    await going;
    going = next;
  }
  await going;
  spent += performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  processor += user + system;
  if (done < aim && done < events) continue;
  const mark = await look(done, spent / 1000, marks.at(-1));
  marks.push(mark);
  if (values.rows !== undefined) process.stdout.write(`${values.rows}\t${rowOf(mark)}\n`);
  while (aim <= done && aim < events) aim = after(aim);
}
const { how } = record;
await record.close();

/** Of the first report that another program puts in, for which the texts are put into their index. */
const other = await openRecord(place);
const began = performance.now();
await putCoded(other.db, run, [...codedReports(1, seed + 1)], rarity);
const otherSeconds = (performance.now() - began) / 1000;
await other.close();
rmSync(folder, { recursive: true, force: true });

if (values.json)
  process.stdout.write(`${JSON.stringify({ how, batch, marks, processor: processor / 1e6, otherSeconds, machine: machine() }, null, 2)}\n`);
else
  // Of all threads: where others use the machine too, the clock tells little.
  (values.rows === undefined ? process.stdout : process.stderr).write(
    `${machineLine(machine())}\n${how}, ${done} events, ${batch} reports a transaction: ${f(done / (spent / 1000))} events/s, ` +
      `${f(processor / 1e6)} s of the processor; another program's first report ${f(otherSeconds)} s\n`,
  );
