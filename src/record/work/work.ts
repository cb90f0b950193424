import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import type PgBoss from "pg-boss";
import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { getReport } from "../store/reports.js";
import { passes } from "../store/loss.js";
import type { Tables } from "../store/tables.js";
import { jobId, on, openBoss, queueName, type Job } from "./boss.js";
import { beat, fail, hold, isCoded, letGo, signOff, signOn, takeOver, type Sign } from "./workers.js";

export interface WorkOptions {
  readonly run: { readonly id: number; readonly versions: number };
  /** Codes a report and puts it into the record, whole or not at all; a throw fails the try. */
  readonly act: (report: Report) => Promise<void>;
  /** When it is aborted, the job at hand is finished and no other taken. */
  readonly signal: AbortSignal;
  /** Ends when no job waits and none is at work elsewhere. */
  readonly drain?: boolean;
  /** A worker that is not heard of for so long is taken for dead. Milliseconds. */
  readonly lease?: number;
  readonly onJob?: (outcome: Outcome) => void;
}

export interface Outcome {
  readonly report: number;
  readonly fate: "done" | "tried again" | "set aside";
  readonly error: AnnalistError | null;
}

export interface Worked {
  readonly done: number;
  /** Tries that failed. */
  readonly failed: number;
  /** Reports that its last try set aside. */
  readonly setAside: number;
}

const LEASE = 30_000;
/** How often an idle worker asks for work. */
const POLL = 1_000;
/** How long a lost server is waited for. */
const PATIENCE = 120_000;

/** Takes jobs from the queue of the run's versions, one at a time, until it is told to end. Throws what the record throws, once it was lost too long. */
export async function work(db: Kysely<Tables>, options: WorkOptions): Promise<Worked> {
  const { run, signal } = options;
  const lease = options.lease ?? LEASE;
  const boss = await openBoss(db, run.versions, true);
  const sign: Sign = { id: randomUUID(), run: run.id, host: hostname(), pid: process.pid };
  await signOn(db, sign);
  // Where the record is lost, the loop finds out.
  const alive = setInterval(() => void beat(db, sign).catch(() => {}), lease / 6);
  const counts = { done: 0, failed: 0, setAside: 0 };
  let looked = -Infinity;
  let next: Next = { report: null, more: true };
  const takeNext = (tx: Kysely<Tables>): Promise<Next> => take(tx, boss, sign, run.versions);
  try {
    while (!signal.aborted || next.report !== null) {
      if (performance.now() - looked > lease / 3) {
        await steadily(() => takeOver(db, boss, lease));
        looked = performance.now();
      }
      if (next.report === null) {
        next = await steadily(() => db.transaction().execute(takeNext));
        if (next.report !== null) continue;
        if (options.drain === true && !next.more) break;
        await pause(Math.min(POLL, lease / 2), undefined, { signal }).catch(() => {});
        continue;
      }
      const { report } = next;
      const error = await tryJob(db, options, report);
      counts[error === null ? "done" : "failed"]++;
      // In one transaction with the next job's taking: each makes the server write to its disk.
      const fate = await steadily(() =>
        db.transaction().execute(async (tx) => {
          const settled = await settle(tx, boss, sign, run.versions, report, error, counts);
          next = signal.aborted ? { report: null, more: true } : await takeNext(tx);
          return settled;
        }),
      );
      if (fate === "set aside") counts.setAside++;
      options.onJob?.({ report, fate, error });
    }
    return counts;
  } finally {
    clearInterval(alive);
    await signOff(db, sign).catch(() => {});
    await boss.stop({ graceful: false });
  }
}

type Next = { readonly report: number } | { readonly report: null; readonly more: boolean };

/** The next job, in this worker's hands from the moment it is taken. */
async function take(tx: Kysely<Tables>, boss: PgBoss, sign: Sign, versions: number): Promise<Next> {
  const name = queueName(versions);
  const [job] = await boss.fetch<Job>(name, { db: on(tx) });
  if (job !== undefined) {
    await hold(tx, sign, job.data.report);
    return { report: job.data.report };
  }
  // pg-boss keeps what fetching throws to itself; after a loss this throws.
  const { rows } = await sql<{
    more: boolean;
  }>`select exists (select 1 from pgboss.job where name = ${name} and state < 'completed') as more`.execute(tx);
  return { report: null, more: rows[0]?.more ?? false };
}

/** Codes the report, unless it was coded and only its job not settled; gives what it threw. */
async function tryJob(db: Kysely<Tables>, { run, act }: WorkOptions, id: number): Promise<AnnalistError | null> {
  return steadily(async () => {
    if (await isCoded(db, id, run.versions)) return null;
    const stored = await getReport(db, id);
    if (stored === null) return new AnnalistError("E_NOT_IN_RECORD", "the report is not in the record", String(id));
    try {
      await act(stored.report);
      return null;
    } catch (cause) {
      if (passes(cause)) throw cause;
      return cause instanceof AnnalistError
        ? cause
        : new AnnalistError("E_CODING_FAILED", String((cause as Error)?.message ?? cause), stored.report.id, { cause });
    }
  });
}

async function settle(
  tx: Kysely<Tables>,
  boss: PgBoss,
  sign: Sign,
  versions: number,
  report: number,
  error: AnnalistError | null,
  { done, failed }: { readonly done: number; readonly failed: number },
): Promise<Outcome["fate"]> {
  await letGo(tx, sign, done, failed);
  if (error !== null) return fail(tx, boss, versions, report, error);
  await boss.complete(queueName(versions), jobId(report), {}, { db: on(tx) });
  return "done";
}

/** Tries again what may go well then, until patience ends. */
async function steadily<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + PATIENCE; ; await pause(POLL)) {
    try {
      return await attempt();
    } catch (error) {
      if (!passes(error) || performance.now() > until) throw error;
    }
  }
}
