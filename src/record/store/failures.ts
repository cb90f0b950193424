import type { Kysely } from "kysely";
import { storable } from "./storable.js";
import type { Tables } from "./tables.js";

/** A report that was set aside. */
export interface Failure {
  /** Its file, with the line where one is known. */
  readonly place: string;
  /** Of `kit/errors.ts`. */
  readonly code: string;
  readonly message: string;
}

export async function putFailure(db: Kysely<Tables>, run: number, { place, code, message }: Failure): Promise<void> {
  await db
    .insertInto("failures")
    .values({ run, place: storable(place), code, message: storable(message) })
    .execute();
}

/** What was set aside, the last one first. */
export async function listFailures(
  db: Kysely<Tables>,
  limit: number,
): Promise<(Failure & { readonly run: number; readonly time: string })[]> {
  const rows = await db
    .selectFrom("failures")
    .select(["run", "place", "code", "message", "time"])
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ time, ...row }) => ({ ...row, time: time.toISOString() }));
}
