import { sql, type Kysely } from "kysely";
import type { Entry } from "../../model/index.js";
import { entryOf, type Carried } from "../matching/index.js";
import { anyNumber, namesOf, recordset } from "./batch.js";
import { filtered, type Filter } from "./filter.js";
import { eventsByNumber } from "./events.js";
import type { Tables } from "./tables.js";

/** Counts anew what these entries say of their current mentions; one without any is no longer current. */
export async function refreshEntries(tx: Kysely<Tables>, entries: readonly number[]): Promise<void> {
  if (entries.length === 0) return;
  const told = await carriedBy(tx, entries);
  const rows = entries.map((id) => {
    const carried = told.get(id);
    return carried === undefined ? { ...EMPTY, id, current: false } : rowOf(id, carried);
  });
  await sql`update entries n set current = x.current, lead = x.lead, mentions = x.mentions, reports = x.reports, publishers = x.publishers,
      publisher_count = x.publisher_count, independent = x.independent, asserts = x.asserts, denies = x.denies, asserted = x.asserted,
      denied = x.denied, standing = x.standing, support = x.support, first_report = x.first_report, first_published = x.first_published, unread = true
    from ${recordset(JSON.stringify(rows), COLUMNS)} where n.id = x.id`.execute(tx);
}

/** A new entry as its row's JSON, counted from its mentions, which need not be events yet. */
export const entryRow = (id: number, carried: readonly Carried[]): string => JSON.stringify(rowOf(id, carried));

/** The JSON of the row of an entry with this mention alone, but for its number and those of its event and report. */
export function loneRow(carried: Carried): string {
  const { id: _id, lead: _lead, first_report: _report, ...row } = rowOf(0, [carried]);
  return JSON.stringify(row);
}

/** Puts new entries in, each given as its row's JSON. */
export async function putEntries(tx: Kysely<Tables>, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into entries (${NAMES}) overriding system value select ${NAMES} from ${recordset(`[${rows.join()}]`, COLUMNS)}`.execute(
    tx,
  );
}

const COLUMNS = `id bigint, current boolean, lead bigint, mentions int, reports int, publishers text[], publisher_count int, independent int,
    asserts int, denies int, asserted text[], denied text[], standing text, support float8, first_report bigint, first_published text`;
const NAMES = sql.raw(namesOf(COLUMNS));

function rowOf(id: number, carried: readonly Carried[]) {
  const { lead, mentions, publishers, first, voices, firmness, ...counts } = entryOf(carried);
  return {
    id,
    current: true,
    lead: lead.id,
    mentions: mentions.length,
    publishers,
    publisher_count: publishers.length,
    first_report: first.report,
    first_published: first.published,
    asserted: voices.asserted,
    denied: voices.denied,
    ...firmness,
    ...counts,
  };
}

const EMPTY = {
  mentions: 0,
  reports: 0,
  publishers: [],
  publisher_count: 0,
  independent: 0,
  asserts: 0,
  denies: 0,
  asserted: [],
  denied: [],
  standing: "single",
  support: 0,
};

/** The current mentions of these entries, with whose text each stands in and whom it cites. */
async function carriedBy(tx: Kysely<Tables>, entries: readonly number[]): Promise<Map<number, Carried[]>> {
  const rows = await tx
    .selectFrom("events")
    .innerJoin("reports", "reports.id", "events.report")
    .leftJoin("mentions", "mentions.id", "events.id")
    // What was coded before there was matching is no mention.
    .leftJoin("wordings", (join) => join.onRef("wordings.id", "=", "reports.wording").on("mentions.id", "is", null))
    .select(["events.id", "entry", "events.report", "reports.key as reportId", "publisher", "published", "start_at", "end_at"])
    .select(["factuality", "confidence", "mentions.family", "wordings.family as textFamily", "cites"])
    .select(sql<string>`speakers::text`.as("speakers"))
    .where("entry", "=", anyNumber(entries))
    .where("current", "=", true)
    .execute();
  const carried = new Map<number, Carried[]>();
  for (const { entry, family: own, textFamily, cites, speakers, start_at: start, end_at: end, ...event } of rows) {
    const family = own ?? textFamily;
    const told = { ...event, start, end, speakers: JSON.parse(speakers) as Carried["event"]["speakers"] };
    const one = { event: told, family: family === null ? null : String(family), cites: cites ?? [] };
    const list = carried.get(entry);
    if (list === undefined) carried.set(entry, [one]);
    else list.push(one);
  }
  return carried;
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
    // A server's arrays of bigint come as strings.
    .select(sql<number[]>`array(select e.id::float8 from events e where e.entry = entries.id and e.current order by e.id)`.as("events"))
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
      const { id, reports, publishers, independent, asserts, denies, asserted, denied, standing, support } = row;
      const first = { report: row.first_report, publisher: row.first_publisher, published: row.first_published };
      const firmness = { standing, support };
      const counted = { reports, publishers, independent, asserts, denies, voices: { asserted, denied }, firmness, first };
      return [[id, { id, lead: told, mentions: row.events, ...counted }]];
    }),
  );
  return numbers.flatMap((id) => entries.get(id) ?? []);
}
