import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AnnalistError } from "../kit/errors.js";
import { checkFolder, loadCodebook } from "./load.js";
import { MINI } from "./mini.fixture.js";

const made: string[] = [];
async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "codebook-"));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}
afterAll(async () => {
  for (const root of made) await rm(root, { recursive: true });
});

const WINK = `type: WINK
quad: 1
intensity: 1
intensitySource: made up
title: Wink
definition: Closes one eye.
`;
const HEAD = "extends: mini\nname: mine\nversion: 0.0.1\nontology: none\n";

describe("loadCodebook", () => {
  it("reads a folder into one value, and leaves alone what is no part of it", async () => {
    const codebook = await loadCodebook(await folder({ ...MINI, "README.md": "# hello", "actors/people.yaml": "- nobody" }));
    expect(codebook).toMatchObject({ name: "mini", version: "1.2.3" });
    expect(codebook.types.map((t) => t.type)).toEqual(["GREET", "SHUN"]);
    expect(codebook.contexts.map((c) => c.name)).toEqual(["tea", "drink"]);
  });

  it("adds to the codebook that it extends, and changes it", async () => {
    const base = await loadCodebook(await folder(MINI));
    const tea = "contexts:\n  - { name: tea, definition: Any brew., cues: [brew] }\n";
    const codebook = await loadCodebook(await folder({ "codebook.yaml": HEAD, "types/WINK.yaml": WINK, "contexts.yaml": tea }), base);
    expect(codebook.types.map((t) => t.type)).toEqual(["GREET", "SHUN", "WINK"]);
    expect(codebook.contexts.map((c) => c.cues)).toEqual([["brew"], ["water"]]);
    expect(codebook.cameo).toEqual(base.cameo);
  });

  it("names file and line of the first error", async () => {
    const root = await folder({ ...MINI, "types/SHUN.yaml": (MINI["types/SHUN.yaml"] ?? "").replace("quad: 3", "quad: 7") });
    const error = await loadCodebook(root).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AnnalistError);
    expect(error).toMatchObject({ code: "E_CODEBOOK_INVALID", where: `${join(root, "types/SHUN.yaml")}:2` });
  });

  it("cannot read what is not there", async () => {
    await expect(loadCodebook("/no/such/folder")).rejects.toMatchObject({ code: "E_FILE_UNREADABLE" });
  });
});

describe("checkFolder", () => {
  it("does not blame the rest for a file that could not be parsed", async () => {
    const faults = await checkFolder(await folder({ ...MINI, "types/SHUN.yaml": "type: [SHUN" }));
    expect(new Set(faults.filter((f) => f.severity === "error").map((f) => f.code))).toEqual(new Set(["yaml"]));
  });
});
