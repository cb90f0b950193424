import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnnalistError } from "../kit/errors.js";
import { codebookCommand } from "./codebook.js";

let folder = "";
let printed = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "codebook-"));
  printed = "";
  process.exitCode = 0;
  const keep = (text: string | Uint8Array): boolean => ((printed += String(text)), true);
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Runs the command; gives the exit status that the process would end with. */
async function run(...args: string[]): Promise<number> {
  process.exitCode = 0;
  try {
    await codebookCommand().exitOverride().parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError || error instanceof AnnalistError) return 2;
    throw error;
  }
  const status = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  return status;
}

describe("annalist codebook check", () => {
  it("finds nothing wrong in the shipped codebook, warnings included", async () => {
    expect(await run("check", "--strict")).toBe(0);
    expect(printed).toContain("no faults");
  });
  it("names file and line, and exits 1", async () => {
    const mine = join(folder, "mine");
    await run("new", "WINK", "--codebook", mine);
    const path = join(mine, "types/WINK.yaml");
    expect(await run("check", mine)).toBe(0);
    expect(await run("check", mine, "--strict")).toBe(1);
    await writeFile(path, (await readFile(path, "utf8")).replace("quad: 1", "quad: 9"));
    printed = "";
    expect(await run("check", mine, "--json")).toBe(1);
    const { ok, faults } = JSON.parse(printed) as { ok: boolean; faults: { file: string; line: number; code: string }[] };
    expect(ok).toBe(false);
    expect(faults).toContainEqual(expect.objectContaining({ file: path, line: 3, code: "shape" }));
  });
  it("names file and line of what is wrong in the tables of actors and places", async () => {
    const mine = join(folder, "mine");
    await run("new", "WINK", "--codebook", mine);
    const tables: Readonly<Record<string, readonly string[]>> = {
      "actors/offices.tsv": [
        "country office name from to source",
        "FRA president Ada 2001-05-01 2006-06-01 editors",
        "FRA president Jean 2006-05-01 - editors",
        "FRX president Ann 2001 - editors",
      ],
      "actors/people.tsv": [
        "name aliases country sector from to source",
        "Ada Marshal FRA GOV 2001 2003 editors",
        "Jean Marshal FRA GOV 2002 2004 editors",
      ],
      "actors/outlets.tsv": ["name aliases source", "Wire HW editors", "Post HW editors"],
      "places/sites.tsv": ["name aliases kind countries latitude longitude", "Camp Base base FRA 133 2"],
    };
    for (const [name, rows] of Object.entries(tables)) {
      await mkdir(join(mine, dirname(name)), { recursive: true });
      await writeFile(join(mine, name), rows.map((row) => row.replaceAll(" ", "\t").replaceAll("-\t", "\t")).join("\n"));
    }
    printed = "";
    expect(await run("check", mine, "--json")).toBe(1);
    const { faults } = JSON.parse(printed) as { faults: { file: string; line: number; code: string; severity: string }[] };
    expect(
      faults.filter(({ severity }) => severity === "error").map(({ file, line, code }) => `${relative(mine, file)}:${line} ${code}`),
    ).toEqual([
      "actors/offices.tsv:3 office-overlap",
      "actors/offices.tsv:4 unknown-country",
      "actors/outlets.tsv:3 shared-alias",
      "actors/people.tsv:3 shared-alias",
      "places/sites.tsv:2 coordinates",
    ]);
  });
  it("cannot check what is not there", async () => expect(await run("check", join(folder, "nowhere"))).toBe(2));
});

describe("annalist codebook show", () => {
  it.each([
    [[], "ASSAULT"],
    [["consult"], "visit: "],
    [["CONSULT/visit"], "CAMEO 042"],
    [["1122"], "ACCUSE/allege"],
  ])("%j", async (what, words) => {
    expect(await run("show", ...what)).toBe(0);
    expect(printed).toContain(words);
  });
  it("gives JSON", async () => {
    expect(await run("show", "1122", "--json")).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ code: "1122", type: "ACCUSE", mode: "allege", goldstein: -2 });
  });
  it.each([["WINK"], ["CONSULT/wink"], ["99"]])("does not know %s", async (what) => expect(await run("show", what)).toBe(2));
});

describe("annalist codebook new", () => {
  it("writes a type that can be checked and shown, and never writes over it", async () => {
    expect(await run("new", "WINK", "--codebook", folder)).toBe(0);
    expect(printed.trim()).toBe(join(folder, "types/WINK.yaml"));
    expect(await run("show", "WINK", "--codebook", folder)).toBe(0);
    expect(await run("show", "CONSULT", "--codebook", folder)).toBe(0);
    expect(await run("new", "WINK", "--codebook", folder)).toBe(2);
  });
  it.each([["wink"], ["../WINK"], ["--wink"]])("takes no %s", async (name) => expect(await run("new", name, "--codebook", folder)).toBe(2));
  it("wants a name", async () => expect(await run("new")).toBe(2));
});
