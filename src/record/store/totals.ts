import { sql, type Kysely } from "kysely";
import type { Tables } from "./tables.js";

export interface Totals {
  /** Every version of every report. */
  readonly reports: number;
  /** Those that the last run over their report coded. */
  readonly events: number;
  readonly entries: number;
  readonly judgements: number;
  /** What was set aside, by error code: a place once, in however many runs. */
  readonly failures: Readonly<Record<string, number>>;
  readonly bytes: number;
}

export async function totals(db: Kysely<Tables>): Promise<Totals> {
  const { rows } = await sql<Omit<Totals, "failures">>`select
    (select count(*)::int from reports) as reports,
    (select count(*)::int from events where current) as events,
    (select count(*)::int from entries where current) as entries,
    (select count(*)::int from judgements) as judgements,
    pg_database_size(current_database())::float8 as bytes`.execute(db);
  const failures = await db
    .selectFrom("failures")
    .select("code")
    .select(sql<number>`count(distinct place)::int`.as("n"))
    .groupBy("code")
    .orderBy("code")
    .execute();
  return { ...(rows[0] as Omit<Totals, "failures">), failures: Object.fromEntries(failures.map(({ code, n }) => [code, n])) };
}
