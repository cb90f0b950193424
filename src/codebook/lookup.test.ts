import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSources } from "./check.js";
import { Lookup } from "./lookup.js";
import { MINI, parseFiles } from "./mini.fixture.js";

const { codebook } = checkSources(parseFiles(MINI).sources);
const lookup = new Lookup(codebook);

describe("types and modes", () => {
  it("knows modes, quad classes and intensities", () => {
    expect(lookup.modes("GREET")).toEqual(["pour"]);
    expect(lookup.modes("WINK")).toEqual([]);
    expect(lookup.quad("SHUN")).toBe(3);
    expect([lookup.intensity("GREET"), lookup.intensity("GREET", "pour"), lookup.intensity("GREET", "spill")]).toEqual([2, 3, 2]);
  });
  it("makes nothing up for an unknown type", () => {
    expect(() => lookup.quad("WINK")).toThrow(RangeError);
    expect(() => lookup.intensity("WINK")).toThrow(RangeError);
    expect(lookup.cameoOf("WINK")).toBeNull();
    expect(lookup.typeOfCameo("77")).toBeNull();
  });
});

describe("CAMEO", () => {
  it.each([
    ["GREET", null, [], null, "90"],
    ["GREET", null, ["tea"], null, "901"],
    ["GREET", null, ["drink"], null, "90"],
    ["GREET", "pour", [], null, "901"],
    ["SHUN", null, ["tea"], null, "91"],
    ["SHUN", null, ["tea"], "90", "901"],
  ] as const)("%s %s %j from %s gives %s", (type, mode, contexts, from, code) => {
    expect(lookup.cameoOf(type, mode, contexts, from)).toBe(code);
  });
  it("falls back to the nearest listed head", () => {
    expect(lookup.meaningOf("9015")).toMatchObject({ code: "901", mode: "pour" });
    expect(lookup.typeOfCameo("919")).toBe("SHUN");
  });
  it("ends where a table runs in a circle", () => {
    const circle = { ...codebook, cameo: { ...codebook.cameo, refine: { "90": { tea: "901" }, "901": { tea: "90" } } } };
    expect(new Lookup(circle).cameoOf("GREET", null, ["tea"])).toBe("901");
  });
});

describe("contexts from words", () => {
  it.each([
    ["one cue is enough", "the Kettle boil", ["tea"]],
    ["one hint is not", "a cup", []],
    ["the same hint twice is not", "cup and cup", []],
    ["two hints are", "a cup of milk", ["tea"]],
    ["a longer run hides the cue in it", "read the tea leaf", []],
    ["but not the cue elsewhere", "tea leaf in tea", ["tea"]],
    ["a more specific context drives out the other", "tea with water", ["tea"]],
    ["which holds by itself", "water", ["drink"]],
    ["hyphens do not matter", "Milk-cup", ["tea"]],
    ["nor do they as words of their own", "tea - leaf", []],
  ])("%s", (_, words, names) => {
    expect(lookup.contextsOf(words.split(" "))).toEqual(names);
  });
  it("adds what a mode brings with it", () => {
    expect(lookup.contextsOf(["hello"], { type: "GREET", mode: "pour" })).toEqual(["tea"]);
    expect(lookup.contextsOf(["hello"], { type: "SHUN", mode: null })).toEqual([]);
  });
  it("gives known names once, in the codebook's order, whatever the letter case", () => {
    const order = codebook.contexts.map((c) => c.name);
    fc.assert(
      fc.property(fc.array(fc.constantFrom("tea", "leaf", "cup", "milk", "water", "kettle", "x", "", "constructor")), (words) => {
        const found = lookup.contextsOf(words);
        expect(order.filter((name) => found.includes(name))).toEqual(found);
        expect(lookup.contextsOf(words.map((w) => w.toUpperCase()))).toEqual(found);
      }),
    );
  });
});
