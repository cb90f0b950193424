import { sql, type Kysely, type Transaction } from "kysely";
import type { Carried, Rarity, Traits } from "../matching/index.js";
import type { Event, Relation, Report } from "../../model/index.js";
import { anyNumber, namesOf, newNumbers, recordset, rowWith } from "./batch.js";
import { entryRow, loneRow, putEntries, refreshEntries } from "./entries.js";
import { keysOf } from "./keys.js";
import { familiesOf, joinFamilies, textOf } from "./families.js";
import { linkNodes, unlinkNodes, type Layer } from "./layer.js";
import { breath, meanwhile } from "./meanwhile.js";
import {
  mentionLayer,
  mentionRows,
  mentionsOfReports,
  moveMentions,
  putMentions,
  readyMention,
  setFamily,
  type ReadyMention,
} from "./mentions.js";
import { bear, regroup, takeTurn, type Regrouped } from "./regroup.js";
import { putRelations } from "./relations.js";
import { putReports, readyReport, retire, type Placed, type Retired } from "./reports.js";
import { Remembered } from "./remembered.js";
import { storableValue } from "./storable.js";
import type { Tables } from "./tables.js";

export interface CodedReport {
  readonly report: Report;
  readonly events: readonly Event[];
  /** The lasting ties that it states; none where left out. */
  readonly relations?: readonly Relation[];
}

/** A coded report made ready to be put in: all that can be worked out without the record, so that the record waits for none of it. */
interface Ready {
  readonly report: Report;
  readonly events: readonly ReadyEvent[];
  readonly relations: readonly Relation[];
}
interface ReadyEvent {
  readonly event: Event;
  readonly mention: ReadyMention;
  /** The columns of its row that are known, as JSON. */
  readonly row: string;
  /** Those of the entry that it is where nothing else tells of it, as most are. */
  readonly alone: string;
}

/** How long what goes in meanwhile may wait for its answers. Milliseconds. */
const BREATHLESS = 1;

async function readied(coded: CodedReport, rarity: Rarity): Promise<Ready> {
  const { report, events, relations = [] } = storableValue(coded);
  textOf(report);
  readyReport(report);
  const ready: ReadyEvent[] = [];
  let last = 0;
  for (const event of events) {
    // What goes in meanwhile gets its answers between two events.
    if (performance.now() - last > BREATHLESS) {
      await breath();
      last = performance.now();
    }
    const mention = readyMention(report, event, rarity);
    const alone = loneRow(carriedOf({ event, mention, report, id: 0, reportId: 0, key: report.id }));
    ready.push({ event, mention, row: JSON.stringify(rowOf(event, report)), alone });
  }
  return { report, events: ready, relations };
}

const REMEMBERED = new WeakMap<Kysely<Tables>, Remembered>();
function rememberedOf(db: Kysely<Tables>): Remembered {
  const remembered = REMEMBERED.get(db) ?? new Remembered();
  REMEMBERED.set(db, remembered);
  return remembered;
}

/** An event that goes into the record under this number. */
interface NumberedEvent extends ReadyEvent {
  readonly id: number;
  /** Number of its report, and the id that this first came with. */
  readonly reportId: number;
  readonly key: string;
  readonly report: Report;
  readonly latest: boolean;
}

export interface Put {
  /** The report's number in the record. */
  readonly report: number;
  /** False where it was coded under these versions before: then nothing is changed. */
  readonly added: boolean;
}

/**
 * Puts coded reports in, whole or not at all, and puts each event with what tells of the same happening. What an earlier run coded stays and
 * is no longer current; a report that was coded under the same versions stays as it is. Two calls at once are put in one after the other; the
 * second is made ready while the first goes in.
 *
 * @param rarity how much a word tells; the same for the whole record.
 */
export async function putCoded(
  db: Kysely<Tables>,
  run: { readonly id: number; readonly versions: number },
  given: readonly CodedReport[],
  rarity: Rarity,
): Promise<Put[]> {
  if (given.length === 0) return [];
  const coded: Ready[] = [];
  for (const one of given) coded.push(await readied(one, rarity));
  const remembered = rememberedOf(db);
  const undone = (error: unknown): never => {
    remembered.undone();
    throw error;
  };
  // Told before whoever waits has the turn, and again where the end itself fails.
  return db
    .transaction()
    .execute((tx) => putReady(tx, run, coded, remembered).catch(undone))
    .catch(undone);
}

