import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEvent } from "../../model/record.js";
import { outletName } from "./cites.js";
import { entryOf, type Carried } from "./entry.js";

const carried = (
  id: number,
  given: Partial<StoredEvent> & { family?: string | null; cites?: readonly string[] } = {},
): Carried<StoredEvent> => {
  const { family = null, cites = [], ...event } = given;
  const stored = {
    id,
    report: id,
    reportId: `r${id}`,
    publisher: `Paper ${id}`,
    published: `2021-03-0${id}`,
    factuality: "actual",
    speakers: [],
    confidence: 0.6,
    ...event,
  };
  return { family, cites, event: stored as unknown as StoredEvent };
};

describe("an entry", () => {
  it("counts a wire copy once, whoever prints it", () => {
    const entry = entryOf([carried(1, { family: "w" }), carried(2, { family: "w" }), carried(3)]);
    expect(entry).toMatchObject({
      reports: 3,
      publishers: ["Paper 1", "Paper 2", "Paper 3"],
      independent: 2,
      firmness: { standing: "likely" },
    });
    expect(entry.firmness.support).toBeCloseTo(1 - 0.4 * 0.4);
  });
  it("counts a publisher once, and with whatever family it ever copied from", () => {
    expect(entryOf([carried(1), carried(2, { publisher: "Paper 1" })]).independent).toBe(1);
    expect(entryOf([carried(1, { family: "w" }), carried(2, { publisher: "Paper 1" }), carried(3, { family: "w" })]).independent).toBe(1);
  });
  it("counts an outlet once under all its names, and whoever cites it under another", () => {
    expect(entryOf([carried(1, { publisher: "AFP" }), carried(2, { publisher: "Agence France-Presse" })]).independent).toBe(1);
    expect(entryOf([carried(1, { publisher: "www.reuters.com" }), carried(2, { publisher: "Reuters UK" })]).independent).toBe(1);
    expect(entryOf([carried(1, { publisher: "AP" }), carried(2, { cites: ["the associated press"].map(outletName) })]).independent).toBe(1);
    expect(entryOf([carried(1, { publisher: "AFP" }), carried(2, { publisher: "AP" })]).independent).toBe(2);
  });
  it("is firm where three independent sources make it sure", () => {
    expect(entryOf([1, 2, 3].map((id) => carried(id))).firmness).toMatchObject({ standing: "firm" });
    expect(entryOf([1, 2, 3].map((id) => carried(id, { confidence: 0.3 }))).firmness).toMatchObject({ standing: "likely" });
    expect(entryOf([carried(1)]).firmness).toMatchObject({ standing: "single" });
  });
  it("keeps who asserts and who denies, and who was first", () => {
    const army = { text: "the army", start: 0, end: 8, name: "the army" };
    const entry = entryOf([carried(2), carried(1, { published: "2021-03-05", factuality: "negated", speakers: [army] })]);
    expect(entry).toMatchObject({ asserts: 1, denies: 1, voices: { asserted: ["Paper 2"], denied: ["the army"] }, first: { report: 2 } });
    expect(entry.firmness.standing).toBe("disputed");
    expect(entryOf([carried(1, { factuality: "negated" })]).firmness.standing).toBe("denied");
    expect(entryOf([carried(1, { factuality: "future" })]).firmness.standing).toBe("planned");
  });
  it("needs a mention", () => expect(() => entryOf([])).toThrow(RangeError));
  it("does not hang on the order of its mentions", () => {
    const one = fc.record({
      family: fc.constantFrom(null, "w", "v"),
      publisher: fc.constantFrom(null, "A", "B"),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      factuality: fc.constantFrom("actual" as const, "negated" as const, "future" as const),
    });
    const list = fc.array(one, { minLength: 1, maxLength: 8 }).map((given) => given.map((g, i) => carried(i + 1, g)));
    fc.assert(
      fc.property(
        list.chain((l) => fc.tuple(fc.constant(l), fc.shuffledSubarray(l, { minLength: l.length }))),
        ([l, shuffled]) => {
          expect(entryOf(shuffled)).toEqual(entryOf(l));
        },
      ),
    );
  });
});
