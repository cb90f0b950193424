import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Groups } from "../grouping/groups.js";
import { blocksOf } from "./blocks.js";
import { happenings } from "./kinship.js";
import { aMention, party } from "./mention.fixture.js";
import { compare, explainScore } from "./score.js";
import type { Traits } from "./traits.js";
import { WEIGHTS } from "./weights.js";

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
/** Mentions out of a small world, so that many of them are near each other. */
const mention = fc
  .record({
    report: fc.integer({ min: 1, max: 12 }).map((n) => `r${n}`),
    start: oneOf(4, 17, 29),
    type: oneOf("ASSAULT", "ASSAULT", "COERCE", "CONSULT"),
    mode: oneOf(null, "explosives", "phone"),
    factuality: oneOf("actual" as const, "negated" as const, "future" as const),
    actors: fc.subarray([party("Russia", "RUS", "GOV"), party("gunmen", null, "REB"), party("Nader Fathy", "EGY", "MED")]),
    recipients: fc.subarray([party("Six traders", "PAK", "CVL"), party("Iran", "IRN", "GOV")]),
    place: oneOf(
      null,
      { text: "Quetta", country: "PAK", precision: "city" },
      { text: "Peshawar", country: "PAK", precision: "city" },
      { text: "Pakistan", country: "PAK" },
    ),
    date: oneOf(null, "2021-03-02", "2021-03-03", "2021-03", "2021-03-09"),
    published: oneOf(null, "2021-03-02", "2021-03-04", "2021-03-10"),
    family: oneOf(null, null, "wire"),
    happening: oneOf(null, 1, 2),
  })
  .map((given) => aMention({ ...given, end: given.start + 6 }));
const mentions = fc.uniqueArray(mention, { selector: (t) => t.key, maxLength: 24 });
const grouped = (items: Iterable<Traits>) => {
  const groups = new Groups<Traits>(happenings);
  groups.add(items);
  return groups;
};

describe("the score", () => {
  it("is the same from either side, and the sum of what it shows", () => {
    fc.assert(
      fc.property(mention, mention, (a, b) => {
        const [score, back] = [compare(a, b), compare(b, a)];
        expect(score).toEqual(back);
        expect(score.parts.reduce((sum, { weight, strength }) => sum + weight * strength, 0)).toBeCloseTo(score.total, 10);
        // Every finding has its weight: a misspelt name would count as nothing.
        for (const { part, found } of score.parts) if (part !== "base") expect(Object.keys(WEIGHTS)).toContain(`${part}: ${found}`);
      }),
    );
  });

  it("is shown line by line", () => {
    const lines = explainScore(
      compare(aMention(), aMention({ report: "r2", place: { text: "Peshawar", country: "PAK", precision: "city" } })),
    );
    expect(lines).toContain("place      -4.50  other town");
    expect(lines.at(-1)).toMatch(/^total\s+[+-]\d/);
  });
});

describe("blocks", () => {
  it("find each other both ways or not at all", () => {
    const finds = (a: Traits, b: Traits) => blocksOf(a).near.some((key) => blocksOf(b).own.includes(key));
    fc.assert(fc.property(mention, mention, (a, b) => finds(a, b) === finds(b, a)));
  });
  it("stay few", () => {
    fc.assert(fc.property(mention, (a) => blocksOf(a).own.length < 100));
    expect(blocksOf(aMention({ date: "2021", published: "2021-06-01" })).own.length).toBeLessThan(100);
  });
});

describe("happenings", () => {
  it("do not hang on the order of arrival, nor on its steps, nor on what came and went", () => {
    fc.assert(
      fc.property(
        mentions.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all), fc.integer({ min: 1, max: 5 })),
        ),
        ([all, shuffled, passing, step]) => {
          const wanted = grouped(all).all();
          const groups = new Groups<Traits>(happenings);
          for (let i = 0; i < shuffled.length; i += step) groups.add(shuffled.slice(i, i + step));
          expect(groups.all()).toEqual(wanted);
          groups.remove(passing.map((t) => t.key));
          groups.add(passing.toReversed());
          expect(groups.all()).toEqual(wanted);
        },
      ),
    );
  });

  it("change only where a step says so", () => {
    fc.assert(
      fc.property(mentions, mentions, (before, after) => {
        const groups = grouped(before);
        const had = groups.all().map((g) => g.join());
        const { gone, made } = groups.add(after);
        const has = groups.all().map((g) => g.join());
        expect(new Set([...had.filter((g) => !gone.some((x) => x.join() === g)), ...made.map((g) => g.join())])).toEqual(new Set(has));
        expect(gone.every((g) => had.includes(g.join()) && !has.includes(g.join()))).toBe(true);
      }),
    );
  });

  const together = (a: Traits, b: Traits) => grouped([a, b]).all().length === 1;
  it.each([
    ["a day's bombing in one town", {}, true],
    ["the same town a week on", { date: "2021-03-09" }, false],
    ["another town the same day", { place: { text: "Peshawar", country: "PAK", precision: "city" } }, false],
    ["a denial of it", { factuality: "negated" as const }, true],
    [
      "an arrest there",
      {
        type: "COERCE",
        mode: "arrest",
        trigger: "held",
        text: "Police held a suspect after the Quetta blast.",
        recipients: [party("a suspect", "PAK", "CVL")],
      },
      false,
    ],
  ])("%s", (_, given, same) => expect(together(aMention(), aMention({ report: "r2", publisher: "Meridian Post", ...given }))).toBe(same));
});
