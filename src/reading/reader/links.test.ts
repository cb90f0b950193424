import { describe, expect, it } from "vitest";
import type { LinkKind } from "../../model/index.js";
import { LinkVectors } from "./links.js";

const KINDS: readonly LinkKind[] = ["actor", "same"];
/** One number a vector: [points as actor, points as same, pointed at as actor, as same, nothing as actor, as same]. */
const part = (...words: number[][]) => ({ data: new Float32Array(words.flat()), dims: [words.length, 6] });

describe("links", () => {
  const vectors = new LinkVectors(3);
  vectors.take(0, part([3, 0, 0, 0, 0, 9], [0, 0, 2, 0, 0, 0]));
  vectors.take(2, part([0, 0, -2, 0, 0, 0]));

  it("point by the product of two words' vectors, over all parts of a text", () => {
    const { to, nothing } = vectors.from(0, "actor", KINDS);
    expect(to[0]?.token).toBe(1);
    expect(to[0]?.p).toBeCloseTo(Math.exp(6) / (Math.exp(6) + 1 + 1 + Math.exp(-6)));
    expect(nothing).toBeCloseTo(1 / (Math.exp(6) + 1 + 1 + Math.exp(-6)));
  });

  it("point at nothing where that is likeliest, and leave out what hardly counts", () => {
    const { to, nothing } = vectors.from(0, "same", KINDS);
    expect(to).toEqual([]);
    expect(nothing).toBeGreaterThan(0.99);
  });
});
