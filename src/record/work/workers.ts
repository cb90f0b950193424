import { sql, type Kysely } from "kysely";
import type PgBoss from "pg-boss";
import { AnnalistError } from "../../kit/errors.js";
import { storable } from "../store/storable.js";
import type { Tables } from "../store/tables.js";
import { jobId, on, queueName } from "./boss.js";

/** How a worker stands in the record. */
export interface Sign {
  readonly id: string;
  readonly run: number;
  readonly host: string;
  readonly pid: number;
}

/** What became of a job that failed. */
export type Fate = "tried again" | "set aside";

const now = sql<Date>`now()`;
const HOLDS = sql<number[]>`holds::float8[]`.as("holds");
const NOTHING = sql<number[]>`'{}'`;

/** The worker is there and holds this job too. One that was taken for dead holds this alone: what it held was given to others. */
export async function hold(tx: Kysely<Tables>, sign: Sign, report: number): Promise<void> {
  const more = sql<number[]>`workers.holds || ${report}::bigint`;
  await tx
    .insertInto("workers")
    .values({ ...sign, holds: [report] })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ holds: more, seen: now }))
    .execute();
}

export async function signOn(db: Kysely<Tables>, sign: Sign): Promise<void> {
  await db
    .insertInto("workers")
    .values(sign)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ holds: NOTHING, seen: now }))
    .execute();
}

export async function heldBy(db: Kysely<Tables>, { id }: Sign): Promise<readonly number[]> {
  const row = await db.selectFrom("workers").select(HOLDS).where("id", "=", id).executeTakeFirst();
  return row?.holds ?? [];
}

/** The worker holds this job no more; `done` and `failed` are what it did so far. */
export async function letGo(tx: Kysely<Tables>, { id }: Sign, report: number, done: number, failed: number): Promise<void> {
  const holds = sql<number[]>`array_remove(holds, ${report}::bigint)`;
  await tx.updateTable("workers").set({ holds, seen: now, done, failed }).where("id", "=", id).execute();
}

/** It lives. One that was taken for dead stays so until it takes its next job: what it held is no longer its. */
export async function beat(db: Kysely<Tables>, { id }: Sign): Promise<void> {
  await db.updateTable("workers").set({ seen: now }).where("id", "=", id).execute();
}

/** Where an error ended it with jobs in hand, it is left to be taken over like a dead one. */
export async function signOff(db: Kysely<Tables>, { id }: Sign): Promise<void> {
  await db.deleteFrom("workers").where("id", "=", id).where("holds", "=", NOTHING).execute();
}

/**
 * Gives the jobs of other workers that were not heard of for `lease` milliseconds, by the server's clock, to others. A death counts as a try: a
 * report may be what kills them. Where a report was coded before the death, its job is done.
 */
export function takeOver(db: Kysely<Tables>, boss: PgBoss, { id }: Sign, lease: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const dead = await tx
      .deleteFrom("workers")
      .using("runs")
      .whereRef("runs.id", "=", "workers.run")
      .where("workers.id", "<>", id)
      .where("seen", "<", sql<Date>`now() - ${lease}::float8 * interval '1 millisecond'`)
      .returning(["host", "pid", HOLDS, "versions"])
      .execute();
    for (const { host, pid, holds, versions } of dead)
      for (const report of holds) {
        if (await isCoded(tx, report, versions)) await boss.complete(queueName(versions), jobId(report), {}, { db: on(tx) });
        else await fail(tx, boss, versions, report, new AnnalistError("E_WORKER_LOST", `worker ${pid} on ${host} is gone`));
      }
  });
}

export async function isCoded(db: Kysely<Tables>, report: number, versions: number): Promise<boolean> {
  const row = await db.selectFrom("codings").select("id").where("report", "=", report).where("versions", "=", versions).executeTakeFirst();
  return row !== undefined;
}

/** A try at a job failed; the last one of three sets the report aside. */
export async function fail(
  tx: Kysely<Tables>,
  boss: PgBoss,
  versions: number,
  report: number,
  { code, message }: AnnalistError,
): Promise<Fate> {
  const db = on(tx);
  await boss.fail(queueName(versions), jobId(report), { code, message: storable(message) }, { db });
  const job = await boss.getJobById(queueName(versions), jobId(report), { db, includeArchive: false });
  return job?.state === "failed" ? "set aside" : "tried again";
}
