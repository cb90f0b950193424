import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { aMention, party } from "../matching/mention.fixture.js";
import type { Traits } from "../matching/index.js";
import { clear, KINDS, recordOn } from "./kinds.fixture.js";
import { mentionLayer, mentionsWith } from "./mentions.js";
import { Posted } from "./posted.js";

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const PARTIES = [
  party("Russia", "RUS", "GOV"),
  party("gunmen", null, "REB"),
  party("Six traders", "PAK", "CVL"),
  party("Iran", "IRN", "GOV"),
];
const at = (text: string) => ({ text, country: "PAK", precision: "city" as const });
const told = fc.record({
  type: oneOf("ASSAULT", "ASSAULT", "COERCE", "CONSULT", "AGREE"),
  mode: oneOf(null, "explosives"),
  actors: fc.subarray(PARTIES),
  recipients: fc.subarray(PARTIES),
  place: oneOf(null, at("Quetta"), at("Peshawar"), { text: "Tehran", country: "IRN", precision: "city" }),
  date: oneOf(null, "2021-03-02", "2021-03-03", "2021-03-05", "2021-03", "2021"),
  published: oneOf(null, "2021-03-02", "2021-03-04"),
  text: oneOf("Six", "Ten").map((count) => `${count} traders were killed in Quetta on Tuesday.`),
});
const numbered = (all: readonly Parameters<typeof aMention>[0][], first: number): Map<number, Traits> =>
  new Map(all.map((given, i) => [first + i, aMention({ ...given, report: `r${first + i}` })]));

describe.each(KINDS)("what is remembered of where mentions stand, %s", (_, there, make) => {
  const { test, opened } = recordOn(there, make);

  test("finds what the database finds, whatever was taken out and put in again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(told, { minLength: 20, maxLength: 80 }),
        fc.array(told, { maxLength: 5 }),
        fc.nat(),
        async (all, more, seed) => {
          await clear(opened());
          const posted = new Posted();
          const layer = mentionsWith({ posted });
          await opened()
            .db.transaction()
            .execute(async (tx) => {
              const [early, late] = [numbered(all, 1), numbered(more, all.length + 1)];
              expect(posted.follows([...early.keys()])).toBe(true);
              await layer.finder.put(tx, early);
              const gone = [...early].filter(([id]) => (id * 7 + seed) % 5 === 0);
              posted.take(gone.map(([id]) => id));
              for (const [id] of gone) {
                // As `take` of the layer, which loads what it takes out.
                await sql`delete from mention_posts where node = ${id}`.execute(tx);
                early.delete(id);
              }
              const again = new Map(gone.slice(0, 2));
              expect(posted.follows([...late.keys()])).toBe(true);
              const fresh = new Map([...again, ...late]);
              await layer.finder.put(tx, fresh);
              for (const nodes of [fresh, early]) {
                const [known, asked] = [await layer.finder.seek(nodes)(tx), await mentionLayer.finder.seek(nodes)(tx)];
                const sorted = (pairs: Iterable<readonly [number, number]>) => [...pairs].map(([a, b]) => `${a} ${b}`).sort();
                expect(sorted(known)).toEqual(sorted(asked));
              }
            });
        },
      ),
      { numRuns: 25 },
    );
  });

  test("is not trusted where somebody else put events in, nor after what was undone, until the record is empty again", async () => {
    const posted = new Posted();
    expect(posted.follows([2, 3])).toBe(false);
    expect(posted.follows([4])).toBe(false);
    expect(posted.follows([1, 2])).toBe(true);
    expect(posted.follows([])).toBe(true);
    expect(posted.follows([3])).toBe(true);
    posted.forget();
    expect(posted.follows([4])).toBe(false);
  });
});
