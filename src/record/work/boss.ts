import { CompiledQuery, sql, type Kysely } from "kysely";
import PgBoss from "pg-boss";
import type { Tables } from "../store/tables.js";

/** Tries before a report is set aside. */
const TRIES = 3;
/** A job that takes longer hangs, and is given to another worker. These times are in seconds. */
const LONGEST_JOB = 15 * 60;
/** Jobs that were done are kept so long for the rates, then dropped. */
const DONE_KEPT = 3600;
/** Jobs that wait, and those that were set aside, stay until somebody sees to them: ten years. */
const KEPT = 10 * 365 * 86_400;
const MAINTENANCE = 60;

/** One set of versions of program, codebook and reader has one queue: a worker never codes what was asked of another release. */
export const queueName = (versions: number): string => `versions-${versions}`;

/** A report is in a queue once: its job's id is made of its number. */
export const jobId = (report: number): string => `00000000-0000-4000-8000-${report.toString(16).padStart(12, "0")}`;

export interface Job {
  readonly report: number;
}

/** pg-boss's statements on a connection of the record; inside the transaction where it is one. */
export const on = (db: Kysely<Tables>): PgBoss.Db => ({
  async executeSql(text, values = []) {
    const query = CompiledQuery.raw(text, [...(values as unknown[])]);
    const { rows } = db.isTransaction ? await db.executeQuery(query) : await alone(db, query);
    return { rows };
  },
});

/** Some of its texts begin a transaction of their own: a connection on which one failed does not go back in the middle of it. */
const alone = (db: Kysely<Tables>, query: CompiledQuery) =>
  db.connection().execute(async (connection) => {
    try {
      return await connection.executeQuery(query);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });

/** Opens the queue of these versions, and makes it where it is not there. Whoever `supervise`s sees to jobs that hang and drops old ones. */
export async function openBoss(db: Kysely<Tables>, versions: number, supervise: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    db: on(db),
    schedule: false,
    supervise,
    maintenanceIntervalSeconds: MAINTENANCE,
    archiveCompletedAfterSeconds: DONE_KEPT,
    archiveFailedAfterSeconds: KEPT,
    deleteAfterHours: 1,
  });
  // Of its maintenance, which is tried again; what a worker itself asks throws.
  boss.on("error", () => {});
  // Two that make its tables at once get in each other's way.
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('annalist queue'))`.execute(tx);
    await boss.start();
    const name = queueName(versions);
    await boss.createQueue(name, { name, retryLimit: TRIES - 1, expireInSeconds: LONGEST_JOB, retentionMinutes: KEPT / 60 });
    // Without it, taking a job sorts all that wait: 0.37 s where 300,000 do. Looking whether it is there takes no lock, making it does.
    const { rows } = await sql`select 1 where to_regclass('pgboss.job_order') is null`.execute(tx);
    if (rows.length > 0)
      await sql`create index job_order on pgboss.job (name, priority desc, created_on, id) where state < 'active'`.execute(tx);
  });
  return boss;
}
