import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actorCode } from "./actor-code.js";

const party = (name: string, country: string | null, sector: string | null) => ({ name, country, sector });

describe("actorCode", () => {
  it.each([
    ["a government", party("Moscow", "RUS", "GOV"), "RUSGOV"],
    ["an army", party("the Revolutionary Guards", "IRN", "MIL"), "IRNMIL"],
    ["a country alone", party("Iranian", "IRN", null), "IRN"],
    ["a role alone", party("gunmen", null, "REB"), "---REB"],
    ["nobody known", party("they", null, null), "---"],
    ["the United Nations", party("the U.N.", "IGO", "IGO"), "IGOUNO"],
    ["an envoy, by the body in the phrase", party("a U.N. envoy", "IGO", "IGO"), "IGOUNO"],
    ["a rebel of a body unknown", party("the volunteers", null, "EDU"), "---EDU"],
    ["nobody", null, "---"],
    ["peacekeepers", party("U.N. peacekeepers", "IGO", "MIL"), "IGOUNOMIL"],
    ["the alliance", party("NATO", "IGO", "MIL"), "IGOWSTNATMIL"],
    ["an unknown body of states", party("the river commission", "IGO", "IGO"), "IGO"],
    ["a court whose code says so", party("the International Criminal Court", "IGO", "JUD"), "IGOJUDICC"],
    ["a charity", party("Amnesty International", "NGO", "NGO"), "NGOHRIAMN"],
    ["who governed once", party("former President Ortiz", "PER", "GOV"), "PERELI"],
    ["a country is not spelt by a body in its phrase", party("the Dutch ambassador to the U.N.", "NLD", "GOV"), "NLDGOV"],
  ])("%s", (_, given, expected) => expect(actorCode(given)).toBe(expected));

  it("is capitals and dashes whatever the words", () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("IGO", "NGO", "FRA", null),
        fc.constantFrom("GOV", "MIL", "IGO", null),
        (text, country, sector) => {
          expect(actorCode(party(text, country, sector))).toMatch(/^(?:[A-Z]{3}|---)[A-Z]*$/);
        },
      ),
    ));
});