async function putReady(
  tx: Transaction<Tables>,
  run: { readonly id: number; readonly versions: number },
  coded: readonly Ready[],
  remembered: Remembered,
): Promise<Put[]> {
  await takeTurn(tx);
  const reports = await putReports(
    tx,
    coded.map(({ report }) => report),
    remembered.banded,
  );
  const { placed } = reports;
  const first = new Map<number, Ready & Placed>();
  coded.forEach((one, i) => {
    const at = placed[i] as Placed;
    if (!first.has(at.id)) first.set(at.id, { ...one, ...at });
  });
  const codings = await insertCodings(tx, run, first, reports.fresh);
  const fresh = [...first].filter(([id]) => codings.has(id));
  await putRelations(
    tx,
    fresh.map(([report, { relations }]) => ({ report, coding: codings.get(report)?.id ?? 0, relations })),
  );
  const recoded = await retire(
    tx,
    fresh.filter(([id, { latest }]) => latest && codings.get(id)?.again === true).map(([id]) => id),
  );
  const found = fresh.flatMap(([reportId, { key, latest, report, events }]) =>
    events.map((one) => ({ ...one, reportId, key, report, latest })),
  );
  const ids = await newNumbers(tx, "events", found.length);
  const numbered = found.map((value, i): NumberedEvent => ({ ...value, id: ids[i] as number }));
  const current = numbered.filter(({ latest }) => latest);
  const layer = await remembered.layer(tx, ids);
  const joining = joinFamilies(tx, reports);
  const mentions = await meanwhile(joining, () => mentionRows(current));
  const otherFamily = await joining;
  // What is alone is of its own wording's family.
  const familyOf = new Map([
    ...reports.lone,
    ...(await familiesOf(
      tx,
      fresh.flatMap(([id]) => (reports.lone.has(id) ? [] : id)),
    )),
  ]);
  for (const { mention, reportId } of numbered) setFamily(mention, familyOf.get(reportId) ?? null, reports.lone.has(reportId));
  const retired = [...reports.retired, ...recoded];
  const { entryOf, touched, unborn } = await match(tx, layer, current, mentions, retired, otherFamily);
  // What is not current has no part in any happening, but an entry that is none either.
  const [past] = await newNumbers(tx, "entries", current.length === numbered.length ? 0 : 1);
  await bear(tx, past === undefined ? [] : [past]);
  const rows = await meanwhile(putEntries(tx, rowsOf(unborn, current)), () =>
    numbered.map(({ id, reportId, latest, row }) => {
      const numbers = { id, report: reportId, coding: codings.get(reportId)?.id, entry: entryOf.get(id) ?? past, current: latest };
      return rowWith(numbers, row);
    }),
  );
  await insertEvents(tx, rows);
  const changed = [...touched.filter((entry) => !unborn.has(entry)), ...retired.map(({ entry }) => entry)];
  await refreshEntries(tx, [...new Set([...changed, ...(past === undefined ? [] : [past])])]);
  return placed.map(({ id }, i) => ({ report: id, added: codings.has(id) && first.get(id)?.report === coded[i]?.report }));
}

/**
 * Puts reports in that are coded later. The events of an earlier version of one are no longer current from now on.
 */
export async function putUncoded(tx: Transaction<Tables>, reports: readonly Report[]): Promise<readonly Placed[]> {
  await takeTurn(tx);
  const put = await putReports(tx, reports.map(storableValue));
  const { placed, retired } = put;
  const { touched } = await match(tx, mentionLayer, [], "[]", retired, await joinFamilies(tx, put));
  await refreshEntries(tx, [...new Set([...touched, ...retired.map(({ entry }) => entry)])]);
  return placed;
}

