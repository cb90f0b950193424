import { describe, expect, it } from "vitest";
import { MINI } from "./mini.fixture.js";
import { kindOfFile, parseSource } from "./source.js";

describe("files of a codebook", () => {
  it.each([
    ["types/AID.yaml", "type"],
    ["types/AID.yml", "type"],
    ["contexts.yaml", "contexts"],
    ["cameo.yaml", "cameo"],
    ["actors/countries.yaml", null],
    ["types/old/AID.yaml", null],
    ["types/README.md", null],
    ["notes.yaml", null],
  ])("%s is %s", (path, kind) => expect(kindOfFile(path)).toBe(kind));
});

describe("lines", () => {
  const text = MINI["types/GREET.yaml"] ?? "";
  const { source } = parseSource("type", "types/GREET.yaml", text);
  const line = (words: string): number => text.split("\n").findIndex((l) => l.includes(words)) + 1;
  it.each([
    [["type"], "type: GREET"],
    [["modes", 0, "cameo"], "mode: pour, definition"],
    [["lexicon", 1, "needs"], "pour tea"],
    [["examples", 2], "shunned"],
    [["examples", 2, "factuality"], "shunned"],
    [["examples", 99], "examples:"],
    [[], "type: GREET"],
  ])("%j stands in the line of %s", (path, words) => expect(source?.lineOf(path)).toBe(line(words)));
});

describe("what is no codebook file", () => {
  it.each([
    ["", "shape"],
    ["- a\n- b\n", "shape"],
    ["type: A\ntype: B\n", "yaml"],
    ["type: [A\n", "yaml"],
    ["type: *nowhere\n", "yaml"],
  ])("%j has a fault of the kind %s", (text, code) => {
    const { source, faults } = parseSource("type", "types/A.yaml", text);
    expect(source).toBeNull();
    expect(faults[0]).toMatchObject({ code, file: "types/A.yaml" });
    expect(faults.every((f) => f.line >= 1)).toBe(true);
  });
});
