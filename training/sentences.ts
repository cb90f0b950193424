/**
 * Trains models/reader-en/sentences.tsv: logistic regression (AdaGrad, L2) over src/reading/sentences/features.ts.
 * Usage: npx tsx training/sentences.ts DATA_FOLDER (with ud-ewt/, gum/ and events-train/, see the model card). Seeded; the same data gives the same table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { goldDocuments } from "../bench/segmentation-gold.js";
import { heldOut, reportDocuments } from "../bench/segmentation-reports.js";
import { featuresAt, isCandidate, viewOf } from "../src/reading/sentences/features.js";
import { gapsOf } from "../src/reading/sentences/gaps.js";
import { tokenize } from "../src/reading/tokens/index.js";

const [data = "data", out = "models/reader-en/sentences.tsv"] = process.argv.slice(2);
const PASSES = 12;
const RATE = 0.3;
/** L2 regularisation, per example. */
const DECAY = 2.4e-3;
const LEAST_COUNT = 3;
const KEPT = 14_000;

interface Example {
  readonly features: readonly string[];
  readonly ends: boolean;
  readonly weight: number;
}

/** Every place in a text where a sentence may end, with the answer. `starts` are the offsets where gold sentences begin. */
function examplesOf(text: string, starts: ReadonlySet<number>, weight: number): Example[] {
  const tokens = tokenize(text, 0, text.length);
  const gaps = gapsOf(text, tokens);
  const view = viewOf(text, tokens, gaps);
  const examples: Example[] = [];
  let opened = 0;
  for (let index = 0; index + 1 < tokens.length; index += 1) {
    const ends = starts.has(tokens[index + 1]!.start);
    if (gaps[index] !== "break" && isCandidate(view, index))
      examples.push({ features: featuresAt(view, index, index + 1 - opened), ends, weight });
    if (ends || gaps[index] === "break") opened = index + 1;
  }
  return examples;
}

const examples: Example[] = [];
for (const name of ["ud-ewt", "gum"])
  for (const document of goldDocuments(`${data}/${name}/train.conllu`))
    examples.push(
      ...examplesOf(document.text, new Set(document.sentences.map((sentence) => document.tokens[sentence.firstToken]!.start)), 1),
    );
for (const report of reportDocuments(`${data}/events-train/gmb-events.jsonl`))
  if (!heldOut(report.id)) examples.push(...examplesOf(report.text, new Set(report.starts), 0.5));

const counts = new Map<string, number>();
for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const order = examples.map((_, index) => index);

// A small generator (mulberry32) keeps the order of examples, and so the table, the same from run to run.
let seed = 20260101;
const random = (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
/** Weights of the named features after training on them alone. */
function train(names: readonly string[]): Map<string, number> {
  const ids = new Map(names.map((name, id) => [name, id] as const));
  const rows = examples.map(({ features, ends, weight }) => ({
    ids: features.flatMap((name) => ids.get(name) ?? []),
    ends: ends ? 1 : 0,
    weight,
  }));
  const weights = new Float64Array(ids.size);
  const squares = new Float64Array(ids.size).fill(1e-2);
  let loss = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other]!, order[index]!];
    }
    loss = 0;
    for (const index of order) {
      const row = rows[index]!;
      let score = 0;
      for (const id of row.ids) score += weights[id]!;
      const chance = 1 / (1 + Math.exp(-score));
      loss -= Math.log(Math.max(1e-9, row.ends === 1 ? chance : 1 - chance));
      const slope = (chance - row.ends) * row.weight;
      for (const id of row.ids) {
        const gradient = slope + DECAY * weights[id]!;
        squares[id] = squares[id]! + gradient * gradient;
        weights[id] = weights[id]! - (RATE * gradient) / Math.sqrt(squares[id]!);
      }
    }
  }
  console.log(`${names.length} features: mean loss ${(loss / rows.length).toFixed(4)} over ${rows.length} places`);
  return new Map(names.map((name, id) => [name, weights[id]!]));
}

// Trained twice: the second time on the features alone that did most, so that leaving out the others costs nothing.
const all = train([...counts].filter(([, count]) => count >= LEAST_COUNT).map(([name]) => name));
const worth = ([name, weight]: readonly [string, number]): number => Math.abs(weight) * Math.sqrt(counts.get(name) ?? 0);
const heaviest = [...all].sort((one, other) => worth(other) - worth(one) || (one[0] < other[0] ? -1 : 1)).slice(0, KEPT);
const lines = [...train(heaviest.map(([name]) => name))]
  .map(([name, weight]) => ({ name, weight: Math.round(weight * 100) }))
  .filter(({ weight }) => weight !== 0)
  .sort((one, other) => (one.name < other.name ? -1 : 1))
  .map(({ name, weight }) => `${name}\t${weight}\n`);
writeFileSync(out, lines.join(""));
console.log(`${lines.length} features, ${readFileSync(out).length} bytes in ${out}`);
