/**
 * A worker of bench/work.ts: `work-child CODING SEED`. It says when it is ready, begins at the first word on its standard input, and says at the
 * end how many milliseconds of the processor it took, and when (milliseconds since 1970) its last job was done.
 */
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { openRecord, startRun } from "../src/record/store/index.js";
import { work } from "../src/record/work/index.js";
import { codedReports } from "./record-corpus.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import { rarityFrom } from "../src/record/matching/index.js";
import { BENCH } from "./work-versions.js";

const [coding = "0", seed = "1"] = process.argv.slice(2);
const record = await openRecord({ url: process.env["DATABASE_URL"] ?? "" });
const run = await startRun(record.db, BENCH, new Date().toISOString());
const rarity = rarityFrom(loadModelFiles().vocabulary);
process.stdout.write("ready\n");
await once(process.stdin, "data");
const before = process.cpuUsage();
const made = codedReports(Infinity, Number(seed) + process.pid);
let last = 0;
await work(record.db, {
  run,
  drain: true,
  signal: new AbortController().signal,
  onJob: () => (last = Date.now()),
  rarity,
  async code(report) {
    if (Number(coding) > 0) await pause(Number(coding));
    return { report, events: made.next().value?.events ?? [] };
  },
});
const used = process.cpuUsage(before);
process.stdout.write(`${(used.user + used.system) / 1000} ${last}\n`);
await record.close();
