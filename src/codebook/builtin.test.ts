import { describe, expect, it } from "vitest";
import { builtin, builtinCodebook, cameoOf, CODEBOOK_VERSION, contextsOf, intensityOf, modesOf, quadOf, typeOfCameo } from "./index.js";

const { types, contexts, sectors, cameo } = builtinCodebook;
const ROOTS = Array.from({ length: 20 }, (_, i) => String(i + 1).padStart(2, "0"));

describe("the shipped codebook", () => {
  it("is whole", () => {
    expect([types.length, contexts.length, sectors.length]).toEqual([16, 37, 16]);
    expect(Object.keys(cameo.codes)).toHaveLength(276);
    expect(ROOTS.every((root) => root in cameo.codes)).toBe(true);
    expect(CODEBOOK_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("gives every type and mode a CAMEO code, whatever the context, that stays with the type or says why not", () => {
    for (const { type, modes } of types)
      for (const mode of [null, ...modes.map((m) => m.mode)])
        for (const context of [null, ...contexts.map((c) => c.name)]) {
          const code = cameoOf(type, mode, context === null ? [] : [context]);
          expect(code).not.toBeNull();
          const reason = (mode === null ? cameo.give[type] : cameo.give[type]?.modes?.[mode])?.decision;
          if (reason === undefined) expect(`${type} ${typeOfCameo(code ?? "")}`).toBe(`${type} ${type}`);
        }
  });

  it("scores cooperation above conflict", () => {
    for (const { type, quad, modes } of types)
      for (const mode of [null, ...modes.map((m) => m.mode)]) {
        const score = intensityOf(type, mode);
        if (quad <= 2) expect(score).toBeGreaterThan(0);
        else expect(score).toBeLessThanOrEqual(type === "REQUEST" ? 0.5 : -1.5);
      }
  });

  it.each([
    ["AGREE CONSULT SUPPORT CONCEDE", 1],
    ["COOPERATE AID RETREAT", 2],
    ["REQUEST ACCUSE REJECT THREATEN", 3],
    ["PROTEST SANCTION MOBILIZE COERCE ASSAULT", 4],
  ])("%s: quad class %i", (names, quad) => expect(names.split(" ").map(quadOf)).toEqual(names.split(" ").map(() => quad)));

  it.each([
    ["CONSULT", "visit third-party multilateral phone"],
    ["REQUEST", "assist change yield meet"],
    ["AID", ""],
  ])("%s has the modes %s", (type, names) => expect(modesOf(type)).toEqual(names === "" ? [] : names.split(" ")));
});

describe("CAMEO of the shipped codebook", () => {
  it.each([
    ["AGREE", null, ["military"], null, "0312"],
    ["CONSULT", "phone", ["economic"], null, "041"],
    ["AID", null, ["disasters"], null, "073"],
    ["REQUEST", "assist", ["economic", "diplomatic"], null, "1011"],
    ["ACCUSE", "allege", ["human_rights"], null, "1122"],
    ["PROTEST", "demo", ["political_institutions", "executive"], null, "1412"],
    ["SANCTION", null, ["diplomatic"], null, "161"],
    ["SANCTION", "discontinue", ["military"], "162", "1622"],
    ["COERCE", "arrest", ["legal"], null, "173"],
    ["ASSAULT", "unconventional", ["cbrn"], null, "2041"],
  ] as const)("%s %s %j (%s): %s", (type, mode, about, from, code) => expect(cameoOf(type, mode, about, from)).toBe(code));

  it.each([
    ["0231", null],
    ["0841", "RETREAT"],
    ["085", "CONCEDE"],
    ["163", "SANCTION"],
    ["1712", "ASSAULT"],
    ["155", "MOBILIZE"],
    ["99", null],
    ["", null],
  ])("%s means %s", (code, type) => expect(typeOfCameo(code)).toBe(type));

  it("keeps Goldstein's scores", () => {
    expect(["0874", "057", "010", "111", "163", "195"].map((code) => builtin.meaningOf(code)?.goldstein)).toEqual([10, 8, 0, -2, -8, -10]);
  });
});

describe("contexts by the shipped cues", () => {
  it.each([
    ["the health minister ask for vaccine against cholera", ["health"]],
    ["soldier fire rocket across the border", ["military"]],
    ["he open a nuclear power plant", ["technology"]],
    ["inspector visit a nuclear facility", ["cbrn"]],
    ["police arrest a drug trafficker with cocaine", ["illegal_drugs", "trafficking"]],
    ["the thief steal a car", ["crime"]],
    ["al - Qaida claim the bombing", ["terrorism"]],
    ["a settler in the West Bank", []],
    ["the secretary general speak at a news conference", []],
    ["the minister greet his guest", []],
  ])("%s: %j", (words, names) => expect(contextsOf(words.split(" "))).toEqual(names));

  it("takes what the mode brings", () => {
    expect(contextsOf(["outage"], { type: "COERCE", mode: "cyber" })).toEqual(["cyber"]);
  });
});
