import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, it, vi } from "vitest";
import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { EXIT } from "./exit.js";
import { runLine } from "./line.js";

const folder = mkdtempSync(join(tmpdir(), "line-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "reports.jsonl");
const TEXT = "The foreign ministry said on Tuesday that the talks between the two governments had ended without an accord.";
const lines = Array.from({ length: 8 }, (_, i) => JSON.stringify({ id: `r${i}`, text: `${TEXT} It was round ${i}.` }));
writeFileSync(file, [...lines.slice(0, 4), "{ broken", ...lines.slice(4)].join("\n"));

const run = async (make: (report: Report) => Promise<string>) => {
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const got: string[] = [];
  try {
    const status = await runLine([file], {}, make, async (made) => void got.push(made));
    return { status, got, said: said.mock.calls.map(([text]) => String(text)) };
  } finally {
    said.mockRestore();
  }
};

it("takes reports in their order, and sets one that fails aside in its place", async () => {
  const { status, got, said } = await run(async ({ id }) => {
    await pause(id === "r1" ? 30 : 1);
    if (id === "r3") throw new TypeError("poison");
    return id;
  });
  expect(got).toEqual(["r0", "r1", "r2", "r4", "r5", "r6", "r7"]);
  expect(status).toBe(EXIT.someSetAside);
  expect(said.map((line) => line.split(":")[0])).toEqual([
    "E_CODING_FAILED r3",
    expect.stringMatching(/^E_JSON_INVALID/),
    expect.stringMatching(/^7 reports done, 2 set aside/),
  ]);
});

it("ends where the machine is at fault, after what came before", async () => {
  const lost = new AnnalistError("E_READER_LOST", "the reader's thread has ended");
  const got: string[] = [];
  const make = async ({ id }: Report) => (id === "r2" ? Promise.reject(lost) : id);
  await expect(runLine([file], { quiet: true }, make, async (id) => void got.push(id))).rejects.toBe(lost);
  expect(got).toEqual(["r0", "r1"]);
});
