import { setTimeout as pause } from "node:timers/promises";
import { openRecord, startRun } from "../store/index.js";
import { ownEvents, RARITY, VERSIONS } from "../store/values.fixture.js";
import { work } from "./index.js";

/**
 * A worker whose coder is made for tests: `worker URL LEASE [drain]`. It says when it begins a report (its text) and when its job is
 * done (its number). Reports that hold "poison" throw, those that hold "deadly" kill the process, those that hold "stall" stop it for two
 * leases, and those that hold "slow" take a second.
 */
const [url = "", lease = "", drain] = process.argv.slice(2);
const record = await openRecord({ url });
const run = await startRun(record.db, VERSIONS, new Date().toISOString());
const ending = new AbortController();
process.on("SIGTERM", () => ending.abort());
const say = (words: string): boolean => process.stdout.write(`${words}\n`);
say("ready");
await work(record.db, {
  run,
  signal: ending.signal,
  drain: drain === "drain",
  lease: Number(lease),
  rarity: RARITY,
  async code(report) {
    say(`begin ${report.text}`);
    if (report.text.includes("poison")) throw new Error("this report is poison");
    if (report.text.includes("deadly")) process.kill(process.pid, "SIGKILL");
    if (report.text.includes("stall")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * Number(lease));
    await pause(report.text.includes("slow") ? 1000 : 10 + (report.text.length % 3) * 10);
    return { report, events: ownEvents(report) };
  },
  onJob: ({ report, fate }) => fate === "done" && say(`done ${report}`),
});
await record.close();
