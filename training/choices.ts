/**
 * Trains models/reader-en/choices.tsv: what decides how sure an event is, the country of people known by
 * their role, who a missing party is, and which mentions tell one act (src/coding/choices). It codes the reports that the reader was not trained
 * on, since on others it is surer than it will be: with gold triggers and arguments, where a chooser that knows the annotation answers each
 * question and notes it down, and with the reader's own findings, the questions answered by the weights that are there, since gold arguments
 * teach nothing about false ones.
 *
 * Usage: npx tsx training/choices.ts DATA_FOLDER [MORE.jsonl]; MORE is what `training/annotations.py restore` prints. Seeded; the same
 * data and reader give the same table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { dataSets, longReports, partOf, taskOf, type Task as Annotated } from "../bench/accuracy-gold.js";
import { loadGold } from "../src/cli/evaluate.js";
import { match, score } from "../src/evaluation/score.js";
import { code, WeighedChooser } from "../src/coding/index.js";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { loadGazetteerFile } from "../src/kit/model-files.js";
import type { GoldDocument } from "../src/evaluation/gold.js";
import type { Document } from "../src/model/index.js";
import { inOrder } from "../src/kit/in-order.js";
import { AT_ONCE, openAnnalist } from "../src/node.js";
import type { Task } from "../src/coding/choices/chooser.js";
import { GoldChooser, type Noted } from "./gold-chooser.js";
import { withGoldCandidates } from "./gold-candidates.js";
import { fit, seeded, type FitOptions, type Row } from "./log-linear.js";

const [data = "data", more] = process.argv.slice(2);
const out = join("models", "reader-en", "choices.tsv");
/** Each report is coded once with every gold argument, and this often with arguments left out at random, as a reader overlooks them. */
const LEFT_OUT = [0, 0.45];
/** Few passes at a low rate: more of either only learns the training part by heart. */
const FIT: FitOptions = { passes: 6, rate: 0.05, decay: 3e-3, least: 5 };
/** A few thousand candidates and some fifty features: fitted to the end. */
const FIT_FEW: FitOptions = { passes: 30, rate: 0.05, decay: 2e-3, least: 5 };

/**
 * How often a question asked with the reader's own findings counts. Which mentions tell one act rests on their modes and parties: gold ones
 * make it trust them more than the reader's deserve.
 */
const WEIGHT: Readonly<Record<Task, number>> = { event: 1, country: 3, party: 3, happening: 6 };
/**
 * How much of a task's new weights goes into the table; the rest are those of the table that is there. Chosen by types and triples on
 * development reports, documents, long reports and cases.
 */
const NEW: Readonly<Record<Task, number>> = { event: 0.25, country: 0.15, party: 0.15, happening: 0.3 };
/** Candidates from this probability on are asked about: beyond those that become events, as not all are coded at one threshold. */
const LENIENT = 0.2;

const annalist = await openAnnalist({ threads: 2 });
const gazetteer = new Gazetteer(loadGazetteerFile());
const random = seeded(7);

interface Read {
  readonly document: Document;
  readonly gold: GoldDocument;
}
async function read(tasks: readonly Annotated[]): Promise<Read[]> {
  const all: Read[] = [];
  const reading = inOrder(Readable.from(tasks), AT_ONCE, async ({ report, gold }: Annotated) => ({
    document: await annalist.read(report),
    gold,
  }));
  for await (const made of reading) {
    if ("error" in made) throw made.error;
    all.push(made.value);
  }
  return all;
}

/** Questions asked with gold triggers and arguments. */
const goldNotes = (reports: readonly Read[]): Noted[] =>
  reports.flatMap(({ document, gold }) =>
    LEFT_OUT.flatMap((share) => {
      const chooser = new GoldChooser(gold);
      code(
        withGoldCandidates(document, gold, () => random() < share),
        chooser,
        gazetteer,
      );
      return chooser.noted.filter((n) => n.task !== "event");
    }),
  );

/** Questions asked with what the reader itself finds, and answered with the weights so far; whether there is an event only of some reports. */
const pupilNotes = (reports: readonly Read[], weights: string, ofEvents: ReadonlySet<Read> = new Set(reports)): Noted[] =>
  reports.flatMap((report) => {
    const chooser = new GoldChooser(report.gold, new WeighedChooser(weights));
    code(report.document, chooser, gazetteer, { threshold: LENIENT });
    return chooser.noted.filter((n) => n.task !== "event" || ofEvents.has(report));
  });

const silent = ({ gold }: Pick<Read, "gold">): boolean => gold.events.length === 0;

