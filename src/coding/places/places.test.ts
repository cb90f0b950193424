import { describe, expect, it } from "vitest";
import { resolvePlace } from "./index.js";

describe("resolvePlace", () => {
  it.each([
    ["Afghanistan", [], "AFG"],
    ["Kabul", [], "AFG"],
    ["Helmand province", [], "AFG"],
    ["the northern city of Mosul", [], "IRQ"],
    ["Paris", [], "FRA"],
    ["Paris, Texas", [], "USA"],
    ["the Afghan capital", [], "AFG"],
    ["Moscow", ["UKR"], "RUS"],
    ["Georgia", ["GEO"], "GEO"],
    ["the delta region", [], null],
    ["Xyzzyville", ["AFG"], null],
    ["", [], null],
  ])("%s in a report about %j: %s", (text, countries, country) => expect(resolvePlace(text, { countries }).country).toBe(country));

  it("prefers the one in a country that the report names", () => {
    expect(resolvePlace("Tripoli", { countries: ["LBN"] }).country).toBe("LBN");
    expect(resolvePlace("Tripoli", { countries: [] }).country).toBe("LBY");
  });
});
