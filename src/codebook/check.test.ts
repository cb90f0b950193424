import { describe, expect, it } from "vitest";
import { checkSources } from "./check.js";
import { FAULTS } from "./fault.js";
import type { Fault, FaultCode } from "./fault.js";
import { MINI, parseFiles } from "./mini.fixture.js";

function faultsOf(files: Readonly<Record<string, string>>): readonly Fault[] {
  const { sources, faults } = parseFiles(files);
  return faults.length > 0 ? faults : checkSources(sources).faults;
}

/** Breaks one file in one place. `# HERE` in the new text marks the line where the fault should be told. */
interface Case {
  readonly code: FaultCode;
  readonly file: string;
  readonly old: string;
  readonly text: string;
}
const CASES: readonly Case[] = [
  { code: "yaml", file: "types/SHUN.yaml", old: "quad: 3", text: 'quad: "3 # HERE' },
  { code: "shape", file: "types/SHUN.yaml", old: "quad: 3", text: "quad: 5 # HERE" },
  { code: "shape", file: "types/SHUN.yaml", old: "title: Shun", text: "title: Shun\nheadline: Shun # HERE" },
  { code: "shape", file: "types/SHUN.yaml", old: "title: Shun\n", text: "" },
  { code: "shape", file: "types/SHUN.yaml", old: "weight: 0.9 }", text: "weight: 9 } # HERE" },
  { code: "shape", file: "types/SHUN.yaml", old: "pattern: look away", text: "pattern: Look  away # HERE\n   " },
  { code: "missing-file", file: "codebook.yaml", old: "types: [GREET, SHUN]", text: "types: [GREET, SHUN, WINK] # HERE" },
  { code: "missing-file", file: "codebook.yaml", old: "types:", text: "extends: nothing # HERE\ntypes:" },
  { code: "unlisted-type", file: "codebook.yaml", old: "[GREET, SHUN]", text: "[GREET]" },
  { code: "unlisted-type", file: "types/SHUN.yaml", old: "type: SHUN", text: "type: AVOID # HERE" },
  { code: "duplicate-name", file: "types/GREET.yaml", old: "lexicon:", text: "  - { mode: pour, definition: Again. } # HERE\nlexicon:" },
  { code: "duplicate-name", file: "types/SHUN.yaml", old: "type: SHUN", text: "type: GREET # HERE" },
  { code: "duplicate-name", file: "contexts.yaml", old: "name: drink", text: "name: tea # HERE" },
  {
    code: "duplicate-name",
    file: "sectors.yaml",
    old: "sectors:\n",
    text: "sectors:\n  - { code: GOV, title: a, definition: b, plover: GOV, cameo: GOV }\n",
  },
  { code: "unknown-type", file: "types/SHUN.yaml", old: "is: null, not: true", text: "is: WINK, not: true, trigger: led # HERE\n    " },
  { code: "unknown-type", file: "cameo.yaml", old: "{ type: SHUN, ", text: "{ type: WINK, " },
  { code: "unknown-mode", file: "types/GREET.yaml", old: "trigger: poured, mode: pour }", text: "trigger: poured, mode: spill } # HERE" },
  {
    code: "unknown-mode",
    file: "types/GREET.yaml",
    old: 'mode: pour, weight: 0.8, needs: "obl:for" }',
    text: "mode: spill, weight: 0.8 } # HERE",
  },
  { code: "unknown-mode", file: "contexts.yaml", old: "[GREET/pour]", text: "[GREET/spill] # HERE" },
  { code: "unknown-mode", file: "cameo.yaml", old: "mode: pour, contexts", text: "mode: spill, contexts" },
  { code: "unknown-cameo", file: "types/GREET.yaml", old: 'cameo: "90"', text: 'cameo: "99" # HERE' },
  { code: "unknown-cameo", file: "types/SHUN.yaml", old: "weight: 0.9 }", text: 'weight: 0.9, cameo: "99" } # HERE' },
  { code: "unknown-cameo", file: "cameo.yaml", old: '{ tea: "901" }', text: '{ tea: "999" } # HERE' },
  { code: "unknown-context", file: "contexts.yaml", old: "unless: [tea]", text: "unless: [coffee] # HERE" },
  { code: "unknown-context", file: "cameo.yaml", old: '{ tea: "901" }', text: '{ coffee: "901" } # HERE' },
  { code: "cameo-disagrees", file: "types/GREET.yaml", old: 'cameo: "901"', text: 'cameo: "91"' },
  { code: "cameo-other-type", file: "cameo.yaml", old: '{ tea: "901" }', text: '{ tea: "91" } # HERE' },
  { code: "cameo-other-type", file: "cameo.yaml", old: 'SHUN: { code: "91" }', text: 'SHUN: { code: "90" } # HERE' },
  {
    code: "duplicate-pattern",
    file: "types/GREET.yaml",
    old: "examples:",
    text: "  - { pattern: say hello, pos: VERB, weight: 0.1 } # HERE\nexamples:",
  },
  { code: "rival-pattern", file: "types/SHUN.yaml", old: "pattern: look away", text: "pattern: say hello" },
  { code: "trigger-range", file: "types/GREET.yaml", old: "trigger: 1", text: "trigger: 3" },
  { code: "needs-relation", file: "types/GREET.yaml", old: '"obl:for"', text: '"oblique:for"' },
  { code: "example-words", file: "types/GREET.yaml", old: "trigger: greeted", text: "trigger: greets" },
  { code: "example-words", file: "types/GREET.yaml", old: "actors: [The mayor]", text: "actors: [Mayor]" },
  { code: "example-words", file: "types/GREET.yaml", old: "recipients: [the envoy]", text: "recipients: [an envoy]" },
  { code: "example-trigger", file: "types/GREET.yaml", old: "trigger: poured, mode: pour", text: "mode: pour" },
  { code: "example-label", file: "types/GREET.yaml", old: "is: SHUN, not: true", text: "is: SHUN" },
  { code: "example-label", file: "types/SHUN.yaml", old: "is: SHUN, trigger", text: "is: SHUN, not: true, trigger" },
  {
    code: "duplicate-example",
    file: "types/SHUN.yaml",
    old: "The envoy looked away., is: SHUN, trigger: looked away",
    text: "The mayor shunned the envoy., is: SHUN, trigger: shunned",
  },
  { code: "few-near-misses", file: "types/SHUN.yaml", old: "  - { text: The road led away., is: null, not: true }\n", text: "" },
  { code: "mode-without-example", file: "types/GREET.yaml", old: "trigger: poured, mode: pour", text: "trigger: poured" },
  { code: "unused-cue", file: "contexts.yaml", old: "cues: [tea, kettle]", text: "cues: [tea, kettle, tea] # HERE" },
  { code: "unused-cue", file: "contexts.yaml", old: "ignore: [tea leaf]", text: "ignore: [tea leaf, water] # HERE" },
  { code: "unused-cue", file: "contexts.yaml", old: "hints: [cup, milk]", text: "hints: [cup, kettle] # HERE" },
];

