import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf, feedsOf, rowsOf } from "./batches.js";
import type { Encoded } from "./wordpiece.js";

const [CLS, SEP] = [101, 102];
/** A sentence whose words are one piece each. */
const sentence = (...pieces: number[]): Encoded => ({
  ids: [CLS, ...pieces, SEP],
  cases: [0, ...pieces.map(() => 1), 0],
  first: pieces.map((_, i) => i + 1),
  last: pieces.map((_, i) => i + 1),
});
const sentences = fc.array(fc.array(fc.integer({ min: 1000, max: 2000 }), { minLength: 1, maxLength: 90 }), {
  minLength: 1,
  maxLength: 40,
});

describe("rows and batches", () => {
  it("keep every sentence once, a row's in order and together", () => {
    fc.assert(
      fc.property(sentences, (texts) => {
        const encoded = texts.map((t) => sentence(...t));
        const rows = rowsOf(encoded);
        expect(rows.flat()).toEqual(encoded.map((_, i) => i));
        const batches = batchesOf(rows, encoded);
        expect(batches.flat(2).sort((a, b) => a - b)).toEqual(encoded.map((_, i) => i));
        for (const row of batches.flat()) expect(row).toEqual(row.map((_, i) => (row[0] ?? 0) + i));
      }),
    );
  });

  it("share a long text out evenly", () => {
    const sizes = rowsOf(Array.from({ length: 20 }, () => sentence(...Array.from({ length: 19 }, () => 1000)))).map((row) => row.length);
    expect(sizes.length).toBe(3);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("feed pieces that lie where the words say", () => {
    fc.assert(
      fc.property(sentences, (texts) => {
        const encoded = texts.map((t) => sentence(...t));
        const rows = rowsOf(encoded);
        const feeds = feedsOf(rows.map((row) => row.map((i) => encoded[i]!)));
        const width = feeds.first.dims[1] ?? 0;
        texts.forEach((text, s) => {
          text.forEach((piece, w) => {
            expect(feeds.ids.data[Number(feeds.first.data[s * width + w])]).toBe(BigInt(piece));
            expect(feeds.ids.data[Number(feeds.last.data[s * width + w])]).toBe(BigInt(piece));
            expect(feeds.of.data[Number(feeds.first.data[s * width + w])]).toBe(
              BigInt(1 + (rows.find((row) => row.includes(s))?.indexOf(s) ?? -1)),
            );
          });
          const opens = rows.some((row) => row[0] === s);
          expect(feeds.ids.data[Number(feeds.root.data[s])]).toBe(BigInt(opens ? CLS : SEP));
        });
      }),
    );
  });

  it("feed two sentences as one run of pieces with one mark between them", () => {
    const feeds = feedsOf([[sentence(7, 8), sentence(9)]]);
    expect([...feeds.ids.data].map(Number)).toEqual([CLS, 7, 8, SEP, 9, SEP]);
    expect([...feeds.of.data].map(Number)).toEqual([1, 1, 1, 2, 2, 2]);
    expect([...feeds.root.data].map(Number)).toEqual([0, 3]);
    expect([...feeds.first.data].map(Number)).toEqual([1, 2, 0, 0, 4, 0, 0, 0]);
  });
});
