import { sql, type Kysely, type Transaction } from "kysely";
import type { Rarity } from "../matching/index.js";
import type { Event, Relation, Report } from "../../model/index.js";
import { anyNumber, recordset } from "./batch.js";
import { refreshEntries } from "./entries.js";
import { keysOf } from "./keys.js";
import { placeTexts } from "./families.js";
import { linkNodes, unlinkNodes } from "./layer.js";
import { mentionLayer, mentionsOfReports, putMentions, type NumberedEvent } from "./mentions.js";
import { putRelations } from "./relations.js";
import { newEntries, regroup, takeTurn, type Regrouped } from "./regroup.js";
import { putReports, retire, type Placed, type Retired } from "./reports.js";
import { storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

export interface CodedReport {
  readonly report: Report;
  readonly events: readonly Event[];
  /** The lasting ties that it states; none where left out. */
  readonly relations?: readonly Relation[];
}

export interface Put {
  /** The report's number in the record. */
  readonly report: number;
  /** False where it was coded under these versions before: then nothing is changed. */
  readonly added: boolean;
}

/**
 * Puts coded reports in, whole or not at all, and puts each event with what tells of the same happening. What an earlier run coded stays and
 * is no longer current; a report that was coded under the same versions stays as it is.
 *
 * @param rarity how much a word tells; the same for the whole record.
 */
export async function putCoded(
  db: Kysely<Tables>,
  run: { readonly id: number; readonly versions: number },
  coded: readonly CodedReport[],
  rarity: Rarity,
): Promise<Put[]> {
  if (coded.length === 0) return [];
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    const reports = await putReports(
      tx,
      coded.map(({ report }) => report),
    );
    const { placed } = reports;
    const first = new Map<number, CodedReport & { readonly latest: boolean }>();
    coded.forEach((one, i) => {
      const { id, latest } = placed[i] as Placed;
      if (!first.has(id)) first.set(id, { ...one, latest });
    });
    const codings = await insertCodings(tx, run, first);
    const fresh = [...first].filter(([id]) => codings.has(id));
    await putRelations(
      tx,
      fresh.map(([report, { relations = [] }]) => ({ report, coding: codings.get(report)?.id ?? 0, relations })),
    );
    const recoded = await retire(
      tx,
      fresh.filter(([id, { latest }]) => latest && codings.get(id)?.again === true).map(([id]) => id),
    );
    const values = fresh.flatMap(([reportId, { latest, report, events }]) => events.map((event) => ({ reportId, report, event, latest })));
    const ids = await newNumbers(tx, values.length);
    const numbered = values.map((value, i) => ({ ...value, id: ids[i] as number }));
    const retired = [...reports.retired, ...recoded];
    const { entryOf, touched } = await match(
      tx,
      numbered.filter(({ latest }) => latest),
      retired,
      await placeTexts(tx, reports.fresh),
      rarity,
    );
    // What is not current has no part in any happening, but an entry that is none either.
    const [past] = await newEntries(tx, numbered.every(({ latest }) => latest) ? 0 : 1);
    await insertEvents(
      tx,
      numbered.map(({ id, reportId, report, event, latest }) => ({
        ...rowOf(event, report, reportId, codings.get(reportId)?.id ?? 0, latest),
        id,
        entry: entryOf.get(id) ?? past,
      })),
    );
    await refreshEntries(tx, [...new Set([...touched, ...retired.map(({ entry }) => entry), ...(past === undefined ? [] : [past])])]);
    return placed.map(({ id }, i) => ({ report: id, added: codings.has(id) && first.get(id)?.report === coded[i]?.report }));
  });
}

/**
 * Puts reports in that are coded later. The events of an earlier version of one are no longer current from now on.
 */
export async function putUncoded(tx: Transaction<Tables>, reports: readonly Report[]): Promise<readonly Placed[]> {
  await takeTurn(tx);
  const { placed, fresh, retired } = await putReports(tx, reports);
  const { touched } = await match(tx, [], retired, await placeTexts(tx, fresh), NO_WORDS);
  await refreshEntries(tx, [...new Set([...touched, ...retired.map(({ entry }) => entry)])]);
  return placed;
}
/** Without events no word is weighed. */
const NO_WORDS: Rarity = () => 0;

/** Takes mentions that are no longer current out, puts new ones in, and groups anew what hangs together with either. */
async function match(
  tx: Transaction<Tables>,
  events: readonly NumberedEvent[],
  retired: readonly Retired[],
  otherFamily: readonly number[],
  rarity: Rarity,
): Promise<Regrouped> {
  const gone = retired.map(({ id }) => id);
  const near = await unlinkNodes(tx, mentionLayer, gone);
  await tx.deleteFrom("mentions").where("id", "=", anyNumber(gone)).execute();
  const changed = await mentionsOfReports(tx, otherFamily);
  near.push(...(await unlinkNodes(tx, mentionLayer, changed)));
  await putMentions(tx, events, rarity);
  const known = await mentionLayer.load(tx, [...events.map(({ id }) => id), ...changed]);
  await linkNodes(tx, mentionLayer, known);
  return regroup(tx, [...known.keys(), ...near], known);
}

async function newNumbers(tx: Transaction<Tables>, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{
    id: number;
  }>`select nextval(pg_get_serial_sequence('events', 'id'))::bigint as id from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map(({ id }) => id);
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

const COLUMNS = `id bigint, coding bigint, report bigint, entry bigint, current boolean, trigger_text text, start_at int, end_at int, type text,
  mode text, contexts text[], cameo text, quad smallint, intensity float8, actors json, recipients json, place json, date json, day date,
  factuality text, speakers json, confidence float8, happening int, trace json, keys text[]`;
const NAMES = sql.raw(COLUMNS.replaceAll(/ (?:bigint|int|smallint|text\[\]|text|boolean|float8|json|date)(?=,|$)/g, ""));

async function insertEvents(tx: Transaction<Tables>, rows: readonly object[]): Promise<void> {
  if (rows.length > 0)
    await sql`insert into events (${NAMES}) overriding system value select ${NAMES} from ${recordset(storableJson(rows), COLUMNS)}`.execute(
      tx,
    );
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
