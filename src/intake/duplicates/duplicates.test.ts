import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeReports } from "../../../bench/duplicates-made.js";
import { Families, type Comparable } from "./index.js";

const STORY =
  "The army and the northern rebels agreed on Friday to stop fighting for seven days in the district of Sarrat so that food can reach the besieged town. " +
  "The deal was brokered by the regional bloc after three rounds of talks in a hotel on the lake. " +
  "Under its terms, convoys may pass between sunrise and sunset, and each side names two officers to check the loads.";
const LOCAL =
  "In our own valley the news was met with relief, since many families have sons in the garrison there. The mayor opened the hall for those who wished to pray, and the school choir sang.";
const placed = (...reports: Comparable[]) => {
  const families = new Families();
  return reports.map((report) => families.add(report));
};
const partition = (reports: readonly Comparable[]): string[] => {
  const families = new Families();
  for (const report of reports) families.add(report);
  return families
    .all()
    .map((family) => family.sort().join(" "))
    .sort();
};

describe("relations", () => {
  it.each([
    ["the same words", STORY.replaceAll(",", " –").toUpperCase(), "exact"],
    ["a word changed", STORY.replace("hotel", "villa"), "near"],
    ["paragraphs added", `${LOCAL} ${STORY}`, "partial"],
    ["the end cut off", STORY.slice(0, 250), "partial"],
  ])("%s", (_, text, relation) =>
    expect(placed({ id: "a", text: STORY }, { id: "b", text })[1]).toEqual({ family: "a", of: "a", relation }),
  );
  it("another text is of another family", () =>
    expect(placed({ id: "a", text: STORY }, { id: "b", text: LOCAL })[1]).toEqual({ family: "b", of: null, relation: null }));
  it("a few words alone say nothing", () => {
    const [, other, same] = placed(
      { id: "a", text: "More follows as soon as we know" },
      { id: "b", text: "More follows as soon as we can" },
      { id: "c", text: "More follows as soon as we can" },
    );
    expect([other?.family, same?.family]).toEqual(["b", "b"]);
  });
  it("texts without words are no family", () =>
    expect(placed({ id: "a", text: "" }, { id: "b", text: "…" }).map((p) => p.family)).toEqual(["a", "b"]));
});

describe("addresses", () => {
  it.each(["http://m.example.org/story/?utm_source=x#top", "https://www.example.org/story/amp/", "https://example.org/story"])(
    "%s is a version",
    (url) =>
      expect(placed({ id: "a", text: STORY, url: "https://example.org/story" }, { id: "b", text: LOCAL, url })[1]).toEqual({
        family: "a",
        of: "a",
        relation: "version",
      }),
  );
  it.each(["https://example.org/story?id=2", "not an address"])("%s is none", (url) =>
    expect(placed({ id: "a", text: STORY, url: "https://example.org/story" }, { id: "b", text: LOCAL, url })[1]?.family).toBe("b"),
  );
});

describe("families", () => {
  const made = [...madeReports(300, 7)];
  it("do not depend on the order of arrival", () => {
    const expected = partition(made);
    fc.assert(
      fc.property(fc.shuffledSubarray(made, { minLength: made.length }), (shuffled) => {
        expect(partition(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
  it("hold stories together and keep template reports apart", () => {
    const families = new Families();
    const gold = new Map(made.map(({ id, family }) => [id, family]));
    for (const report of made) families.add(report);
    const mixed = families.all().filter((ids) => new Set(ids.map((id) => gold.get(id))).size > 1);
    expect(mixed).toEqual([]);
    expect(families.all().length).toBeLessThanOrEqual(new Set(gold.values()).size * 1.03);
  });
});