/** Takes mentions that are no longer current out, puts new ones in, whose rows are given as JSON, and groups anew what hangs together with either. */
async function match(
  tx: Transaction<Tables>,
  layer: Layer<Traits>,
  events: readonly NumberedEvent[],
  rows: string,
  retired: readonly Retired[],
  otherFamily: readonly number[],
): Promise<Regrouped> {
  const gone = retired.map(({ id }) => id);
  const near = await unlinkNodes(tx, layer, gone);
  if (gone.length > 0) await tx.deleteFrom("mentions").where("id", "=", anyNumber(gone)).execute();
  await moveMentions(tx, otherFamily);
  const changed = await mentionsOfReports(tx, otherFamily);
  near.push(...(await unlinkNodes(tx, layer, changed)));
  await putMentions(
    tx,
    rows,
    events.map(({ mention }) => mention.traits.mention.family),
  );
  const known = new Map(await layer.load(tx, changed));
  for (const { id, mention } of events) known.set(id, mention.traits);
  const { linked, loaded } = await linkNodes(tx, layer, known);
  const alone = events.flatMap(({ id }) => (linked.has(id) ? [] : id));
  const nodes = new Set([...known.keys(), ...near]);
  for (const id of alone) nodes.delete(id);
  return regroup(tx, layer, { nodes, alone, known: new Map([...loaded, ...known]) });
}

/** The rows of new entries, whose mentions are no events yet, as JSON. */
function rowsOf(entries: ReadonlyMap<number, readonly number[]>, events: readonly NumberedEvent[]): string[] {
  const known = new Map(events.map((event) => [event.id, event]));
  return [...entries].map(([id, mentions]) => {
    const told = mentions.map((mention) => known.get(mention) as NumberedEvent);
    const [one] = told as [NumberedEvent];
    // A report that came before with another id is told by that one.
    if (told.length > 1 || one.key !== one.report.id) return entryRow(id, told.map(carriedOf));
    return rowWith({ id, lead: one.id, first_report: one.reportId }, one.alone);
  });
}

function carriedOf({ id, reportId, key, report, event, mention }: Omit<NumberedEvent, "latest" | "row" | "alone">): Carried {
  const { publisher, published } = report;
  const counted = { ...event, id, report: reportId, reportId: key, publisher, published };
  return { event: counted, family: mention.traits.mention.family, cites: mention.cites };
}

/** The codings that were not there, by report; `again` where an earlier one stands. */
async function insertCodings(
  tx: Transaction<Tables>,
  run: { readonly id: number; readonly versions: number },
  reports: ReadonlyMap<number, Ready>,
  fresh: ReadonlyMap<number, Report>,
): Promise<ReadonlyMap<number, { readonly id: number; readonly again: boolean }>> {
  const values = [...reports].map(([report, { events }]) => ({ report, events: events.length }));
  const known = [...reports.keys()].filter((report) => !fresh.has(report));
  const again =
    known.length === 0 ? [] : await tx.selectFrom("codings").select("report").distinct().where("report", "=", anyNumber(known)).execute();
  const before = new Set(again.map((row) => row.report));
  const { rows } = await sql<{ id: number; report: number }>`insert into codings (report, versions, run, current, events)
    select x.report, ${run.versions}::int, ${run.id}::int, true, x.events from ${recordset(JSON.stringify(values), "report bigint, events int")}
    on conflict (report, versions) do nothing returning id, report`.execute(tx);
  return new Map(rows.map(({ id, report }) => [report, { id, again: before.has(report) }]));
}

const COLUMNS = `id bigint, coding bigint, report bigint, entry bigint, current boolean, trigger_text text, start_at int, end_at int, type text,
  mode text, contexts text[], cameo text, quad smallint, intensity float8, actors json, recipients json, place json, date json, day date,
  factuality text, speakers json, confidence float8, happening int, trace json, keys text[]`;
const NAMES = sql.raw(namesOf(COLUMNS));

async function insertEvents(tx: Transaction<Tables>, rows: readonly string[]): Promise<void> {
  if (rows.length > 0)
    await sql`insert into events (${NAMES}) overriding system value select ${NAMES} from ${recordset(`[${rows.join()}]`, COLUMNS)}`.execute(
      tx,
    );
}

function rowOf(event: Event, report: Report) {
  const { trigger, start, end, ...rest } = event;
  const day = dayOf(event.date?.value) ?? dayOf(report.published);
  return {
    ...rest,
    trigger_text: trigger,
    start_at: start,
    end_at: end,
    day,
    keys: keysOf(event, day),
  };
}

/** The calendar day of a date that has one. */
function dayOf(date: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? "")?.[0];
  if (day === undefined || day.startsWith("0000")) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
