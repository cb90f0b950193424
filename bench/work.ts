/**
 * How the shared queue bears a load, on the server that DATABASE_URL names, in a database that should be empty:
 *   DATABASE_URL=postgres://… npm run bench:work -- [--reports N] [--waiting N] [--workers N] [--coding MS] [--json]
 * How fast reports are put into the record with their jobs; how long taking a job takes while so many wait; then `--reports` jobs worked off by
 * one worker and by `--workers`, each a process of its own, that put in made events (bench/record-corpus.ts) after `--coding` milliseconds in
 * which another machine would read and code. With 0, what is measured is the record's and the queue's own work.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { openRecord, startRun } from "../src/record/store/index.js";
import { openQueue, workStatus } from "../src/record/work/index.js";
import { machine, machineLine } from "./machine.js";
import { codedReports } from "./record-corpus.js";

const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "1000" },
    waiting: { type: "string", default: "100000" },
    workers: { type: "string", default: "2" },
    coding: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const [reports, waiting, workers, seed] = [Number(values.reports), Number(values.waiting), Number(values.workers), Number(values.seed)];
const url = process.env["DATABASE_URL"];
if (url === undefined) throw new Error("DATABASE_URL must name a server with an empty database");
const BATCH = 50;
/** How often taking a job is timed. */
const TIMES = 50;

const record = await openRecord({ url });
const { db } = record;
const key = { annalist: "bench", codebook: "bench", model: "bench", minConfidence: null };
const run = await startRun(db, key, new Date().toISOString());
const queue = await openQueue(db, run.versions);

/** Puts reports in with their jobs; gives how many a second. */
async function put(count: number, from: number): Promise<number> {
  const began = performance.now();
  let batch = [];
  let n = 0;
  for (const { report } of codedReports(count * 8, from)) {
    if (n++ === count) break;
    batch.push({ ...report, id: `${from}-${report.id}`, url: null, publisher: `Outlet of round ${from}` });
    if (batch.length === BATCH) {
      await queue.put(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await queue.put(batch);
  return (1000 * count) / (performance.now() - began);
}

/** Jobs a second of so many workers, from the moment that all of them have begun. */
async function workOff(count: number): Promise<number> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("work-child.ts", import.meta.url)), values.coding, String(seed)], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  await Promise.all(children.map((child) => once(child.stdout, "data")));
  const began = performance.now();
  for (const child of children) child.stdin.end("go\n");
  await Promise.all(children.map((child) => once(child, "exit")));
  return (1000 * reports) / (performance.now() - began);
}

/** Half of the jobs were taken within this time. Milliseconds; the jobs go back. */
async function taking(): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < TIMES; i++) taken.push(await queue.timeTaking());
  return taken.sort((a, b) => a - b)[TIMES / 2] ?? 0;
}
