import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UPOS } from "../../model/index.js";
import { createLemmatizer } from "./index.js";

const lemmatize = createLemmatizer(readFileSync(new URL("../../../models/reader-en/lemmas.tsv", import.meta.url), "utf8"));
const byRuleAlone = createLemmatizer("");

const CASES: readonly (readonly [string, string, string])[] = [
  ["n't", "PART", "not"],
  ["n’t", "PART", "not"],
  ["'s", "AUX", "be"],
  ["’s", "PART", "'s"],
  ["were", "AUX", "be"],
  ["ca", "AUX", "can"],
  ["wo", "AUX", "will"],
  ["making", "VERB", "make"],
  ["walking", "VERB", "walk"],
  ["stopped", "VERB", "stop"],
  ["carried", "VERB", "carry"],
  ["released", "VERB", "release"],
  ["killed", "VERB", "kill"],
  ["underwent", "VERB", "undergo"],
  ["withdrawn", "VERB", "withdraw"],
  ["said", "VERB", "say"],
  ["agreed", "VERB", "agree"],
  ["clashes", "NOUN", "clash"],
  ["allies", "NOUN", "ally"],
  ["policemen", "NOUN", "policeman"],
  ["houses", "NOUN", "house"],
  ["crises", "NOUN", "crisis"],
  ["worse", "ADJ", "bad"],
  ["largest", "ADJ", "large"],
  ["earlier", "ADV", "early"],
  ["Iraqi", "ADJ", "Iraqi"],
  ["Paris", "PROPN", "Paris"],
  ["Palestinians", "PROPN", "Palestinian"],
  ["10,000", "NUM", "10000"],
  ["three", "NUM", "three"],
  ["them", "PRON", "they"],
  ["an", "DET", "a"],
];

describe("lemmatize", () => {
  it.each(CASES)("%s %s is %s", (text, upos, expected) => {
    expect(lemmatize(text, upos)).toBe(expected);
  });

  it.each([
    ["bombed", "bomb"],
    ["resigning", "resign"],
    ["sanctioned", "sanction"],
    ["deported", "deport"],
    ["seized", "seize"],
    ["vetoes", "veto"],
    ["rallied", "rally"],
    ["shelled", "shell"],
  ])("rules alone: %s is %s", (text, expected) => {
    expect(byRuleAlone(text, "VERB")).toBe(expected);
  });

  it.each([
    ["news", "NOUN"],
    ["series", "NOUN"],
    ["species", "NOUN"],
    ["Hamas", "PROPN"],
    ["bus", "NOUN"],
    ["red", "ADJ"],
    ["need", "VERB"],
    ["bring", "VERB"],
  ])("leaves %s (%s) alone", (text, upos) => {
    expect(lemmatize(text, upos)).toBe(text);
  });

  it("never throws and never gives an empty lemma to a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...UPOS), (text, upos) => {
        expect(typeof lemmatize(text, upos)).toBe("string");
        if (/^\p{L}+$/u.test(text)) expect(lemmatize(text, upos)).not.toBe("");
      }),
    );
  });
});
