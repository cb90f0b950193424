import type { Kysely } from "kysely";
import type PgBoss from "pg-boss";
import type { Report } from "../../model/index.js";
import { putUncoded } from "../store/codings.js";
import type { Tables } from "../store/tables.js";
import { jobId, on, openBoss, queueName } from "./boss.js";

/** Puts reports to be coded under one set of versions into its queue. */
export interface Queue {
  /** Reports that may be new to the record: they are put into it, with their jobs, all or none. */
  put(reports: readonly Report[]): Promise<void>;
  /** Reports by their numbers in the record. */
  putKnown(reports: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/** `versions`: number of the versions in the record. A report that waits already waits once; one that was set aside has one more try. */
export async function openQueue(db: Kysely<Tables>, versions: number): Promise<Queue> {
  const boss = await openBoss(db, versions, false);
  return {
    put: (reports) =>
      db.transaction().execute(async (tx) => {
        const placed = await putUncoded(tx, reports);
        await enqueue(
          boss,
          tx,
          queueName(versions),
          placed.map(({ id }) => id),
        );
      }),
    putKnown: (reports) => db.transaction().execute((tx) => enqueue(boss, tx, queueName(versions), reports)),
    close: () => boss.stop({ graceful: false }),
  };
}

async function enqueue(boss: PgBoss, tx: Kysely<Tables>, name: string, reports: readonly number[]): Promise<void> {
  const ids = [...new Set(reports)].map((report) => ({ id: jobId(report), report }));
  if (ids.length === 0) return;
  const db = on(tx);
  await boss.retry(
    name,
    ids.map(({ id }) => id),
    { db },
  );
  await boss.insert(
    ids.map(({ id, report }) => ({ id, name, data: { report } })),
    { db },
  );
}