/** Reports with events, and of those without as many as real news has beside them: on the many profiles and texts of no news all is less sure than it is in news. */
function asInNews(reports: readonly Read[], news: readonly Annotated[]): ReadonlySet<Read> {
  const quiet = reports.filter(silent);
  const wanted = ((reports.length - quiet.length) * news.filter(silent).length) / news.filter((r) => !silent(r)).length;
  const every = Math.max(1, Math.round(quiet.length / wanted));
  return new Set([...reports.filter((r) => !silent(r)), ...quiet.filter((_, i) => i % every === 0)]);
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

const TASKS: readonly Task[] = ["event", "country", "party", "happening"];

/** Fits every task to its notes and says how right they are on others. */
function learn(notes: readonly Noted[], unseen: readonly Noted[]): string {
  const lines: string[] = [];
  for (const task of TASKS) {
    const rows = notes.filter((n) => n.task === task);
    if (rows.length === 0) continue;
    const weights = fit(rows, task === "event" ? FIT_FEW : FIT);
    const others = unseen.filter((n) => n.task === task);
    console.log(`${task}: training ${accuracy(rows, weights)}; development ${others.length === 0 ? "none" : accuracy(others, weights)}`);
    for (const [feature, weight] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const hundredths = Math.round(100 * weight);
      if (Math.abs(hundredths) >= 5) lines.push(`${task}\t${feature}\t${hundredths}\n`);
    }
  }
  return lines.join("");
}

/** Weights, in hundredths, by task and key. */
type Table = Map<Task, Map<string, number>>;

function parsed(table: string): Table {
  const out: Table = new Map(TASKS.map((task) => [task, new Map<string, number>()]));
  for (const line of table.trimEnd().split("\n")) {
    const [task, key = "", weight] = line.split("\t");
    out.get(task as Task)?.set(key, Number(weight));
  }
  return out;
}

/** Two tables as one, by the share that each task's new weights have. */
function blended(before: string, fitted: string): string {
  const [old, fresh] = [parsed(before), parsed(fitted)];
  const lines = TASKS.flatMap((task) => {
    const [was, is] = [old.get(task), fresh.get(task)];
    const keys = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort();
    const weight = (key: string) => Math.round((1 - NEW[task]) * (was?.get(key) ?? 0) + NEW[task] * (is?.get(key) ?? 0));
    return keys.flatMap((key) => (weight(key) === 0 ? [] : `${task}\t${key}\t${weight(key)}\n`));
  });
  return lines.join("");
}

/**
 * The table with what speaks for every event raised or lowered so that confidence and share of right events agree on development and long reports:
 * what is asked above is whether gold has the very word, what confidence says is whether the event is right as scored (annotation guide).
 */
function levelled(table: string, reports: readonly Read[]): string {
  const chooser = new WeighedChooser(table);
  const sure = reports.flatMap(({ document, gold }) => {
    const { events } = code(document, chooser, gazetteer, { threshold: LENIENT });
    const right = new Set(match(gold.text, gold.events, events).flatMap(([g, p]) => (g.type === p.type ? [p] : [])));
    return events.map((e) => ({ odds: Math.log(e.confidence / (1 - e.confidence)), right: right.has(e) }));
  });
  const excess = (shift: number) => sure.reduce((sum, { odds, right }) => sum + 1 / (1 + Math.exp(-odds - shift)) - Number(right), 0);
  let [low, high] = [-2, 2];
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  const hundredths = Math.round(100 * low);
  console.log(`confidence: odds shifted by ${hundredths} hundredths on ${sure.length} events`);
  return table.replace(/^event\tyes\t(-?\d+)$/m, (_, weight: string) => `event\tyes\t${Number(weight) + hundredths}`);
}

/** How much less may speak for a new act: so many hundredths. */
const LOWERED = [0, 20, 40, 60, 80, 100, 120, 140, 160];

/**
 * The table with what speaks for a new act lowered until most pairs of mentions are put together rightly (pairwise F1): each choice by
 * itself is likeliest right otherwise, but one mention left out of a happening misses a pair with every other of it.
 */
function together(table: string, reports: readonly Read[]): string {
  const lowered = (by: number) =>
    table.replace(/^happening\tnew\t(-?\d+)$/m, (_, weight: string) => `happening\tnew\t${Number(weight) - by}`);
  const tried = LOWERED.map((by) => {
    const chooser = new WeighedChooser(lowered(by));
    const coded = reports.map(({ document, gold }) => ({ gold, predicted: code(document, chooser, gazetteer).events }));
    return { by, f1: score(coded).happening.f1 };
  });
  const best = tried.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  console.log(
    `happenings: new acts lowered by ${best.by} hundredths (pairwise F1 ${tried.map(({ f1 }) => (100 * f1).toFixed(1)).join(", ")})`,
  );
  return lowered(best.by);
}

const ours = [
  ...["own", "own-unread", "not-events"].map((name) => join("training", "annotations", `${name}.jsonl`)),
  ...(more === undefined ? [] : [more]),
]
  .flatMap(loadGold)
  .map(taskOf);
const unread = await read(ours.filter((t) => partOf(t.gold.id) === "choices"));
const development = await read(dataSets(data, "dev").at(-1)!.tasks);
console.log(`${unread.length} reports that the reader has not seen, ${development.length} to develop on`);

const before = readFileSync(out, "utf8");
const news = asInNews(unread, dataSets(data, "train")[0]!.tasks);
const notes = pupilNotes(unread, before, news).flatMap((n) => Array.from({ length: WEIGHT[n.task] }, () => n));
const fitted = learn([...goldNotes(unread), ...notes], pupilNotes(development, before));
const measured = [...development, ...(await read(longReports().tasks))];
writeFileSync(out, together(levelled(blended(before, fitted), measured), measured));
console.log(`${readFileSync(out).length} bytes in ${out}`);
