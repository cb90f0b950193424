import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtinCodebook } from "../src/codebook/index.js";
import { loadCodebook } from "../src/codebook/load.js";
import { dataModule } from "../scripts/generate/data-module.js";
import { jsonSchema } from "../scripts/generate/json-schema.js";
import { codebookPage } from "../scripts/generate/page.js";
import { typesModule } from "../scripts/generate/types-module.js";

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const codebook = await loadCodebook(at("codebook"));

describe("what is generated from codebook/", () => {
  it("is the same value as the YAML", () => expect(builtinCodebook).toEqual(codebook));
  it.each([
    ["src/codebook/generated/data.ts", dataModule(codebook)],
    ["src/codebook/generated/types.ts", typesModule(codebook)],
    ["docs/codebook.schema.json", jsonSchema()],
    ["docs/codebook.html", codebookPage(codebook)],
  ])("%s is up to date", async (path, text) => expect((await readFile(at(path), "utf8")) === text).toBe(true));
});

describe("docs/codebook.html", () => {
  const page = codebookPage(codebook);
  const { document } = parseHTML(page);
  it("needs no script and asks for nothing outside", () => {
    expect(document.querySelectorAll("script, link, img, iframe, [src]")).toHaveLength(0);
    expect(page).not.toMatch(/https?:|url\(|@import/);
  });
  it("has each anchor once, and an anchor for each link", () => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href") ?? "");
    expect([...new Set(wanted)].filter((href) => !ids.includes(href.replace(/^#/, "")))).toEqual([]);
  });
  it("shows every type, mode, context, sector, CAMEO code and example", () => {
    const text = document.body.textContent ?? "";
    for (const { type, modes, examples } of codebook.types) {
      for (const anchor of [type, ...modes.map((m) => `${type}-${m.mode}`)]) expect(document.getElementById(anchor)).not.toBeNull();
      for (const example of examples) expect(text).toContain(example.text);
    }
    for (const { name } of codebook.contexts) expect(document.getElementById(`context-${name}`)).not.toBeNull();
    for (const { code } of codebook.sectors) expect(document.getElementById(`sector-${code}`)).not.toBeNull();
    for (const code of Object.keys(codebook.cameo.codes)) expect(document.getElementById(`cameo-${code}`)).not.toBeNull();
  });
});

describe("docs/codebook.schema.json", () => {
  it("describes each kind of file, with every field of the shipped ones", async () => {
    const { $defs } = JSON.parse(jsonSchema()) as { $defs: Record<string, { properties: Record<string, unknown>; required: string[] }> };
    const files = {
      codebook: "codebook.yaml",
      contexts: "contexts.yaml",
      sectors: "sectors.yaml",
      cameo: "cameo.yaml",
      type: "types/ACCUSE.yaml",
    };
    for (const [kind, file] of Object.entries(files)) {
      const value = parse(await readFile(at(`codebook/${file}`), "utf8")) as Record<string, unknown>;
      for (const key of Object.keys(value)) expect(Object.keys($defs[kind]?.properties ?? {})).toContain(key);
      for (const key of $defs[kind]?.required ?? []) expect(Object.keys(value)).toContain(key);
    }
  });
});
