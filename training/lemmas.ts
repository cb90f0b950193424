/**
 * Builds models/reader-en/lemmas.tsv from the training parts of UD English-EWT and GUM: the base forms of each open class, and what the rules get wrong.
 * Usage: npx tsx training/lemmas.ts DATA_FOLDER [OUT]. The same data gives the same table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { goldDocuments } from "../bench/segmentation-gold.js";
import { createLemmatizer } from "../src/reading/lemmas/index.js";

const [data = "data", out = "models/reader-en/lemmas.tsv"] = process.argv.slice(2);
const OPEN = ["VERB", "NOUN", "ADJ", "ADV"];
const KEEPS_CASE = new Set(["PROPN", "X", "SYM", "PUNCT"]);
/** An entry that changes nothing but the case needs this many uses. */
const LEAST_CASE_COUNT = 2;

/** "UPOS form" to lemma to count, by the form as written and by the form in lower case. */
const counts = new Map<string, Map<string, number>>();
const bases = new Map(OPEN.map((upos) => [upos, new Set<string>()] as const));

function count(key: string, lemma: string, weight: number): void {
  const lemmas = counts.get(key) ?? new Map<string, number>();
  counts.set(key, lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + weight));
}

for (const name of ["ud-ewt", "gum"])
  for (const { tokens } of goldDocuments(`${data}/${name}/train.conllu`))
    for (const { form, lemma, upos } of tokens) {
      if (lemma === "_" || form === "") continue;
      const written = form.replace(/’/g, "'");
      const lower = written.toLowerCase();
      count(`${upos}\t${written}`, lemma, 1);
      // A capitalised use says little about the lower-case word: it only counts where there is nothing else.
      if (lower !== written && !KEEPS_CASE.has(upos)) count(`${upos}\t${lower}`, lemma, 0.01);
      if (/^[a-z]{2,}$/.test(lemma)) bases.get(upos)?.add(lemma);
    }

const known = OPEN.map((upos) => `+${upos}\t${[...(bases.get(upos) ?? [])].sort().join(" ")}\n`).join("");
const exceptions = new Map<string, string>();
const lines = (): string => [...exceptions].map(([key, lemma]) => `${key}\t${lemma}\n`).join("");
const keys = [...counts.keys()].sort();
// Lower case first: a capitalised form needs an entry of its own only where the lower-case one does not answer it.
for (const capitalised of [false, true]) {
  const lemmatize = createLemmatizer(known + lines());
  for (const key of keys) {
    const [upos = "", form = ""] = key.split("\t");
    if ((form !== form.toLowerCase()) !== capitalised) continue;
    const [best = form, uses = 0] =
      [...(counts.get(key) ?? [])].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0] ?? [];
    const byRule = lemmatize(form, upos);
    const onlyCase = byRule.toLowerCase() === best.toLowerCase();
    if (byRule !== best && !/\s/.test(form + best) && (!onlyCase || uses >= LEAST_CASE_COUNT)) exceptions.set(key, best);
  }
}
writeFileSync(out, known + lines());
console.log(`${exceptions.size} exceptions, ${readFileSync(out).length} bytes in ${out}`);
