import { describe, expect, it } from "vitest";
import { compareDays, daysOf } from "./dates.js";
import { party } from "./mention.fixture.js";
import { countsIn } from "./numbers.js";
import { compareMutual, compareSides, sideOf } from "./parties.js";
import { compareSpots, spotOf } from "./places.js";
import { rarityFrom } from "./rarity.js";
import { stem } from "./stem.js";
import { compareTypes } from "./types.js";

describe("parties", () => {
  const one = (a: ReturnType<typeof party>, b: ReturnType<typeof party>) => compareSides([sideOf(a)], [sideOf(b)]);
  it.each([
    ["a ministry acts for its country", party("the Russian foreign ministry", "RUS", "GOV"), party("Moscow", "RUS", "GOV"), "same party"],
    ["an army acts for its country", party("Azerbaijani guns", "AZE", "MIL"), party("Azerbaijan", "AZE", "GOV"), "within"],
    ["a person is known by one name", party("Mayor Ramiro Ortega", "COL", "GOV"), party("Ortega", "COL", "GOV"), "same name"],
    ["a person holds an office", party("Oleg Varentsov", "RUS", "GOV"), party("Russia's foreign minister", "RUS", "GOV"), "same party"],
    ["two persons are two", party("Nader Fathy", "EGY", "MED"), party("Hoda Selim", "EGY", "MED"), "other name"],
    ["a body goes by its letters", party("the European Union", "IGO", "IGO"), party("EU ministers", "IGO", "IGO"), "same name"],
    ["two bodies of states are two", party("the African Union", "IGO", "IGO"), party("the UN", "IGO", "IGO"), "other name"],
    ["people do not act for the state", party("marchers", "NGA", "CVL"), party("the government", "NGA", "GOV"), "other sector"],
    ["countries differ", party("Chile", "CHL", "GOV"), party("Peru", "PER", "GOV"), "other country"],
  ])("%s", (_, a, b, kind) => {
    expect(one(a, b)).toBe(kind);
    expect(one(b, a)).toBe(kind);
  });
  it("of a mutual act agree only where each of the fewer has a counterpart", () => {
    const [russia, iran, turkey] = [
      sideOf(party("Russia", "RUS", "GOV")),
      sideOf(party("Iran", "IRN", "GOV")),
      sideOf(party("Turkey", "TUR", "GOV")),
    ];
    expect(compareMutual([russia, iran], [iran, russia])).toBe("same party");
    expect(compareMutual([russia, iran], [russia, turkey])).toBe("other country");
    expect(compareMutual([russia], [])).toBe("open");
  });
});

describe("places", () => {
  const TOWNS = new Set(["Quetta", "Peshawar"]);
  const spot = (text: string, country: string | null) => spotOf({ text, country, precision: TOWNS.has(text) ? "city" : null });
  it.each([
    ["Quetta", "PAK", "the Pakistani city of Quetta", "PAK", "same place"],
    ["Lima", "PER", "Peru's capital", "PER", "same place"],
    ["Quetta", "PAK", "Peshawar", "PAK", "other town"],
    ["Quetta", "PAK", "Pakistan", "PAK", "same country"],
    ["Saravena", "COL", "Arauca", "COL", "other place"],
    ["Lima", "PER", "Quetta", "PAK", "other country"],
  ])("%s (%s) and %s (%s): %s", (a, ofA, b, ofB, kind) => {
    expect(compareSpots(spot(a, ofA), spot(b, ofB))).toBe(kind);
    expect(compareSpots(spot(b, ofB), spot(a, ofA))).toBe(kind);
  });
  it("that is not told is open", () => expect(compareSpots(spotOf(null), spot("Lima", "PER"))).toBe("open"));
});

describe("days", () => {
  const days = (date: string | null, published: string | null, factuality: "actual" | "future" = "actual") =>
    daysOf({ published, event: { date: date === null ? null : { value: date }, factuality } } as never);
  it.each([
    ["2021-03-02", "2021-03-02", "same day"],
    ["2021-03-02", "2021-03-03", "next day"],
    ["2021-03-02", "2021-03-05", "days apart"],
    ["2021-03-02", "2021-03-09", "far apart"],
    ["2021-03", "2021-03-09", "within"],
    ["2021", "2021-03-09", "within"],
    ["2021-02", "2021-03-09", "far apart"],
  ])("%s and %s: %s", (a, b, kind) => expect(compareDays(days(a, "2021-03-10"), days(b, "2021-03-10"))).toBe(kind));
  it("fall back on publication, looking back for what was and ahead for what will be", () => {
    expect(compareDays(days(null, "2021-03-04"), days("2021-03-02", null))).toBe("published near");
    expect(compareDays(days(null, "2021-03-04"), days("2021-03-06", null))).toBe("days apart");
    expect(compareDays(days(null, "2021-03-04", "future"), days("2021-03-20", null))).toBe("published near");
    expect(days(null, null)).toBeNull();
    expect(days("not a date", "2021-03-04")?.known).toBe("published");
  });
});

describe("words", () => {
  it("lose their endings", () => expect(["marches", "marched", "marching", "march"].map(stem)).toEqual(Array(4).fill("march")));
  it("give counts, but not dates", () => {
    expect([
      ...countsIn("On 9 March 2021 at least twenty-two of 1,500 people, two hundred of them children, died; one was saved."),
    ]).toEqual([22, 1500, 200]);
    expect([...countsIn("June 21 was a Monday in 2021.")]).toEqual([]);
  });
  it("tell the more, the rarer they are", () => {
    const rarity = rarityFrom(
      Array.from(
        { length: 26 ** 2 },
        (_, i) => `${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
      ).join("\n"),
    );
    expect(rarity("aa")).toBe(0);
    expect(rarity("zz")).toBeLessThanOrEqual(1);
    expect(rarity("aq")).toBeLessThan(rarity("zz"));
    expect(rarity("Bankass")).toBeGreaterThanOrEqual(rarity("zz"));
  });
});

it("a telephone call is no meeting, a bombing may be told as an attack", () => {
  const act = (type: string, mode: string | null = null) => ({ type, mode });
  expect(compareTypes(act("CONSULT", "phone"), act("CONSULT"))).toBe("other mode");
  expect(compareTypes(act("CONSULT", "visit"), act("CONSULT"))).toBe("same type");
  expect(compareTypes(act("ASSAULT", "explosives"), act("ASSAULT", "suicide-attack"))).toBe("near mode");
  expect(compareTypes(act("ASSAULT", "explosives"), act("ASSAULT", "abduct"))).toBe("other mode");
  expect(compareTypes(act("REQUEST"), act("ASSAULT"))).toBe("other type");
});
