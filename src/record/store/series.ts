import { sql, type Kysely } from "kysely";
import { filtered, type Filter } from "./filter.js";
import type { Tables } from "./tables.js";
import { bursts } from "../series/bursts.js";
import { periodsBetween, type Step } from "../series/periods.js";
import { turningPoints } from "../series/turns.js";

export interface Point {
  /** First day of the day, week (Monday) or month. */
  readonly period: string;
  /** Entries: each happening once. */
  readonly entries: number;
  /** Mentions of them. */
  readonly mentions: number;
  /** Entries of quad classes 1 to 4. */
  readonly quads: readonly [number, number, number, number];
  /** Mean over the entries; null where there are none. */
  readonly intensity: number | null;
  /** The weight of the burst that the period is in, in nats; 0 outside bursts. */
  readonly burst: number;
  /** Whether the intensity runs on another level from this period on. */
  readonly turn: boolean;
}

/**
 * What happened, period by period, without gaps from `since` (else the first happening) to `until` (else the last). Only what is told as
 * actual counts. An entry counts once, by the surest of its mentions that the filter lets through.
 */
export async function series(db: Kysely<Tables>, filter: Filter, step: Step): Promise<Point[]> {
  const mentions = filtered(db, filter)
    .where("factuality", "=", "actual")
    .where("day", "is not", null)
    .distinctOn("entry")
    .select(["day", "quad", "intensity"])
    .select(sql<number>`count(*) over (partition by entry)`.as("told"))
    .orderBy("entry")
    .orderBy("confidence", "desc")
    .orderBy("events.id");
  const quad = (n: number) => sql<number>`count(*) filter (where quad = ${sql.lit(n)})::int`;
  const rows = await db
    .selectFrom(mentions.as("m"))
    .select([
      sql<string>`to_char(date_trunc(${sql.lit(step)}, day), 'YYYY-MM-DD')`.as("period"),
      sql<number>`count(*)::int`.as("entries"),
      sql<number>`sum(told)::int`.as("mentions"),
      sql<number>`avg(intensity)::float8`.as("intensity"),
    ])
    .select([quad(1).as("q1"), quad(2).as("q2"), quad(3).as("q3"), quad(4).as("q4")])
    .groupBy("period")
    .orderBy("period")
    .execute();
  const found = new Map(rows.map((row) => [row.period, row]));
  const [first, last] = [filter.since ?? rows[0]?.period, filter.until ?? rows.at(-1)?.period];
  if (first === undefined || last === undefined) return [];
  const periods = periodsBetween(first, last, step);
  const weights = periods.map(() => 0);
  for (const { from, to, weight } of bursts(periods.map((period) => found.get(period)?.entries ?? 0))) weights.fill(weight, from, to);
  const turns = new Set(turningPoints(periods.map((period) => found.get(period)?.intensity ?? null)).map(({ at }) => at));
  return periods.map((period, i) => {
    const { entries = 0, mentions = 0, q1 = 0, q2 = 0, q3 = 0, q4 = 0, intensity = null } = found.get(period) ?? {};
    return { period, entries, mentions, quads: [q1, q2, q3, q4], intensity, burst: weights[i] ?? 0, turn: turns.has(i) };
  });
}
