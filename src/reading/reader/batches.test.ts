import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf, feedsOf, reportFeeds, rowsOf, SEEN, windowsOf } from "./batches.js";
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

describe("windows", () => {
  const encoded = sentences.map((texts) => texts.map((t) => sentence(...t)));
  const words = (of: readonly Encoded[]) => of.reduce((sum, s) => sum + s.first.length, 0);

  it("hold every sentence once, in order, and no more words than may be read at once", () => {
    fc.assert(
      fc.property(encoded, fc.integer({ min: 1, max: 300 }), (text, most) => {
        const windows = windowsOf(text, most);
        expect(windows.flatMap((w) => w.sentences)).toEqual(text);
        windows.forEach((window, i) => {
          expect(window.firstWord).toBe(words(windows.slice(0, i).flatMap((w) => w.sentences)));
          if (window.sentences.length > 1) expect(words(window.sentences)).toBeLessThanOrEqual(most);
        });
      }),
    );
  });

  it("are fed as words that each stand once in their sentence", () => {
    fc.assert(
      fc.property(encoded, (text) => {
        const feeds = reportFeeds(text, new Float32Array(words(text) * SEEN));
        const longest = feeds.places.dims[1] ?? 0;
        const places = [...feeds.places.data].map(Number);
        expect(places.filter((p) => p > 0)).toEqual(Array.from({ length: words(text) }, (_, i) => i + 1));
        text.forEach((s, nth) => {
          const own = places.slice(nth * longest, (nth + 1) * longest);
          expect(own.findIndex((p) => p === 0)).toBe(s.first.length === longest ? -1 : s.first.length);
          for (const place of own.slice(0, s.first.length)) expect(feeds.sentence.data[place - 1]).toBe(BigInt(nth + 1));
        });
      }),
    );
  });
});
