import { describe, expect, it } from "vitest";
import { checkSources } from "./check.js";
import { Lookup } from "./lookup.js";
import { MINI, parseFiles } from "./mini.fixture.js";
import { overviewText, show } from "./show.js";

const lookup = new Lookup(checkSources(parseFiles(MINI).sources).codebook);

describe("show", () => {
  it.each([
    ["GREET", ["Says hello.", "pour: With tea. (3, CAMEO 901)", "say hello, pour tea", "The mayor [greeted] the envoy.", "(SHUN)"]],
    ["greet/POUR", ["GREET/pour  intensity 3, CAMEO 901", "pour tea", "[poured]"]],
    ["901", ["901  Greets with tea", "GREET/pour", "contexts  tea", "Goldstein 2"]],
    ["9012", ["901  Greets with tea  (9012 itself is not listed)"]],
  ])("%s", (what, lines) => {
    for (const line of lines) expect(show(lookup, what)?.text).toContain(line);
  });
  it.each(["WINK", "GREET/spill", "GREET/", "77", ""])("has nothing to show for %j", (what) => expect(show(lookup, what)).toBeNull());
  it("lists the types", () => expect(overviewText(lookup.codebook).split("\n")).toHaveLength(4));
});
