import { sql, type Kysely, type Transaction } from "kysely";
import type { Event, Report } from "../../model/index.js";
import { anyNumber, recordset } from "./batch.js";
import { refreshEntries } from "./entries.js";
import { keysOf } from "./keys.js";
import { reapply } from "./reapply.js";
import { putReports, retire, type Placed } from "./reports.js";
import { storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

export interface CodedReport {
  readonly report: Report;
  readonly events: readonly Event[];
}

/** One event in its report, before it has a number. */
export interface Mention {
  readonly report: Report;
  readonly event: Event;
}

/** Which mentions tell of one happening: lists of indexes into the mentions, each index in one list. */
export type Grouping = (mentions: readonly Mention[]) => readonly (readonly number[])[];

/** What the coder itself says: mentions of one happening in one report. */
export const byHappening: Grouping = (mentions) => {
  const groups = new Map<Report, Map<number, number[]>>();
  mentions.forEach(({ report, event }, i) => {
    const own = groups.get(report) ?? new Map<number, number[]>();
    groups.set(report, own.set(event.happening, [...(own.get(event.happening) ?? []), i]));
  });
  return [...groups.values()].flatMap((own) => [...own.values()]);
};

export interface Put {
  /** The report's number in the record. */
  readonly report: number;
  /** False where it was coded under these versions before: then nothing is changed. */
  readonly added: boolean;
}

/**
 * Puts coded reports in, whole or not at all. What an earlier run coded stays and is no longer current; a report that was coded
 * under the same versions stays as it is.
 */
export async function putCoded(
  db: Kysely<Tables>,
  run: { readonly id: number; readonly versions: number },
  coded: readonly CodedReport[],
  grouping: Grouping = byHappening,
): Promise<Put[]> {
  if (coded.length === 0) return [];
  return db.transaction().execute(async (tx) => {
    const { placed, touched } = await putReports(
      tx,
      coded.map(({ report }) => report),
    );
    const ids = [...new Set(placed.map(({ id }) => id))];
    // Two workers that code one report under different versions come one after the other.
    await tx.selectFrom("reports").select("id").where("id", "=", anyNumber(ids)).orderBy("id").forUpdate().execute();
    const first = new Map<number, CodedReport & { readonly latest: boolean }>();
    coded.forEach((one, i) => {
      const { id, latest } = placed[i] as Placed;
      if (!first.has(id)) first.set(id, { ...one, latest });
    });
    const codings = await insertCodings(tx, run, first);
    const fresh = [...first].filter(([id]) => codings.has(id));
    const retired = await retire(
      tx,
      fresh.filter(([id, { latest }]) => latest && codings.get(id)?.again === true).map(([id]) => id),
    );
    const rows = fresh.flatMap(([id, { latest, report, events }]) =>
      events.map((event) => ({ report, event, row: rowOf(event, report, id, codings.get(id)?.id ?? 0, latest) })),
    );
    const entries = await insertEvents(tx, rows, grouping(rows));
    await refreshEntries(tx, [...entries, ...touched, ...retired]);
    await reapply(
      tx,
      fresh.map(([id]) => id),
    );
    return placed.map(({ id }, i) => ({ report: id, added: codings.has(id) && first.get(id)?.report === coded[i]?.report }));
  });
}

/** The codings that were not there, by report; `again` where an earlier one stands. */
async function insertCodings(
  tx: Transaction<Tables>,
  run: { readonly id: number; readonly versions: number },
  reports: ReadonlyMap<number, { readonly latest: boolean; readonly events: readonly Event[] }>,
): Promise<ReadonlyMap<number, { readonly id: number; readonly again: boolean }>> {
  const values = [...reports].map(([report, { events }]) => ({ report, events: events.length }));
  const again = await tx
    .selectFrom("codings")
    .select("report")
    .distinct()
    .where("report", "=", anyNumber([...reports.keys()]))
    .execute();
  const before = new Set(again.map((row) => row.report));
  const { rows } = await sql<{ id: number; report: number }>`insert into codings (report, versions, run, current, events)
    select x.report, ${run.versions}::int, ${run.id}::int, true, x.events from ${recordset(JSON.stringify(values), "report bigint, events int")}
    on conflict (report, versions) do nothing returning id, report`.execute(tx);
  return new Map(rows.map(({ id, report }) => [report, { id, again: before.has(report) }]));
}

const COLUMNS = `coding bigint, report bigint, entry bigint, current boolean, trigger_text text, start_at int, end_at int, type text, mode text,
  contexts text[], cameo text, quad smallint, intensity float8, actors json, recipients json, place json, date json, day date,
  factuality text, speakers json, confidence float8, happening int, trace json, keys text[]`;
const NAMES = sql.raw(COLUMNS.replaceAll(/ (?:bigint|int|smallint|text\[\]|text|boolean|float8|json|date)(?=,|$)/g, ""));

/** Inserts the events with an entry for each group; gives the entries' numbers. */
async function insertEvents(
  tx: Transaction<Tables>,
  rows: readonly { readonly row: object }[],
  groups: readonly (readonly number[])[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await sql<{
    id: number;
  }>`insert into entries (current) select true from generate_series(1, ${groups.length}::int) returning id`.execute(tx);
  const entries = made.rows.map(({ id }) => id);
  const entryOf: number[] = [];
  groups.forEach((group, g) => group.forEach((i) => (entryOf[i] = entries[g] as number)));
  const values = rows.map(({ row }, i) => ({ ...row, entry: entryOf[i] }));
  await sql`insert into events (${NAMES}) select ${NAMES} from ${recordset(storableJson(values), COLUMNS)}`.execute(tx);
  return entries;
}

function rowOf(event: Event, report: Report, id: number, coding: number, current: boolean) {
  const { trigger, start, end, ...rest } = event;
  return {
    ...rest,
    coding,
    report: id,
    current,
    trigger_text: trigger,
    start_at: start,
    end_at: end,
    day: dayOf(event.date?.value) ?? dayOf(report.published),
    keys: keysOf(event),
  };
}

/** The calendar day of a date that has one. */
function dayOf(date: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? "")?.[0];
  if (day === undefined || day.startsWith("0000")) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
