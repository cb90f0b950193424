import fc from "fast-check";
import { describe, expect } from "vitest";
import { happenings } from "../matching/index.js";
import * as store from "./index.js";
import { clear, KINDS, recordOn } from "./kinds.fixture.js";
import { Linked } from "./linked.js";
import { linksTaken, storedLinks, type Links } from "./links.js";

const NODES = Array.from({ length: 12 }, (_, i) => i + 1);
const node = fc.constantFrom(...NODES);
const step = fc.oneof(
  fc.record({
    put: fc.array(fc.record({ a: node, b: node, score: fc.constantFrom(0.1, ...happenings.bars.slice(1).map((bar) => bar + 0.01)) }), {
      maxLength: 8,
    }),
  }),
  fc.record({ take: fc.subarray(NODES, { minLength: 1, maxLength: 3 }) }),
);
/** What is asked, in one order. */
async function seen(tx: store.OpenRecord["db"], links: Links) {
  const over = await Promise.all(happenings.bars.map((bar) => links.over(tx, NODES, bar)));
  return over.map((rows) => [...rows].map(([id, near]) => `${id}: ${near.toSorted((x, y) => x - y).join()}`).sort());
}

describe.each(KINDS)("what is remembered of links, %s", (_, there, make) => {
  const { test, opened } = recordOn(there, make);

  test("is what the record keeps, whatever was taken away and put in again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await clear(opened());
        await opened()
          .db.transaction()
          .execute(async (tx) => {
            const linked = new Linked(happenings.bars);
            linked.begin(await linksTaken(tx));
            const stored = storedLinks("mentions", "mention_links");
            const links = linked.beside(stored);
            for (const one of steps) {
              if ("put" in one) {
                const pairs = new Map(one.put.filter(({ a, b }) => a < b).map((link) => [`${link.a} ${link.b}`, link]));
                await links.put(tx, [...pairs.values()]);
              } else await links.take(tx, one.take);
              expect(linked.follows(await linksTaken(tx))).toBe(true);
              expect(await seen(tx, links)).toEqual(await seen(tx, stored));
            }
          });
      }),
      { numRuns: 25 },
    );
  });

  test("is not trusted once somebody else took links away, until the record is empty again", async () => {
    await opened()
      .db.transaction()
      .execute(async (tx) => {
        const linked = new Linked(happenings.bars);
        expect(linked.follows(await linksTaken(tx))).toBe(false);
        linked.begin(await linksTaken(tx));
        expect(linked.follows(await linksTaken(tx))).toBe(true);
        await storedLinks("mentions", "mention_links").take(tx, [1]);
        expect(linked.follows(await linksTaken(tx))).toBe(false);
        expect(linked.follows(await linksTaken(tx))).toBe(false);
      });
  });
});
