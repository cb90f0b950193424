/**
 * Tokens, sentences and lemmas against gold, on raw text.
 * Usage: npx tsx bench/segmentation.ts [--split dev|test] [--data FOLDER] [--speed]
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createLemmatizer } from "../src/reading/lemmas/index.js";
import { createSentenceSplitter } from "../src/reading/sentences/index.js";
import { tokenize } from "../src/reading/tokens/index.js";
import { goldDocuments } from "./segmentation-gold.js";
import { heldOut, reportDocuments } from "./segmentation-reports.js";

export { goldDocuments, type GoldDocument, type GoldToken } from "./segmentation-gold.js";

const model = new URL("../models/reader-en/", import.meta.url);
const splitSentences = createSentenceSplitter(readFileSync(new URL("sentences.tsv", model), "utf8"));
const lemmatize = createLemmatizer(readFileSync(new URL("lemmas.tsv", model), "utf8"));

interface Counts {
  gold: number;
  found: number;
  right: number;
}
interface Raw {
  readonly text: string;
  /** Gold spans "start:end"; null where only the sentences are known. */
  readonly tokens: readonly string[] | null;
  /** Offsets where gold sentences begin. */
  readonly starts: readonly number[];
}

const add = (counts: Counts, gold: ReadonlySet<string>, found: readonly string[]): void => {
  counts.gold += gold.size;
  counts.found += found.length;
  counts.right += found.filter((span) => gold.has(span)).length;
};
const f1 = ({ gold, found, right }: Counts): string =>
  `${((200 * right) / (gold + found || 1)).toFixed(2)} (precision ${((100 * right) / (found || 1)).toFixed(2)}, recall ${((100 * right) / (gold || 1)).toFixed(2)}, of ${gold})`;

/** A sentence is right when it begins and ends where a gold one does. */
function score(name: string, documents: readonly Raw[]): void {
  const tokens: Counts = { gold: 0, found: 0, right: 0 };
  const sentences: Counts = { gold: 0, found: 0, right: 0 };
  for (const { text, tokens: gold, starts } of documents) {
    const found = tokenize(text, 0, text.length);
    if (gold !== null)
      add(
        tokens,
        new Set(gold),
        found.map(({ start, end }) => `${start}:${end}`),
      );
    const between = (edges: readonly number[]): string[] => edges.map((edge, index) => `${edge}:${edges[index + 1] ?? text.length}`);
    const own = splitSentences(text, 0, text.length, found).map((sentence) => found[sentence.firstToken]?.start ?? 0);
    add(sentences, new Set(between(starts)), between(own));
  }
  if (tokens.gold > 0) console.log(`${name}: token F1 ${f1(tokens)}`);
  console.log(`${name}: sentence F1 ${f1(sentences)}`);
}

/** Lemmas given gold parts of speech. */
function scoreLemmas(name: string, path: string): void {
  let words = 0;
  let right = 0;
  for (const { tokens } of goldDocuments(path))
    for (const { form, upos, lemma } of tokens) {
      words += 1;
      if (lemmatize(form, upos) === lemma) right += 1;
    }
  console.log(`${name}: lemma accuracy ${((100 * right) / words).toFixed(2)} of ${words}`);
}

/** Characters a second for cutting a text of about `size` characters into tokens and sentences. */
function speed(source: string, size: number): void {
  const text = source.repeat(Math.ceil(size / source.length)).slice(0, size);
  const began = performance.now();
  const tokens = tokenize(text, 0, text.length);
  const cut = performance.now();
  splitSentences(text, 0, text.length, tokens);
  const done = performance.now();
  const rate = (ms: number): string => `${(size / 1e3 / ms).toFixed(2)} M characters/s`;
  console.log(`speed: tokens ${rate(cut - began)}, tokens and sentences ${rate(done - began)}`);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      split: { type: "string", default: "dev" },
      data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "data" },
      speed: { type: "boolean", default: false },
    },
  });
  const raw = (path: string, keep: (id: string) => boolean = () => true): Raw[] =>
    goldDocuments(path)
      .filter(({ id }) => keep(id))
      .map(({ text, tokens, sentences }) => ({
        text,
        tokens: tokens.map(({ start, end }) => `${start}:${end}`),
        starts: sentences.map(({ firstToken }) => tokens[firstToken]?.start ?? 0),
      }));
  for (const name of ["ud-ewt", "gum", "pud"]) {
    const path = `${values.data}/${name}/${values.split}.conllu`;
    if (!existsSync(path)) continue;
    score(name, raw(path));
    if (name === "gum")
      score(
        "gum news",
        raw(path, (id) => id.includes("_news_")),
      );
    scoreLemmas(name, path);
  }
  const reports = `${values.data}/events-train/gmb-events.jsonl`;
  if (values.split === "dev" && existsSync(reports)) {
    const kept = reportDocuments(reports).filter(({ id }) => heldOut(id));
    score(
      "news reports (held out)",
      kept.map(({ text, starts }) => ({ text, tokens: null, starts })),
    );
    if (values.speed) speed(kept.map(({ text }) => text).join("\n"), 2_000_000);
  }
}

if (process.argv[1]?.endsWith("segmentation.ts") === true) main();
