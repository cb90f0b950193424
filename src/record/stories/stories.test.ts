import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Groups } from "../grouping/groups.js";
import { aMention, party } from "../matching/mention.fixture.js";
import { actOf, stories, type Act } from "./index.js";
import { storyParts } from "./kinship.js";

const act = (
  id: string,
  given: Partial<{ [K in "types" | "countries" | "names" | "places" | "topic" | "reports"]: readonly string[] }> & { day?: number | null },
): Act => {
  const { day = 100, types = ["ASSAULT"], countries = [], names = [], places = [], topic = [], reports = [id] } = given;
  const sets = {
    types: new Set(types),
    countries: new Set(countries),
    names: new Set(names),
    places: new Set(places),
    topic: new Set(topic),
    reports: new Set(reports),
  };
  return { id, days: day === null ? null : { from: day, to: day }, ...sets };
};
const grouped = (acts: readonly Act[]) => {
  const groups = new Groups<Act>(stories);
  groups.add(acts);
  return groups.all().map((group) => group.join("+"));
};

describe("a story", () => {
  const bombing = act("bombing", { countries: ["PAK"], places: ["quetta"] });
  const charge = act("charge", { day: 101, types: ["ACCUSE"], countries: ["PAK", "IND"], reports: ["bombing", "charge"] });
  const answer = act("answer", { day: 102, types: ["REJECT"], countries: ["PAK", "IND"] });

  it("goes from a bombing by way of the charge to its answer", () =>
    expect(grouped([bombing, charge, answer])).toEqual(["answer+bombing+charge"]));
  it("falls in two without what links them", () => expect(grouped([bombing, answer])).toEqual(["answer", "bombing"]));
  it("is more than a country in common", () => {
    expect(
      grouped([act("a", { countries: ["FRA"], types: ["PROTEST"] }), act("b", { countries: ["FRA"], types: ["COERCE"], day: 101 })]),
    ).toEqual(["a", "b"]);
  });
  it("is a country in common with what it is about", () => {
    const barley = (id: string, day: number) => act(id, { countries: ["AUS"], topic: ["barley", "tariff"], types: ["SANCTION"], day });
    expect(grouped([barley("a", 100), barley("b", 110)])).toEqual(["a+b"]);
  });
  it("ends where nothing happens for long", () =>
    expect(grouped([bombing, act("later", { countries: ["PAK"], places: ["quetta"], day: 160 })])).toEqual(["bombing", "later"]));

  const anAct = fc
    .record({
      id: fc.integer({ min: 1, max: 40 }).map(String),
      day: fc.constantFrom(null, 80, 95, 100, 120, 150),
      types: fc.subarray(["ASSAULT", "ACCUSE", "REJECT", "CONSULT"], { minLength: 1 }),
      countries: fc.subarray(["PAK", "IND", "RUS"]),
      names: fc.subarray(["ortega", "fathy"]),
      places: fc.subarray(["quetta", "lima"]),
      topic: fc.subarray(["barley", "mayor", "bus"]),
      reports: fc.subarray(["r1", "r2", "r3"]),
    })
    .map(({ id, ...given }) => act(id, given));
  const acts = fc.uniqueArray(anAct, { selector: (a) => a.id, maxLength: 15 });

  it("does not hang on the order of arrival", () => {
    fc.assert(
      fc.property(
        acts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const groups = new Groups<Act>(stories);
          for (const one of shuffled) groups.add([one]);
          expect(groups.all().map((group) => group.join("+"))).toEqual(grouped(all));
        },
      ),
    );
  });
  it("misses no link for want of a block", () => {
    const sum = (a: Act, b: Act) => storyParts(a, b).reduce((total, { worth }) => total + worth, 0);
    fc.assert(
      fc.property(anAct, anAct, (a, b) => {
        fc.pre(a.days !== null && b.days !== null);
        const found = stories.neighboursOf(a).some((block) => stories.blocksOf(b).includes(block));
        return found || (sum(a, b) <= 0 && sum(b, a) === sum(a, b));
      }),
    );
  });
});

it("an act is what its mentions say together", () => {
  const told = actOf("1", [
    aMention({ date: null, place: null }),
    aMention({ report: "r2", actors: [party("Ramiro Ortega", "COL", "GOV")] }),
  ]);
  expect(told.days).toEqual({ from: 18688, to: 18688 });
  expect([...told.countries].sort()).toEqual(["COL", "PAK"]);
  expect([...told.places]).toEqual(["quetta"]);
  expect(told.names.has("ortega")).toBe(true);
  expect(told.reports.size).toBe(2);
});
