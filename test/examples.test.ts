import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { writeRows } from "../src/publish/format.js";
import { FORMATS } from "../src/publish/formats/index.js";
import { keeper, madeRows } from "../src/publish/rows.fixture.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "annalist-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = [...madeRows(300, 11)];
const actual = rows.filter((row) => row.factuality === "actual");
const csv = join(folder, "made.csv");
const sink = keeper();
await writeRows(FORMATS.csv, rows, sink);
writeFileSync(csv, sink.bytes);

const run = (program: string, ...args: readonly string[]) => spawnSync(program, args, { cwd: root, encoding: "utf8" });
const there = (program: string): boolean => run(program, "--version").status === 0;

it.skipIf(!there("python3"))("read-events.py", () => {
  const { status, stdout, stderr } = run("python3", "examples/read-events.py", csv);
  expect([status, stderr]).toEqual([0, ""]);
  const publishers = new Set(actual.map((row) => row.publisher));
  expect(stdout).toContain(`${actual.length} events that happened, by ${publishers.size} publishers`);
  const pairs = new Map<string, number[]>();
  for (const row of actual)
    for (const a of row.actorCountries)
      for (const r of row.recipientCountries) {
        const pair = `${a ?? "unknown"} -> ${r ?? "unknown"}`;
        pairs.set(pair, [...(pairs.get(pair) ?? []), row.intensity]);
      }
  const [most] = [...pairs.values()].sort((a, b) => b.length - a.length);
  const printed = stdout.split("\n").find((line) => line.includes(" -> "));
  const [, events, pair = "", mean] = /^ *(\d+) (\S+ -> \S+) +(\S+)$/.exec(printed ?? "") ?? [];
  expect(Number(events)).toBe(most?.length);
  const scores = pairs.get(pair) ?? [];
  expect(Number(mean)).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 1);
});

it.skipIf(!there("Rscript"))("read-events.R", () => {
  const { status, stdout } = run("Rscript", "examples/read-events.R", csv);
  expect(status).toBe(0);
  expect(stdout).toContain(`${actual.length} events that happened`);
});

it("events-to-files.ts", () => {
  const out = join(folder, "out");
  const { status, stderr } = run(process.execPath, "--import", "tsx", "examples/events-to-files.ts", out);
  expect([status, stderr]).toEqual([0, ""]);
  expect(readdirSync(out).sort()).toEqual(["events.csv", "events.graphml", "events.parquet"]);
});
