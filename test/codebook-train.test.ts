import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { annalist } from "./run-cli.js";

/** A copy of the example codebook, which has one type of its own and twenty-one examples of it. */
const folder = join(mkdtempSync(join(tmpdir(), "annalist-")), "codebook");

beforeAll(async () => {
  cpSync("examples/codebook", folder, { recursive: true });
  const { status, out } = await annalist(["codebook", "train", folder, "--json"]);
  expect(status).toBe(0);
  const [score] = (JSON.parse(out) as { types: { examples: number; found: number; mistaken: number }[] }).types;
  expect(score).toMatchObject({ examples: 21 });
  expect(score?.found).toBeGreaterThanOrEqual(9);
  expect(score?.mistaken).toBeLessThanOrEqual(12);
}, 300_000);

const typesIn = async (text: string): Promise<string[]> => {
  const { out } = await annalist(["code", "--codebook", folder, "--format", "json", "-"], { input: text });
  return (JSON.parse(out) as { events: { type: string }[] }[])[0]!.events.map((e) => e.type);
};

test("a type learnt from twenty examples is found in sentences that it has not seen", async () => {
  expect(await typesIn("ANKARA, May 4 - The Turkish president awarded a state medal to the Azerbaijani surgeon on Tuesday.")).toContain(
    "HONOR",
  );
  expect(await typesIn("ROME, May 4 - Italy conferred an order of knighthood on the Albanian coast guard.")).toContain("HONOR");
});

test("and leaves alone what only looks like it", async () => {
  expect(await typesIn("BERLIN, May 4 - The ministry awarded the contract for the new trains to a French company.")).not.toContain("HONOR");
  expect(await typesIn("KABUL, May 4 - Gunmen killed two policemen in Kabul.")).not.toContain("HONOR");
});

test("weights of another reader are refused, with what to do", async () => {
  const path = join(folder, "learned.json");
  const kept = readFileSync(path, "utf8");
  writeFileSync(path, kept.replace(/reader-en@[0-9a-f]+/, "reader-en@000000000000"));
  const { status, err } = await annalist(["code", "--codebook", folder, "-"], { input: "Kenya expelled two diplomats." });
  writeFileSync(path, kept);
  expect([status, err]).toEqual([2, expect.stringContaining("E_CODEBOOK_STALE")]);
  expect(err).toContain("codebook train");
});