describe("faults of a codebook", () => {
  it("finds none in a sound one, but that its types have few examples", () => {
    expect(faultsOf(MINI).map((f) => `${f.code} ${f.severity}`)).toEqual(["few-examples warning", "few-examples warning"]);
  });

  for (const { code, file, old, text } of CASES)
    it(`${code}: ${file}, ${text.split("\n")[0] ?? ""}`, () => {
      const before = MINI[file] ?? "";
      expect(before).toContain(old);
      const after = before.replace(old, () => text);
      const found = faultsOf({ ...MINI, [file]: after }).filter((f) => f.code === code);
      expect(found.length).toBeGreaterThan(0);
      const line = after.split("\n").findIndex((l) => l.includes("# HERE")) + 1;
      if (line > 0) expect(found.map((f) => `${f.file}:${f.line}`)).toContain(`${file}:${line}`);
    });

  it("misses a file, a CAMEO code", () => {
    const { "sectors.yaml": _, ...without } = MINI;
    expect(faultsOf(without).map((f) => f.code)).toContain("missing-file");
    const cameo = (MINI["cameo.yaml"] ?? "").replace('  SHUN: { code: "91" }\n', "");
    const type = (MINI["types/SHUN.yaml"] ?? "").replace('cameo: "91"\n', "");
    expect(faultsOf({ ...MINI, "cameo.yaml": cameo, "types/SHUN.yaml": type }).map((f) => f.code)).toContain("cameo-missing");
  });

  it("tells rivals apart by weight, part of speech or needs", () => {
    const rival = (entry: string): readonly string[] => {
      const text = (MINI["types/SHUN.yaml"] ?? "").replace("{ pattern: look away, pos: VERB, weight: 0.9 }", entry);
      return faultsOf({ ...MINI, "types/SHUN.yaml": text }).map((f) => f.code);
    };
    expect(rival("{ pattern: say hello, pos: VERB, weight: 0.9 }")).toContain("rival-pattern");
    for (const entry of ["weight: 0.8, pos: VERB", "weight: 0.9, pos: NOUN", "weight: 0.9, pos: VERB, needs: obj"])
      expect(rival(`{ pattern: say hello, ${entry} }`)).not.toContain("rival-pattern");
  });

  it("has a case for every kind of fault", () => {
    // Those of the tables of actors have their cases in actors/check.test.ts, those of places in check-places.test.ts.
    const tables = ["unknown-country", "unknown-sector", "unknown-body", "term", "office-overlap", "shared-alias", "coordinates"];
    const shown = new Set<string>([...CASES.map((c) => c.code), ...tables, "cameo-missing", "few-examples"]);
    expect(Object.keys(FAULTS).filter((code) => !shown.has(code))).toEqual([]);
  });
});
