/**
 * Trains models/reader-en/choices.tsv: what decides the country of people known by their role, who a missing party is, which mentions tell
 * one act, and how sure an event is (src/coding/choices). It codes the training part of the event annotation with gold triggers and
 * arguments; a chooser that knows the annotation answers each question and notes it down. How sure an event is, is learnt on the
 * development part with the reader's own candidates: on what it was trained on the reader is surer than it should be.
 *
 * Usage: npx tsx training/choices.ts DATA_FOLDER [MORE.jsonl]; MORE is what `training/annotations.py restore` prints. Seeded; the same
 * data and reader give the same table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataSets, taskOf, type Task as Annotated } from "../bench/accuracy-gold.js";
import { loadGold } from "../src/cli/evaluate.js";
import { code } from "../src/coding/index.js";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { loadGazetteerFile } from "../src/kit/model-files.js";
import { openAnnalist } from "../src/node.js";
import { GoldChooser, type Noted } from "./gold-chooser.js";
import { withGoldCandidates } from "./gold-candidates.js";
import { fit, seeded, type FitOptions, type Row } from "./log-linear.js";

const [data = "data", more] = process.argv.slice(2);
const out = join("models", "reader-en", "choices.tsv");
/** Each report is coded once with every gold argument, and this often with arguments left out at random, as a reader overlooks them. */
const LEFT_OUT = [0, 0.35, 0.6];
/** Few passes at a low rate: more of either only learns the training part by heart. */
const FIT: FitOptions = { passes: 6, rate: 0.05, decay: 3e-3, least: 5 };
/** A few thousand candidates and some fifty features: fitted to the end. */
const FIT_EVENT: FitOptions = { passes: 30, rate: 0.05, decay: 2e-3, least: 5 };

const annalist = await openAnnalist({ threads: 2 });
const gazetteer = new Gazetteer(loadGazetteerFile());
const random = seeded(7);

async function notes(tasks: readonly Annotated[]): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (const { report, gold } of tasks) {
    const document = await annalist.read(report);
    for (const share of LEFT_OUT) {
      const chooser = new GoldChooser(gold);
      code(
        withGoldCandidates(document, gold, () => random() < share),
        chooser,
        gazetteer,
      );
      noted.push(...chooser.noted);
    }
  }
  return noted;
}

/** What the reader itself takes for events. */
async function eventNotes(tasks: readonly Annotated[]): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (const { report, gold } of tasks) {
    const chooser = new GoldChooser(gold);
    code(await annalist.read(report), chooser, gazetteer);
    noted.push(...chooser.noted.filter((n) => n.task === "event"));
  }
  return noted;
}

const accuracy = (rows: readonly Row[], weights: ReadonlyMap<string, number>): string => {
  const score = (o: readonly string[]) => o.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0);
  const right = rows.filter(({ options, right }) => {
    const scores = options.map(score);
    return right.includes(scores.indexOf(Math.max(...scores)));
  }).length;
  const none = rows.filter((r) => r.right.includes(0)).length;
  return `${right} of ${rows.length} right (${((100 * right) / rows.length).toFixed(1)} %; always "none": ${((100 * none) / rows.length).toFixed(1)} %)`;
};

const development = dataSets(data, "dev").at(-1)!.tasks;
const annotated = [...dataSets(data, "train")[0]!.tasks, ...(more === undefined ? [] : loadGold(more).map(taskOf))];
const train = [...(await notes(annotated)).filter((n) => n.task !== "event"), ...(await eventNotes(development))];
const dev = (await notes(development)).filter((n) => n.task !== "event");
const lines: string[] = [];
for (const task of ["event", "country", "party", "happening"]) {
  const rows = train.filter((n) => n.task === task);
  const weights = fit(rows, task === "event" ? FIT_EVENT : FIT);
  const unseen = dev.filter((n) => n.task === task);
  console.log(`${task}: training ${accuracy(rows, weights)}${unseen.length === 0 ? "" : `; development ${accuracy(unseen, weights)}`}`);
  for (const [feature, weight] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hundredths = Math.round(100 * weight);
    if (Math.abs(hundredths) >= 5) lines.push(`${task}\t${feature}\t${hundredths}\n`);
  }
}
writeFileSync(out, lines.join(""));
console.log(`${lines.length} weights, ${readFileSync(out).length} bytes in ${out}`);
