/**
 * What each part of coding brings: the same reports coded with one part taken out at a time (CHANGELOG.md has the table).
 *   npm run bench:ablation -- [--data FOLDER] [--part dev|test]
 * A choice that is taken out answers as the reader's head does, or with the first option. Figures only.
 */
import { parseArgs } from "node:util";
import { code, WeighedChooser } from "../src/coding/index.js";
import type { Chooser, Option, Question, Task } from "../src/coding/choices/chooser.js";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { score } from "../src/evaluation/score.js";
import { loadGazetteerFile, loadModelFiles } from "../src/kit/model-files.js";
import type { Document } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import { dataSets, type Part } from "./accuracy-gold.js";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "../shared/data" },
    part: { type: "string", default: "dev" },
  },
});
const part: Part = values.part === "test" ? "test" : "dev";

const weighed = new WeighedChooser(loadModelFiles().choices);
/** The shipped choices, but for some tasks. */
const without = (...tasks: Task[]): Chooser => ({
  choose<T>(question: Question, options: readonly [Option<T>, ...Option<T>[]]) {
    if (!tasks.includes(question.task)) return weighed.choose(question, options);
    // An event's confidence is then the head's own probability; elsewhere the first option is what the head says, or nothing.
    return question.task === "event" ? { value: options[1]!.value, p: question.draft.p } : { value: options[0].value, p: 1 };
  },
});

const VARIANTS: readonly { readonly name: string; readonly chooser?: Chooser; readonly document?: (d: Document) => Document }[] = [
  { name: "all parts" },
  { name: "no choices: the reader's heads alone", chooser: without("event", "country", "party", "happening") },
  { name: "no choice of events", chooser: without("event") },
  { name: "no choice of countries", chooser: without("country") },
  { name: "no choice of missing parties", chooser: without("party") },
  { name: "no choice of happenings", chooser: without("happening") },
  { name: "no links", document: (d) => ({ ...d, links: [] }) },
  { name: "no coreference", document: (d) => ({ ...d, chains: [] }) },
];

const annalist = await openAnnalist({ threads: 2 });
const gazetteer = new Gazetteer(loadGazetteerFile());
const read: { document: Document; gold: ReturnType<typeof dataSets>[number]["tasks"][number]["gold"] }[] = [];
for (const { report, gold } of dataSets(values.data, part).at(-1)!.tasks) read.push({ document: await annalist.read(report), gold });

const percent = (p: number): string => (100 * p).toFixed(1);
console.log(`| ${annalist.versions.model}, ${part} | found | type | triple | mode | happenings |\n|---|---|---|---|---|---|`);
for (const { name, chooser = weighed, document = (d: Document) => d } of VARIANTS) {
  const s = score(read.map((r) => ({ gold: r.gold, predicted: code(document(r.document), chooser, gazetteer).events })));
  const figures = [s.levels.detect.f1, s.levels.type.f1, s.levels.triple.f1, s.attributes.mode, s.happening.f1];
  console.log(`| ${name} | ${figures.map(percent).join(" | ")} |`);
}
