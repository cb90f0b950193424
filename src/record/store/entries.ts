import { sql, type Kysely } from "kysely";
import type { Entry } from "../../model/index.js";
import { anyNumber } from "./batch.js";
import { filtered, type Filter } from "./filter.js";
import { eventsByNumber } from "./events.js";
import type { Tables } from "./tables.js";

/** Counts anew what these entries say of their current mentions; one without any is no longer current. */
export async function refreshEntries(tx: Kysely<Tables>, entries: readonly number[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`with told as (
      select e.entry, count(*)::int as mentions, count(distinct e.report)::int as reports,
        array_remove(array_agg(distinct r.publisher), null) as publishers,
        count(*) filter (where e.factuality in ('actual', 'future'))::int as asserts,
        count(*) filter (where e.factuality = 'negated')::int as denies,
        (array_agg(e.id order by e.confidence desc, e.id))[1] as lead,
        (array_agg(r.id order by r.published, r.id))[1] as first_report, min(r.published) as first_published
      from events e join reports r on r.id = e.report
      where e.entry = any(${entries}::bigint[]) and e.current group by e.entry)
    update entries n set current = told.entry is not null, lead = told.lead, mentions = coalesce(told.mentions, 0),
      reports = coalesce(told.reports, 0), publishers = coalesce(told.publishers, '{}'),
      publisher_count = coalesce(cardinality(told.publishers), 0), asserts = coalesce(told.asserts, 0), denies = coalesce(told.denies, 0),
      first_report = told.first_report, first_published = told.first_published
    from unnest(${entries}::bigint[]) as wanted left join told on told.entry = wanted where n.id = wanted`.execute(tx);
}

/** Entries with a mention that the filter lets through, the latest first. */
export async function listEntries(db: Kysely<Tables>, filter: Filter, limit: number): Promise<Entry[]> {
  const found = await filtered(db, filter)
    .groupBy("events.entry")
    .select((of) => ["events.entry", of.fn.max("events.day").as("day")])
    .orderBy("day", (order) => order.desc().nullsLast())
    .orderBy("events.entry", "desc")
    .limit(limit)
    .execute();
  return entriesByNumber(
    db,
    found.map((row) => row.entry),
  );
}

/** These entries, in the order asked for; such as are not in the record are left out. */
export async function entriesByNumber(db: Kysely<Tables>, numbers: readonly number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom("entries")
    .selectAll("entries")
    .leftJoin("reports", "reports.id", "entries.first_report")
    .select("reports.publisher as first_publisher")
    .select(sql<number[]>`array(select e.id from events e where e.entry = entries.id and e.current order by e.id)`.as("events"))
    .where("entries.id", "=", anyNumber(numbers))
    .where("entries.current", "=", true)
    .execute();
  const leads = await eventsByNumber(
    db,
    rows.flatMap((row) => row.lead ?? []),
  );
  const lead = new Map(leads.map((event) => [event.id, event]));
  const entries = new Map(
    rows.flatMap((row): [number, Entry][] => {
      const told = lead.get(row.lead ?? 0);
      if (told === undefined || row.first_report === null) return [];
      const { id, reports, publishers, asserts, denies } = row;
      const first = { report: row.first_report, publisher: row.first_publisher, published: row.first_published };
      return [[id, { id, lead: told, mentions: row.events, reports, publishers, asserts, denies, first }]];
    }),
  );
  return numbers.flatMap((id) => entries.get(id) ?? []);
}
