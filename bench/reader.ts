/**
 * Measures the reader on the public test sets: npx tsx bench/reader.ts [--split dev|test] [--full FOLDER] [--data FOLDER] [--json] [--write-card]
 * FOLDER holds what training/export.py wrote before eight bits. Prints figures only: no sentence of a test set is shown.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession } from "../src/kit/inference/index.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import { Reader, type SentenceReading } from "../src/reading/reader/index.js";
import { createSentenceSplitter } from "../src/reading/sentences/index.js";
import { tokenize } from "../src/reading/tokens/index.js";
import { readFacts, readRoles, readTagged, type GoldSpan } from "./reader-gold.js";
import { goldDocuments } from "./segmentation-gold.js";

const { values } = parseArgs({
  options: {
    split: { type: "string", default: "dev" },
    full: { type: "string" },
    data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "../shared/data" },
    "gmb-set-aside": { type: "string", default: ".cache/gmb-set-aside.tsv" },
    json: { type: "boolean", default: false },
    "write-card": { type: "boolean", default: false },
  },
});
const split = values.split === "test" ? "test" : "dev";
const path = (...names: string[]) => join(values.data, ...names);
const files = loadModelFiles();
const full = (name: string) => readFileSync(join(values.full ?? "", `${name}.fp32.onnx`));
const graphs = values.full === undefined ? files.graphs : { words: full("reader"), events: full("events") };
const reader = new Reader(await openSession(graphs, 2), files.vocabulary, JSON.parse(files.labels));
const figures: Record<string, number> = {};
const share = (right: number, all: number) => Math.round((10000 * right) / Math.max(1, all)) / 100;

/** Sentences whose texts are not known stand alone. */
async function readAll(sentences: readonly (readonly string[])[]): Promise<SentenceReading[]> {
  const out: SentenceReading[] = [];
  for (const sentence of sentences) out.push(...(await reader.read([sentence])).sentences);
  return out;
}

/** `alone`: each sentence without its neighbours, as parsers are mostly measured; else as in use. */
async function parseGoldTokens(name: string, file: string, alone = false): Promise<void> {
  let [upos, uas, las, all] = [0, 0, 0, 0];
  for (const document of goldDocuments(file)) {
    const sentences = document.sentences.map((s) => document.tokens.slice(s.firstToken, s.lastToken));
    const forms = sentences.map((tokens) => tokens.map((t) => t.form));
    const readings = alone ? await readAll(forms) : (await reader.read(forms)).sentences;
    document.tokens.forEach((gold, at) => {
      const i = document.sentences.findIndex((s) => at < s.lastToken);
      const base = document.sentences[i]?.firstToken ?? 0;
      const [found, w] = [readings[i], at - base];
      const head = gold.head < 0 ? -1 : gold.head - base;
      all++;
      upos += Number(found?.upos[w] === gold.upos);
      uas += Number(found?.heads[w] === head);
      las += Number(found?.heads[w] === head && found.relations[w] === gold.deprel);
    });
  }
  const as = alone ? ", sentences alone" : "";
  Object.assign(figures, {
    [`${name} UPOS${as}`]: share(upos, all),
    [`${name} UAS${as}`]: share(uas, all),
    [`${name} LAS${as}`]: share(las, all),
  });
}

/** As the CoNLL 2018 shared task scores: words are aligned by their characters, heads through the alignment. */
async function parseRaw(name: string, file: string): Promise<void> {
  const cut = createSentenceSplitter(files.sentences);
  let [right, gold, found] = [0, 0, 0];
  for (const document of goldDocuments(file)) {
    const words = tokenize(document.text, 0, document.text.length);
    const ranges = cut(document.text, 0, document.text.length, words);
    const { sentences: readings } = await reader.read(
      ranges.map((r) => words.slice(r.firstToken, r.lastToken).map((w) => document.text.slice(w.start, w.end))),
    );
    const key = (span: { start: number; end: number } | undefined) => (span ? `${span.start}-${span.end}` : "root");
    const goldArcs = new Map(document.tokens.map((t) => [key(t), `${key(document.tokens[t.head])} ${t.deprel}`]));
    gold += document.tokens.length;
    ranges.forEach((range, i) => {
      for (let w = range.firstToken; w < range.lastToken; w++) {
        const head = readings[i]?.heads[w - range.firstToken] ?? -1;
        const arc = `${key(head < 0 ? undefined : words[range.firstToken + head])} ${readings[i]?.relations[w - range.firstToken]}`;
        found++;
        right += Number(goldArcs.get(key(words[w])) === arc);
      }
    });
  }
  figures[`${name} raw LAS`] = share(2 * right, gold + found);
}

