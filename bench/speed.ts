/**
 * How fast the program is, on reports made of the cases:
 *   npm run bench:speed -- [--reports N] [--seed N] [--rounds N] [--json]
 * One and two threads take turns on the same reports in one run, so that whatever else the machine does weighs on both. Then, as a user would
 * see it: the start-up on one short report, and the memory of coding the whole corpus from JSON lines.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { machine, machineLine } from "./machine.js";
import { corpus, type MadeReport } from "./speed-corpus.js";
import { readerSpeed, type ReaderSpeed } from "./speed-reader.js";
import { built, start, type Started } from "./speed-start.js";

const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const THREADS = [1, 2] as const;
/** What users run, where it is built. Run from its source by tsx it is slower, since that gives every function its name whenever one is made. */
const PROGRAM = built ? "../dist" : "../src";
const { reportFromRecord } = (await import(`${PROGRAM}/intake/index.js`)) as typeof import("../src/intake/index.js");
const { inOrder } = (await import(`${PROGRAM}/kit/in-order.js`)) as typeof import("../src/kit/in-order.js");
const { AT_ONCE, openAnnalist } = (await import(`${PROGRAM}/node.js`)) as typeof import("../src/node.js");
/** Reports that one side codes before the other has its turn; at the end of a turn the few at hand run dry. */
const TURN = 30;

interface Throughput {
  readonly threads: number;
  readonly reports: number;
  readonly sentences: number;
  /** As the reader counts them: marks too. */
  readonly words: number;
  /** As people count them, by the spaces. */
  readonly spaced: number;
  readonly seconds: number;
}
/** Words, as people count them, of the report that rates are given for besides those of the corpus, which are shorter. */
const COMMON = 400;

/** Both sides over the same reports, in turns, each with as many at hand as `annalist code` has; who goes first changes with every turn. */
async function throughput(reports: readonly MadeReport[]): Promise<Throughput[]> {
  const sides = await Promise.all(
    THREADS.map(async (threads) => ({
      threads,
      annalist: await openAnnalist({ threads }),
      reports: 0,
      sentences: 0,
      words: 0,
      spaced: 0,
      milliseconds: 0,
    })),
  );
  for (const side of sides) await side.annalist.run(reportFromRecord(reports[0]));
  for (let i = 0; i < reports.length; i += TURN) {
    for (const side of (i / TURN) % 2 === 0 ? sides : [...sides].reverse()) {
      const began = performance.now();
      const turn: AsyncIterable<MadeReport> = Readable.from(reports.slice(i, i + TURN));
      for await (const coded of inOrder(turn, AT_ONCE, (report) => side.annalist.run(reportFromRecord(report)))) {
        if ("error" in coded) throw coded.error;
        const { sentences, tokens } = coded.value.document;
        side.reports++;
        side.sentences += sentences.length;
        side.words += tokens.length;
        side.spaced += coded.item.text.split(/\s+/).length;
      }
      side.milliseconds += performance.now() - began;
    }
  }
  return sides.map(({ threads, reports: done, sentences, words, spaced, milliseconds }) => ({
    threads,
    reports: done,
    sentences,
    words,
    spaced,
    seconds: milliseconds / 1000,
  }));
}

const now = (what: string): void => void process.stderr.write(`${what} …\n`);
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
async function startUp(path: string, rounds: number): Promise<{ threads: number; seconds: number; peak: number }[]> {
  const runs = new Map<number, Started[]>(THREADS.map((threads) => [threads, []]));
  for (let i = 0; i < rounds; i++) for (const threads of THREADS) runs.get(threads)?.push(await start(["code", path, "--quiet"], threads));
  return [...runs].map(([threads, all]) => ({ threads, seconds: median(all.map((r) => r.seconds)), peak: median(all.map((r) => r.peak)) }));
}

const folder = mkdtempSync(join(tmpdir(), "speed-"));
try {
  now("start-up");
  const made = await corpus(Number(values.reports), Number(values.seed));
  const lines = join(folder, "corpus.jsonl");
  writeFileSync(lines, made.map((r) => `${JSON.stringify(r)}\n`).join(""));
  const short = join(folder, "short.txt");
  writeFileSync(short, "Turkey condemned the strike on Monday, the ministry said.\n");
  const starts = await startUp(short, Number(values.rounds));
  now("the whole corpus");
  const whole = [];
  for (const threads of THREADS) whole.push({ threads, ...(await start(["code", lines, "--format", "jsonl", "--quiet"], threads)) });
  now("rates");
  const rates = await throughput(made);
  now("the reader alone");
  const reader = await readerSpeed(made.slice(0, 200), THREADS);
  if (values.json)
    console.log(
      JSON.stringify(
        {
          ...machine(),
          built,
          seed: Number(values.seed),
          reports: made.length,
          startUp: starts,
          wholeCorpus: whole,
          throughput: rates,
          reader,
        },
        null,
        2,
      ),
    );
  else print(starts, whole, rates, reader);
} finally {
  rmSync(folder, { recursive: true });
}

function print(
  starts: Awaited<ReturnType<typeof startUp>>,
  whole: readonly (Started & { threads: number })[],
  rates: readonly Throughput[],
  reader: readonly ReaderSpeed[],
): void {
  const row = (name: string, cells: readonly string[]) => console.log(name.padEnd(46) + cells.map((c) => c.padStart(12)).join(""));
  console.log(
    `${machineLine(machine())}; seed ${values.seed}, ${rates[0]?.reports} reports, ${rates[0]?.sentences} sentences, ${rates[0]?.words} words${built ? "" : "; program from source, not built"}\n`,
  );
  row(
    "",
    THREADS.map((t) => `${t} thread${t === 1 ? "" : "s"}`),
  );
  row(
    "reports a second",
    rates.map((r) => (r.reports / r.seconds).toFixed(1)),
  );
  row(
    `reports of ${COMMON} words a second`,
    rates.map((r) => (r.spaced / COMMON / r.seconds).toFixed(1)),
  );
  row(
    "sentences a second",
    rates.map((r) => (r.sentences / r.seconds).toFixed(1)),
  );
  row(
    "words a second",
    rates.map((r) => (r.words / r.seconds).toFixed(0)),
  );
  row(
    "start to end on one short report, s",
    starts.map((s) => s.seconds.toFixed(2)),
  );
  row(
    "peak memory there, MiB",
    starts.map((s) => s.peak.toFixed(0)),
  );
  row(
    "the whole corpus from JSON lines, s",
    whole.map((w) => w.seconds.toFixed(1)),
  );
  row(
    "peak memory there, MiB",
    whole.map((w) => w.peak.toFixed(0)),
  );
  row(
    `reader alone, sentences of ${((reader[0]?.words ?? 0) / (reader[0]?.sentences ?? 1)).toFixed(0)} words a second`,
    reader.map((r) => (r.sentences / r.seconds).toFixed(1)),
  );
  row(
    "its load time, ms",
    reader.map((r) => r.load.toFixed(0)),
  );
}
