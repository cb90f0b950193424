/**
 * How right the program is, against gold documents (docs/annotation.md):
 *   npm run bench:accuracy -- [--data FOLDER] [--part train|dev|test] [--threads N] [--threshold P]
 *     [--restored FILE] [--errors] [--json]
 * The data folder is ANNALIST_SETS, else ../shared/data; without one, our cases alone are scored. Of the test part figures alone are shown.
 * FILE is what `training/annotations.py restore` prints: with it, false events are counted on encyclopedia articles too.
 * Exits 1 where the scorer that comes with the data counts otherwise than ours.
 */
import { parseArgs } from "node:util";
import { scoreLines } from "../src/evaluation/report.js";
import { ATTRIBUTES, LEVELS, score, type Score } from "../src/evaluation/score.js";
import { openAnnalist } from "../src/node.js";
import { caseSets, dataSets, encyclopediaSets, longReports, PARTS, type GoldSet, type Part } from "./accuracy-gold.js";
import { disagreements, sharedScorer } from "./accuracy-check.js";
import { machine, machineLine } from "./machine.js";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "../shared/data" },
    part: { type: "string", default: "dev" },
    threads: { type: "string", default: "2" },
    threshold: { type: "string" },
    restored: { type: "string" },
    errors: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const part = (Object.keys(PARTS) as Part[]).find((name) => name === values.part);
if (part === undefined) throw new RangeError("--part is train, dev or test");
if (part === "test" && values.errors) throw new RangeError("no difference of the test part is shown: it would be tuned on");

interface Result {
  readonly name: string;
  readonly score: Score;
  readonly words: number;
  /** False events in 1,000 words of texts without an event; null for other sets. */
  readonly falsePerThousand: number | null;
}

const annalist = await openAnnalist({
  threads: Number(values.threads),
  ...(values.threshold === undefined ? {} : { threshold: Number(values.threshold) }),
});
const scorer = sharedScorer(values.data);
const unequal: string[] = [];

async function measure({ name, tasks, notEvents }: GoldSet): Promise<Result> {
  const pairs = [];
  let words = 0;
  for (const { report, gold } of tasks) {
    const { events } = await annalist.run(report);
    words += report.blocks
      .filter((b) => !b.furniture)
      .reduce((sum, b) => sum + (report.text.slice(b.start, b.end).match(/\S+/g)?.length ?? 0), 0);
    pairs.push({ gold, predicted: events });
  }
  const scored = score(pairs);
  if (scorer !== null) unequal.push(...disagreements(scorer, pairs, scored).map((line) => `${name}: ${line}`));
  return { name, score: scored, words, falsePerThousand: notEvents ? (1000 * scored.predicted) / Math.max(1, words) : null };
}

const sets = [
  ...dataSets(values.data, part),
  ...(part === "dev" ? [longReports(), ...(await caseSets())] : []),
  ...(values.restored === undefined ? [] : encyclopediaSets(values.restored)),
];
const results: Result[] = [];
for (const set of sets) results.push(await measure(set));

const percent = (p: number): string => (100 * p).toFixed(1).padStart(6);
function printTable(): void {
  console.log(
    `${"F1".padEnd(16)}${["docs", "gold", "found", "detect", "P", "R", "type", "+actor", "triple", "happ."].map((h) => h.padStart(7)).join("")}`,
  );
  for (const { name, score: s } of results.filter((r) => r.falsePerThousand === null)) {
    const figures = [
      s.levels.detect.f1,
      s.levels.detect.precision,
      s.levels.detect.recall,
      s.levels.type.f1,
      s.levels.typeAndActor.f1,
      s.levels.triple.f1,
      s.happening.f1,
    ];
    console.log(
      `${name.padEnd(16)}${[s.documents, s.gold, s.predicted].map((n) => String(n).padStart(7)).join("")} ${figures.map(percent).join(" ")}`,
    );
  }
  console.log(`\n${"on matched".padEnd(16)}${[...ATTRIBUTES, "countries"].map((a) => a.padStart(11)).join("")}`);
  for (const { name, score: s } of results.filter((r) => r.falsePerThousand === null))
    console.log(
      `${name.padEnd(16)}${[...ATTRIBUTES.map((a) => s.attributes[a]), s.countries].map((p) => percent(p).padStart(11)).join("")}`,
    );
  for (const r of results)
    if (r.falsePerThousand !== null)
      console.log(
        `\n${r.name.padEnd(16)} ${r.score.documents} texts, ${r.words} words: ${r.score.predicted} false events, ${r.falsePerThousand.toFixed(2)} in 1,000 words`,
      );
  if (values.errors) for (const { name, score: s } of results) console.log(`\n== ${name}\n${scoreLines(s, true)}`);
}

const versions = { ...annalist.versions, ...machine(), part, threshold: values.threshold ?? "default" };
if (results.length === 0) throw new Error(`nothing to score: no data in ${values.data} and no case in cases/`);
if (values.json) {
  const plain = results.map(({ name, score: { differences, ...figures }, words, falsePerThousand }) => ({
    name,
    ...figures,
    words,
    falsePerThousand,
    ...(values.errors ? { differences } : {}),
  }));
  console.log(
    JSON.stringify(
      { versions, sets: plain, levels: LEVELS, agreesWithSharedScorer: scorer === null ? null : unequal.length === 0, unequal },
      null,
      2,
    ),
  );
} else {
  console.log(
    `${machineLine(machine())}; annalist ${annalist.versions.annalist}, codebook ${annalist.versions.codebook}, ${annalist.versions.model}\n`,
  );
  printTable();
  if (scorer !== null)
    console.log(
      unequal.length === 0
        ? "\nThe scorer beside the data counts the same."
        : `\nTHE SCORER BESIDE THE DATA COUNTS OTHERWISE:\n${unequal.join("\n")}`,
    );
}
if (unequal.length > 0) process.exitCode = 1;
