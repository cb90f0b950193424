import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestTree, isTree } from "./tree.js";

/** Every head assignment of n words that is a tree with one root. */
function* trees(n: number, heads: number[] = []): Generator<number[]> {
  if (heads.length === n) {
    if (isTree(heads)) yield heads;
    return;
  }
  for (let h = 0; h <= n; h++) if (h !== heads.length + 1) yield* trees(n, [...heads, h]);
}

const matrices = fc
  .integer({ min: 1, max: 4 })
  .chain((n) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n + 1, maxLength: n + 1 }), { minLength: n, maxLength: n }),
  );

describe("bestTree", () => {
  it("finds the tree of the highest total, as trying all does", () => {
    fc.assert(
      fc.property(matrices, (scores) => {
        const score = (d: number, h: number) => scores[d - 1]?.[h] ?? 0;
        const total = (heads: readonly number[]) => heads.reduce((sum, h, i) => sum + score(i + 1, h), 0);
        const found = bestTree(scores.length, score);
        expect(isTree(found)).toBe(true);
        // Only the three likeliest roots are tried; with four words one may be left out.
        if (scores.length <= 3) expect(total(found)).toBe(Math.max(...[...trees(scores.length)].map(total)));
      }),
    );
  });

  it("gives a tree for long sentences full of circles", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer(), (n, seed) => {
        const score = (d: number, h: number) => Math.sin(seed + d * 7919 + h * 104729);
        expect(isTree(bestTree(n, score))).toBe(true);
      }),
    );
  });

  it.each([
    [[0, 0], false],
    [[2, 1], false],
    [[0, 1, 1], true],
    [[2, 0, 2], true],
  ])("tells whether %j is a tree", (heads, expected) => expect(isTree(heads)).toBe(expected));
});
