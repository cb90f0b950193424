import fc from "fast-check";
import { describe, expect } from "vitest";
import { MOST } from "../grouping/divide.js";
import { Groups } from "../grouping/groups.js";
import { happenings, keyOf, mentionOf, traitsOf, type Traits } from "../matching/index.js";
import type { Event, Report } from "../../model/index.js";
import * as store from "./index.js";
import { clear, KINDS, recordOn } from "./kinds.fixture.js";
import { anEvent, aParty, aReport, RARITY, VERSIONS } from "./values.fixture.js";

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const place = (text: string) => ({ ...(anEvent().place as NonNullable<Event["place"]>), text, country: "PAK", precision: "city" as const });
/** Reports out of a small world, so that many tell of one happening, and some are copies. */
const coded = fc
  .record({
    day: oneOf("2021-03-02", "2021-03-03", "2021-03-06"),
    publisher: oneOf("Harbour Gazette", "Valley Post", "Coast Wire", null),
    copy: oneOf(null, null, "wire one", "wire two"),
    events: fc.array(
      fc.record({
        type: oneOf("ASSAULT", "ASSAULT", "COERCE"),
        place: oneOf(null, place("Quetta"), place("Peshawar")),
        date: oneOf(null, "2021-03-02", "2021-03-03"),
        factuality: oneOf("actual" as const, "negated" as const),
        actors: fc.subarray([aParty("Russia", "RUS"), aParty("gunmen", null, "REB")]),
        happening: oneOf(1, 2),
        confidence: oneOf(0.4, 0.8),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ day, publisher, copy, events }) => {
    const n = counter++;
    const own = Array.from({ length: 40 }, (_, i) => `${copy ?? `own ${n}`} ${i}`).join(" ");
    return {
      report: aReport(`Six traders were killed on Tuesday. ${own}. ${n}`, { id: `r${n}`, published: day, publisher }),
      events: events.map(({ date, ...event }, i) =>
        anEvent({
          ...event,
          trigger: "killed",
          mode: null,
          start: 17 + i,
          end: 23,
          date: date === null ? null : { value: date, words: null, basis: "stated" },
        }),
      ),
    };
  });
let counter = 0;

describe.each(KINDS)("order of arrival, %s", (_, there, make) => {
  const { test, opened } = recordOn(there, make);

  /** What the entries say, without the numbers that things were given as they came. */
  async function told() {
    const entries = await store.listEntries(opened().db, {}, 10_000);
    const events = new Map(
      (
        await store.eventsByNumber(
          opened().db,
          entries.flatMap(({ mentions }) => mentions),
        )
      ).map((e) => [e.id, e]),
    );
    const name = (id: number) => `${events.get(id)?.reportId} ${events.get(id)?.start}`;
    return entries
      .map(({ id: _id, lead, mentions, first, ...counts }) => ({
        ...counts,
        lead: name(lead.id),
        mentions: mentions.map(name).sort(),
        first: [first.publisher, first.published],
      }))
      .sort((a, b) => ((a.mentions[0] ?? "") < (b.mentions[0] ?? "") ? -1 : 1));
  }

  async function putAll(batches: readonly (readonly store.CodedReport[])[], versions: store.RunKey = VERSIONS) {
    const run = await store.startRun(opened().db, versions, "2021-04-01T00:00:00.000Z");
    for (const batch of batches) await store.putCoded(opened().db, run, batch, RARITY);
  }
  const inBatches = <T>(items: readonly T[], size: number): T[][] =>
    Array.from({ length: Math.ceil(items.length / size) }, (__, i) => items.slice(i * size, (i + 1) * size));

  /** The same from the pure function, over everything at once. */
  function pure(all: readonly { report: Report; events: readonly Event[] }[], familyOf: (report: Report) => string): string[][] {
    const groups = new Groups<Traits>(happenings);
    const names = new Map<string, string>();
    groups.add(
      all.flatMap(({ report, events }) =>
        events.map((event) => {
          const mention = mentionOf({ ...report, id: store.contentHash(report) }, event, { rarity: RARITY, family: familyOf(report) });
          names.set(keyOf(mention), `${report.id} ${event.start}`);
          return traitsOf(mention);
        }),
      ),
    );
    return groups.all().map((group) => group.map((key) => names.get(key) ?? "").sort());
  }
  const wire = ({ text, id }: Report) => /wire \w+/.exec(text)?.[0] ?? id;
  const byFirst = (a: readonly string[], b: readonly string[]) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1);

  test("does not change the entries, which are those of the pure function", async () => {
    const worlds = fc
      .array(coded, { minLength: 2, maxLength: 14 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.integer({ min: 1, max: 5 })));
    await fc.assert(
      fc.asyncProperty(worlds, async ([list, shuffled, size]) => {
        await clear(opened());
        await putAll(inBatches(list, list.length));
        const [once, sorted] = [await told(), pure(list, wire).sort(byFirst)];
        expect(once.map(({ mentions }) => mentions)).toEqual(sorted);
        await clear(opened());
        await putAll(inBatches(shuffled, size));
        expect(await told()).toEqual(once);
        // Coded otherwise and then as before: everything comes back, and no entry is left empty.
        const other = shuffled.slice(0, 3).map(({ report, events }) => ({ report, events: events.slice(1) }));
        await putAll([other], { ...VERSIONS, model: "reader-en@2" });
        await putAll(inBatches(shuffled.slice(0, 3), 1), { ...VERSIONS, model: "reader-en@3" });
        expect(await told()).toEqual(once);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 12) },
    );
  }, 300_000);

  test("nor where more hangs together than is grouped at once", async () => {
    // Two towns told of by many, and some reports that name neither: one component, larger than MOST.
    const all = Array.from({ length: MOST + 30 }, (__, n) => ({
      report: aReport(`Six traders were killed on Tuesday. ${n}`, { id: `r${n}`, publisher: `Paper ${n}` }),
      events: [
        anEvent({
          trigger: "killed",
          start: 17,
          end: 23,
          type: "ASSAULT",
          mode: null,
          place: [place("Quetta"), place("Peshawar"), null][n % 3] ?? null,
          date: n % 5 === 0 ? null : { value: "2020-01-02", words: null, basis: "stated" },
        }),
      ],
    }));
    const shuffled = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed: 7 })[0] as typeof all;
    await clear(opened());
    await putAll(inBatches(all, 40));
    const once = await told();
    expect(once.map(({ mentions }) => mentions)).toEqual(pure(all, ({ id }) => id).sort(byFirst));
    await clear(opened());
    await putAll(inBatches(shuffled, 7));
    expect(await told()).toEqual(once);
    // Fewer again: what is left is grouped as if the rest had never been.
    await putAll([shuffled.slice(0, 60).map(({ report }) => ({ report, events: [] }))], { ...VERSIONS, model: "reader-en@2" });
    expect((await told()).map(({ mentions }) => mentions)).toEqual(pure(shuffled.slice(60), ({ id }) => id).sort(byFirst));
  }, 300_000);
});
