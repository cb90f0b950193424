import { describe, expect, it } from "vitest";
import { checkSources } from "./check.js";
import { MINI, parseFiles } from "./mini.fixture.js";
import { codebookSkeleton, isTypeName, typeSkeleton } from "./skeleton.js";

const base = checkSources(parseFiles(MINI).sources).codebook;

describe("a new type", () => {
  it("is valid as it stands, and with its commented lines taken in", () => {
    for (const text of [
      typeSkeleton("RECALL_ENVOY"),
      typeSkeleton("RECALL_ENVOY", "../codebook.schema.json"),
      uncommented(typeSkeleton("RECALL_ENVOY")),
    ]) {
      const { sources, faults } = parseFiles({ "codebook.yaml": codebookSkeleton("mini"), "types/RECALL_ENVOY.yaml": text });
      expect(faults).toEqual([]);
      const checked = checkSources(sources, base);
      expect(checked.faults.filter((f) => f.severity === "error")).toEqual([]);
      expect(checked.codebook.types.map((t) => t.type)).toEqual(["GREET", "SHUN", "RECALL_ENVOY"]);
    }
  });
  it.each([
    ["AID", true],
    ["RECALL_ENVOY", true],
    ["Aid", false],
    ["", false],
    ["../AID", false],
    ["AID\n", false],
  ])("%j can be a name: %s", (name, can) => expect(isTypeName(name)).toBe(can));
});

function uncommented(text: string): string {
  const taken = text.replace(/^#( {2}.*)$/gm, "$1");
  return taken.replace(/^(modes|lexicon|examples): \[\]$/gm, "$1:");
}
