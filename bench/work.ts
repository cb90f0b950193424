/**
 * How the shared queue bears a load, on the server that DATABASE_URL names, in a database that should be empty:
 *   DATABASE_URL=postgres://… npm run bench:work -- [--reports N] [--waiting N] [--workers N] [--coding MS] [--seed N] [--json]
 * How fast reports are put into the record with their jobs. Then as many jobs worked off by one worker and by `--workers`, each a process of
 * its own, that put in made events after a wait of `--coding` milliseconds, as if they read on cores of their own; with 0, what is measured is
 * the record's and the queue's own work. Last, how long taking a job takes while few and while `--waiting` jobs wait.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { openRecord, startRun } from "../src/record/store/index.js";
import { on, openBoss, queueName } from "../src/record/work/boss.js";
import { openQueue } from "../src/record/work/index.js";
import { machine, machineLine } from "./machine.js";
import { codedReports } from "./record-corpus.js";
import { BENCH } from "./work-versions.js";

const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "1000" },
    waiting: { type: "string", default: "300000" },
    workers: { type: "string", default: "2" },
    coding: { type: "string", default: "75" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const url = process.env["DATABASE_URL"];
if (url === undefined) throw new Error("DATABASE_URL must name a server with an empty database");
const [reports, waiting, workers] = [Number(values.reports), Number(values.waiting), Number(values.workers)];
const BATCH = 50;
/** How often taking a job is timed. */
const TIMES = 50;

const record = await openRecord({ url });
const { db } = record;
const { versions } = await startRun(db, BENCH, new Date().toISOString());
const queue = await openQueue(db, versions);

/** Puts reports in with their jobs; gives how many a second. */
async function put(round: number): Promise<number> {
  const made = codedReports(Infinity, Number(values.seed) + round);
  let taken = 0;
  for (let n = 0; n < reports; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, reports - n) }, () => made.next().value?.report).filter((one) => one !== undefined);
    const began = performance.now();
    await queue.put(batch.map((report) => ({ ...report, url: `${report.url}/${round}` })));
    taken += performance.now() - began;
  }
  return (1000 * reports) / taken;
}

/** Jobs a second of so many workers, from the moment that all of them are ready until the last job is done, and what a job took of the workers' processors (milliseconds). */
async function workOff(count: number): Promise<{ readonly perSecond: number; readonly processor: number }> {
  const child = fileURLToPath(new URL("work-child.ts", import.meta.url));
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--import", "tsx", child, values.coding, values.seed], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, "data")));
  const began = Date.now();
  let [processor, ended] = [0, began];
  for (const { stdin, stdout } of children) {
    stdout.on("data", (told: Buffer) => {
      const [used = 0, last = 0] = String(told).split(" ").map(Number);
      processor += used;
      ended = Math.max(ended, last);
    });
    stdin.end("go\n");
  }
  await Promise.all(children.map((one) => once(one, "close")));
  return { perSecond: (1000 * reports) / (ended - began), processor: processor / reports };
}

/** Half of the jobs were taken within this time, in milliseconds, while so many wait. */
async function taking(count: number): Promise<number> {
  const boss = await openBoss(db, versions + 1, false);
  const name = queueName(versions + 1);
  await sql`insert into pgboss.job (id, name, data, created_on)
    select ('00000000-0000-0000-0000-' || lpad(to_hex(i), 12, '0'))::uuid, ${name}, json_build_object('report', i)::jsonb,
      now() + i * interval '1 microsecond' from generate_series(1, ${count}::int) as i on conflict do nothing`.execute(db);
  await sql`analyze pgboss.job`.execute(db);
  const taken: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now();
    const jobs = await boss.fetch(name, { db: on(db) });
    taken.push(performance.now() - began);
    if (jobs.length !== 1) throw new Error("no job was taken");
  }
  await boss.stop({ graceful: false });
  return taken.sort((a, b) => a - b)[TIMES / 2] ?? 0;
}

const puts = [await put(1)];
const one = await workOff(1);
puts.push(await put(2));
const many = await workOff(workers);
const few = await taking(1000);
const full = await taking(waiting);
await queue.close();
await record.close();

const figures = {
  reports,
  coding: Number(values.coding),
  putPerSecond: puts,
  onePerSecond: one.perSecond,
  processorMilliseconds: one.processor,
  workers,
  manyPerSecond: many.perSecond,
  takeMilliseconds: { 1000: few, [waiting]: full },
};
const f = (n: number): string => n.toFixed(n < 10 ? 1 : 0);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...figures, machine: machine() }, null, 2)}\n`
    : `${machineLine(machine())}
put in       ${puts.map(f).join(" and ")} reports/s (${BATCH} a transaction)
one worker   ${f(one.perSecond)} jobs/s, ${values.coding} ms of coding each; a job takes ${f(one.processor)} ms of its processor
${workers} workers    ${f(many.perSecond)} jobs/s, ${(many.perSecond / one.perSecond).toFixed(2)} times one
take a job   ${f(few)} ms while 1000 wait, ${f(full)} ms while ${waiting} do
`,
);
