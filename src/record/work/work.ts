import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import type PgBoss from "pg-boss";
import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import type { Rarity } from "../matching/index.js";
import { putCoded, type CodedReport } from "../store/codings.js";
import { getReport } from "../store/reports.js";
import { passes } from "../store/loss.js";
import type { Tables } from "../store/tables.js";
import { jobId, on, openBoss, queueName, type Job } from "./boss.js";
import { beat, fail, heldBy, hold, isCoded, letGo, signOff, signOn, takeOver, type Sign } from "./workers.js";

export interface WorkOptions {
  readonly run: { readonly id: number; readonly versions: number };
  /** Codes a report; a throw fails the try. */
  readonly code: (report: Report) => Promise<CodedReport>;
  readonly rarity: Rarity;
  /** When it is aborted, the jobs in hand are finished and no other taken. */
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

/**
 * Takes jobs from the queue of the run's versions until it is told to end. While a report is coded, the one before goes into the record. A report
 * that was tried before is coded and put in with no other in hand: where it kills the worker, that is no other's try. Throws what the record
 * throws, once it was lost too long.
 */
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
  /** What goes into the record. */
  let ending = null as Ending | null;
  const ended = async (): Promise<void> => {
    await ending?.done;
    ending = null;
  };
  try {
    while (!signal.aborted) {
      if (performance.now() - looked > lease / 3) {
        await steadily(() => takeOver(db, boss, sign, lease));
        looked = performance.now();
      }
      const going: number | undefined = ending?.report;
      const next: Next = await steadily(() => db.transaction().execute((tx) => take(tx, boss, sign, run.versions, going)));
      if (next.report === null) {
        if (ending !== null) await ended();
        else if (options.drain === true && !next.more) break;
        else await pause(Math.min(POLL, lease / 2), undefined, { signal }).catch(() => {});
        continue;
      }
      if (next.again) await ended();
      const coded = await tryJob(db, options, next.report);
      await ended();
      ending = { report: next.report, done: end(db, boss, sign, options, next.report, coded, counts) };
      // It is waited for when the next report is coded.
      ending.done.catch(() => {});
      if (next.again) await ended();
    }
    await ended();
    return counts;
  } finally {
    await ending?.done.catch(() => {});
    clearInterval(alive);
    await signOff(db, sign).catch(() => {});
    await boss.stop({ graceful: false });
  }
}

type Next = { readonly report: number; readonly again: boolean } | { readonly report: null; readonly more: boolean };

/** A report that goes into the record, and when it is there and its job settled. */
interface Ending {
  readonly report: number;
  readonly done: Promise<void>;
}

/** The next job, in this worker's hands from the moment it is taken; `again` where it was tried before. `going`: the report that goes into the record. */
async function take(tx: Kysely<Tables>, boss: PgBoss, sign: Sign, versions: number, going: number | undefined): Promise<Next> {
  // One that it took when the connection dropped before it heard so.
  const unheard = (await heldBy(tx, sign)).find((report) => report !== going);
  if (unheard !== undefined) return { report: unheard, again: true };
  const name = queueName(versions);
  const [job] = await boss.fetch<Job>(name, { db: on(tx), includeMetadata: true });
  if (job !== undefined) {
    await hold(tx, sign, job.data.report);
    return { report: job.data.report, again: job.retryCount > 0 };
  }
  // pg-boss keeps what fetching throws to itself; after a loss this throws.
  const { rows } = await sql<{
    more: boolean;
  }>`select exists (select 1 from pgboss.job where name = ${name} and state < 'completed') as more`.execute(tx);
  return { report: null, more: rows[0]?.more ?? false };
}

/** The report coded; null where it was before, and only its job not settled; or what coding threw. */
async function tryJob(db: Kysely<Tables>, { run, code }: WorkOptions, id: number): Promise<CodedReport | AnnalistError | null> {
  const stored = await steadily(async () => ((await isCoded(db, id, run.versions)) ? "coded" : await getReport(db, id)));
  if (stored === "coded") return null;
  if (stored === null) return new AnnalistError("E_NOT_IN_RECORD", "the report is not in the record", String(id));
  try {
    return await code(stored.report);
  } catch (cause) {
    return asFailure(cause, stored.report.id);
  }
}

const asFailure = (cause: unknown, id: string): AnnalistError =>
  cause instanceof AnnalistError ? cause : new AnnalistError("E_CODING_FAILED", String((cause as Error)?.message ?? cause), id, { cause });

/** Puts what was coded into the record, settles its job, and says so. */
async function end(
  db: Kysely<Tables>,
  boss: PgBoss,
  sign: Sign,
  { run, rarity, onJob }: WorkOptions,
  report: number,
  coded: CodedReport | AnnalistError | null,
  counts: { done: number; failed: number; setAside: number },
): Promise<void> {
  const error = coded === null || coded instanceof AnnalistError ? coded : await tryPut(db, run, coded, rarity);
  counts[error === null ? "done" : "failed"]++;
  const fate = await steadily(() => db.transaction().execute((tx) => settle(tx, boss, sign, run.versions, report, error, counts)));
  if (fate === "set aside") counts.setAside++;
  onJob?.({ report, fate, error });
}

const tryPut = (db: Kysely<Tables>, run: WorkOptions["run"], coded: CodedReport, rarity: Rarity): Promise<AnnalistError | null> =>
  steadily(async () => {
    try {
      await putCoded(db, run, [coded], rarity);
      return null;
    } catch (cause) {
      if (passes(cause)) throw cause;
      return asFailure(cause, coded.report.id);
    }
  });

async function settle(
  tx: Kysely<Tables>,
  boss: PgBoss,
  sign: Sign,
  versions: number,
  report: number,
  error: AnnalistError | null,
  { done, failed }: { readonly done: number; readonly failed: number },
): Promise<Outcome["fate"]> {
  await letGo(tx, sign, report, done, failed);
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
