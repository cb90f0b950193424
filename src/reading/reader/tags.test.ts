import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSpans, softmax } from "./tags.js";

const TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"];
const rows = (...names: string[]) => new Float32Array(names.flatMap((name) => TAGS.map((tag) => (tag === name ? 5 : 0))));

describe("decodeSpans", () => {
  it.each([
    { name: "nothing", tags: ["O", "O"], spans: [] },
    { name: "one span", tags: ["O", "B-PER", "I-PER"], spans: [[1, 3, "PER"]] },
    {
      name: "two beside each other",
      tags: ["B-PER", "B-PER", "I-PER"],
      spans: [
        [0, 1, "PER"],
        [1, 3, "PER"],
      ],
    },
    {
      name: "a change of kind",
      tags: ["B-PER", "B-ORG", "I-ORG"],
      spans: [
        [0, 1, "PER"],
        [1, 3, "ORG"],
      ],
    },
  ])("reads $name", ({ tags, spans }) => {
    const found = decodeSpans(rows(...tags), 0, tags.length, TAGS);
    expect(found.map((s) => [s.first, s.last, s.kind])).toEqual(spans);
  });

  it("never lets an I- follow another kind, and keeps spans in order", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 5, maxLength: 60 }), (scores) => {
        const words = Math.floor(scores.length / TAGS.length);
        const found = decodeSpans(new Float32Array(scores), 0, words, TAGS);
        let at = 0;
        for (const span of found) {
          expect(span.first).toBeGreaterThanOrEqual(at);
          expect(span.last).toBeGreaterThan(span.first);
          expect(span.p).toBeGreaterThan(0);
          at = span.last;
        }
        expect(at).toBeLessThanOrEqual(words);
      }),
    );
  });

  it("takes the best of all taggings in which no I- follows another kind", () => {
    const follows = (before: number, tag: number) => tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1;
    const taggings = [0, 1, 2].reduce<number[][]>(
      (all) => all.flatMap((path) => TAGS.flatMap((_, tag) => (follows(path.at(-1) ?? 0, tag) ? [[...path, tag]] : []))),
      [[]],
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -80, max: 80 }), { minLength: 15, maxLength: 15 }), (numbers) => {
        const scores = new Float32Array(numbers.map((n, i) => n / 8 + i / 1024));
        const sum = (path: readonly number[]) => path.reduce((all, tag, w) => all + scores[w * TAGS.length + tag]!, 0);
        const found = [0, 0, 0];
        for (const { first, last, kind } of decodeSpans(scores, 0, 3, TAGS))
          for (let w = first; w < last; w++) found[w] = TAGS.indexOf(`${w === first ? "B" : "I"}-${kind}`);
        expect(sum(found)).toBe(Math.max(...taggings.map(sum)));
      }),
    );
  });

  it("softmax sums to one", () => {
    const sum = softmax(new Float32Array([1000, 999, -1000]), 0, 3).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 9);
  });
});
