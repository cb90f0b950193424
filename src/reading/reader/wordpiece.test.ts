import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseClass, WordPiece } from "./wordpiece.js";

const pieces = new WordPiece(readFileSync("models/reader-en/vocab.txt", "utf8"));
const trained = JSON.parse(readFileSync("test/fixtures/wordpiece.json", "utf8")) as { word: string; ids: number[]; case: number }[];

describe("WordPiece", () => {
  it.each(trained)("cuts $word as training does", ({ word, ids, case: kind }) => {
    const { ids: found, cases } = pieces.encode([word]);
    expect(found.slice(1, -1)).toEqual(ids);
    expect(cases[1]).toBe(kind);
    expect(caseClass(word)).toBe(kind);
  });

  it("gives every word pieces of its own, in order, for any text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 }), (words) => {
        const { ids, cases, first, last } = pieces.encode(words);
        expect(cases).toHaveLength(ids.length);
        expect(first[0]).toBe(1);
        expect(last.at(-1)).toBe(ids.length - 2);
        first.slice(1).forEach((start, i) => expect(start).toBe((last[i] ?? 0) + 1));
      }),
    );
  });

  it("refuses a vocabulary without its special pieces", () => expect(() => new WordPiece("a\nb")).toThrow("[CLS]"));
});