async function spanF1(
  name: string,
  sentences: readonly { words: readonly string[]; gold: readonly GoldSpan[] }[],
  found: (reading: SentenceReading, i: number) => readonly GoldSpan[],
): Promise<void> {
  const readings = await readAll(sentences.map((s) => s.words));
  let [right, all] = [0, 0];
  const key = (s: GoldSpan) => `${s.first} ${s.last} ${s.kind}`;
  sentences.forEach(({ gold }, i) => {
    const reading = readings[i];
    const predicted = reading === undefined ? [] : found(reading, i);
    const known = new Set(gold.map(key));
    right += predicted.filter((p) => known.has(key(p))).length;
    all += gold.length + predicted.length;
  });
  figures[name] = share(2 * right, all);
}

async function entities(name: string, file: string, columns: readonly [number, number], kinds: ReadonlySet<string>): Promise<void> {
  const sentences = readTagged(file, columns[0], columns[1], kinds).map(({ words, spans }) => ({ words, gold: spans }));
  await spanF1(name, sentences, (reading) => reading.entities.filter((e) => kinds.has(e.kind)));
}

async function roles(): Promise<void> {
  const sentences = readRoles(path("propbank-ewt", `propbank_ewt_${split}.jsonl`));
  const flat = (predicates: readonly { word: number; roles: readonly GoldSpan[] }[]) =>
    predicates.flatMap((p) => p.roles.map((r) => ({ ...r, kind: `${p.word} ${r.kind}` })));
  // Gold predicates: what the reader says of words that are none does not count; of one that it gives under 5 % to be a predicate it has no roles.
  await spanF1(
    "PropBank role F1",
    sentences.map((s) => ({ words: s.words, gold: flat(s.predicates) })),
    (reading, i) => {
      const gold = new Set(sentences[i]?.predicates.map((p) => p.word));
      return flat(reading.predicates.filter((p) => gold.has(p.word)).map((p) => ({ word: p.word, roles: p.roles() })));
    },
  );
}

async function facts(): Promise<void> {
  const sentences = readFacts(path("uds-factuality", `uds_factuality_${split}.jsonl`));
  const readings = await readAll(sentences.map((s) => s.words));
  const signs = sentences.flatMap((s, i) => s.facts.map(([word, value]) => Number(value > 0 === (readings[i]?.factuality[word] ?? 0) > 0)));
  figures["UDS factuality sign"] = share(
    signs.reduce((a, b) => a + b, 0),
    signs.length,
  );
}

const NAMES = new Set(["PER", "ORG", "LOC"]);
await parseGoldTokens("EWT", path("ud-ewt", `${split}.conllu`));
await parseGoldTokens("EWT", path("ud-ewt", `${split}.conllu`), true);
await parseRaw("EWT", path("ud-ewt", `${split}.conllu`));
await parseGoldTokens("GUM", path("gum", `${split}.conllu`));
if (split === "test") {
  await parseGoldTokens("PUD", path("pud", "test.conllu"));
  await parseGoldTokens("PUD", path("pud", "test.conllu"), true);
  await entities("UNER EWT", path("ner", "uner-ewt-test.iob2"), [1, 2], NAMES);
  await entities("UNER PUD", path("ner", "uner-pud-test.iob2"), [1, 2], NAMES);
}
await entities("GMB set aside", values["gmb-set-aside"], [0, 1], new Set([...NAMES, "NORP", "MISC"]));
await roles();
await facts();

if (values.json) console.log(JSON.stringify({ split, model: files.version, figures }));
else for (const [name, figure] of Object.entries(figures)) console.log(name.padEnd(24), figure.toFixed(2));
if (values["write-card"]) {
  const card = "models/reader-en/MODEL_CARD.md";
  const rows = Object.entries(figures).map(([name, figure]) => `| ${name} | ${figure.toFixed(2)} |`);
  const block = `<!-- figures -->\n| ${split} set | ${files.version} |\n|---|---|\n${rows.join("\n")}\n<!-- /figures -->`;
  writeFileSync(
    card,
    readFileSync(card, "utf8").replace(/<!-- figures -->[^]*<!-- \/figures -->/, () => block),
  );
}
