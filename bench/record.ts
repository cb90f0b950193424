/**
 * How the record bears a load, on coded reports from a seeded generator:
 *   npm run bench:record -- [--events N] [--seed N] [--batch N] [--json]
 * Matching is on: every event finds its entry. Embedded in a temporary folder, or on the server that DATABASE_URL names, in a database that should be empty. Import rate, printed as it
 * goes, with that many reports a transaction; then, each many times: one entry, and the weekly series of a year of the pair that is told of most; one full export.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FORMATS } from "../src/publish/formats/index.js";
import { writeRows } from "../src/publish/format.js";
import {
  entriesByNumber,
  exportPages,
  openRecord,
  putCoded,
  series,
  startRun,
  totals,
  type CodedReport,
} from "../src/record/store/index.js";
import { machine, machineLine } from "./machine.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import { rarityFrom } from "../src/record/matching/index.js";
import { codedReports, PAIR } from "./record-corpus.js";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    batch: { type: "string", default: "250" },
    json: { type: "boolean", default: false },
  },
});
const [events, seed, batch] = [Number(values.events), Number(values.seed), Number(values.batch)];
/** How often a question is asked. */
const TIMES = 50;

const url = process.env["DATABASE_URL"];
const folder = mkdtempSync(join(tmpdir(), "annalist-bench-"));
const record = await openRecord(url === undefined ? { folder } : { url });
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
let [done, shown] = [0, 0];
const before = process.cpuUsage();
const start = performance.now();
let waiting: CodedReport[] = [];
let going: Promise<void> = Promise.resolve();
const put = async (coded: readonly CodedReport[]): Promise<void> => {
  await putCoded(db, run, coded, rarity);
  done += coded.reduce((sum, one) => sum + one.events.length, 0);
  if (done - shown < events / 10) return;
  shown = done;
  // How the rate falls as the record grows.
  process.stderr.write(`${done} events, ${((1000 * done) / (performance.now() - start)).toFixed(0)} events/s so far\n`);
};
for (const coded of codedReports(events, seed)) {
  waiting.push(coded);
  if (waiting.length < batch) continue;
  const next = put(waiting);
  waiting = [];
  await going;
  going = next;
}
await Promise.all([going, put(waiting)]);
const importing = performance.now() - start;
const used = process.cpuUsage(before);
/** What the import took of the processor in all threads, generating included: where others use the machine too, the clock tells little. */
const importProcessor = (used.user + used.system) / 1e6;

const held = await totals(db);
const entry = await times((i) => entriesByNumber(db, [1 + ((i * 7919) % held.entries)]));
const year = await times((i) => series(db, { ...PAIR, since: `${2010 + (i % 10)}-01-01`, until: `${2010 + (i % 10)}-12-31` }, "week"));

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
const exporting = (performance.now() - began) / 1000;

await record.close();
rmSync(folder, { recursive: true, force: true });

const figures = {
  how: record.how,
  events: held.events,
  reports: held.reports,
  batch,
  importSeconds: importing / 1000,
  importProcessorSeconds: importProcessor,
  eventsPerSecond: (1000 * events) / importing,
  bytesPerEvent: held.bytes / events,
  entryMilliseconds: entry,
  seriesMilliseconds: year,
  exportSeconds: exporting,
  exportMegabytes: bytes / 1e6,
  residentMegabytes: most / 1e6,
};
const f = (n: number): string => n.toFixed(n < 10 ? 1 : 0);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...figures, machine: machine() }, null, 2)}\n`
    : `${machineLine(machine())}
${figures.how}, ${figures.events} events of ${figures.reports} reports, ${f(figures.bytesPerEvent)} bytes an event
import       ${f(figures.eventsPerSecond)} events/s (${batch} reports a transaction), ${f(importProcessor)} s of the processor
entry        ${f(entry.median)} ms, 95 % under ${f(entry.p95)} ms
year's weeks ${f(year.median)} ms, 95 % under ${f(year.p95)} ms
export       ${f(exporting)} s, ${f(figures.exportMegabytes)} MB; ${f(figures.residentMegabytes)} MB resident
`,
);
