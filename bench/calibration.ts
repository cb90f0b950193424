/**
 * Whether confidence means what it says, on annotated reports:
 *   npm run bench:calibration -- [--data FOLDER] [--part dev|test]
 * An event is right where it overlaps an annotated trigger and has its type. Prints the reliability table by tenths of confidence, the
 * expected calibration error (Naeini et al. 2015) over the events of the default output and over all candidates, and precision and
 * recall by threshold.
 */
import { parseArgs } from "node:util";
import { THRESHOLD } from "../src/coding/index.js";
import { openAnnalist } from "../src/node.js";
import { dataSets, type Part } from "./accuracy-gold.js";
import { machine, machineLine } from "./machine.js";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "../shared/data" },
    part: { type: "string", default: "test" },
  },
});
/** Below it the reader offers no candidates. */
const LOWEST = 0.05;

interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

const annalist = await openAnnalist({ threads: 2, threshold: LOWEST });
const judged: Judged[] = [];
let gold = 0;
for (const { report, gold: document } of dataSets(values.data, values.part as Part).at(-1)?.tasks ?? []) {
  gold += document.events.length;
  for (const event of (await annalist.run(report)).events)
    judged.push({
      confidence: event.confidence,
      right: document.events.some((g) => g.type === event.type && g.start < event.end && event.start < g.end),
    });
}

const percent = (p: number): string => `${(100 * p).toFixed(1)} %`;
const mean = (of: readonly Judged[], value: (j: Judged) => number): number =>
  of.reduce((sum, j) => sum + value(j), 0) / Math.max(1, of.length);

function calibrationError(of: readonly Judged[]): number {
  return bins(of).reduce((sum, bin) => {
    const gap = Math.abs(mean(bin, (j) => j.confidence) - mean(bin, (j) => Number(j.right)));
    return sum + (gap * bin.length) / Math.max(1, of.length);
  }, 0);
}
function bins(of: readonly Judged[]): Judged[][] {
  return Array.from({ length: 10 }, (_, i) => of.filter((j) => Math.min(9, Math.floor(10 * j.confidence)) === i));
}

console.log(`${machineLine(machine())}; ${annalist.versions.model}`);
console.log(`reports, ${values.part}: ${gold} annotated events, ${judged.length} candidates from ${percent(LOWEST)}\n`);
console.log("confidence     events   mean said   right");
bins(judged).forEach((bin, i) => {
  if (bin.length === 0) return;
  const [said, right] = [mean(bin, (j) => j.confidence), mean(bin, (j) => Number(j.right))].map(percent);
  console.log(`${i / 10}–${(i + 1) / 10}`.padEnd(12), String(bin.length).padStart(8), said?.padStart(11), right?.padStart(7));
});
const shown = judged.filter((j) => j.confidence >= THRESHOLD);
console.log(
  `\nexpected calibration error: ${percent(calibrationError(shown))} of the default output, ${percent(calibrationError(judged))} of all candidates\n`,
);
console.log("threshold   precision   recall");
for (let tenth = 1; tenth <= 9; tenth++) {
  const kept = judged.filter((j) => j.confidence >= tenth / 10);
  const right = kept.filter((j) => j.right).length;
  const [p, r] = [right / Math.max(1, kept.length), right / Math.max(1, gold)].map(percent);
  console.log(String(tenth / 10).padEnd(11), p?.padStart(9), r?.padStart(8));
}
