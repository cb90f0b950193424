import { type Kysely, type SelectQueryBuilder } from "kysely";
import type { StoredEvent } from "../../model/index.js";
import { anyNumber } from "./batch.js";
import type { Tables } from "./tables.js";

/** An event with the versions that coded it. */
export type VersionedEvent = StoredEvent & { readonly annalist: string; readonly codebook: string; readonly model: string };

/** Events by number, current or not, in the order of their numbers. */
export async function eventsByNumber(db: Kysely<Tables>, numbers: readonly number[]): Promise<VersionedEvent[]> {
  const rows = await whole(db.selectFrom("events").where("events.id", "=", anyNumber(numbers)).orderBy("events.id")).execute();
  return rows.map(stored);
}

/** The current events of a report, in the order of its text. */
export async function eventsOfReport(db: Kysely<Tables>, report: number): Promise<VersionedEvent[]> {
  const rows = await whole(
    db.selectFrom("events").where("events.report", "=", report).where("events.current", "=", true).orderBy("start_at").orderBy("events.id"),
  ).execute();
  return rows.map(stored);
}

const whole = (query: SelectQueryBuilder<Tables, "events", object>) =>
  query
    .innerJoin("reports", "reports.id", "events.report")
    .innerJoin("codings", "codings.id", "events.coding")
    .innerJoin("versions", "versions.id", "codings.versions")
    .select(["events.id", "events.report", "entry", "trigger_text", "start_at", "end_at", "type", "mode", "contexts", "cameo", "quad"])
    .select(["intensity", "actors", "recipients", "place", "date", "factuality", "speakers", "confidence", "happening", "trace"])
    .select(["reports.key as reportId", "title", "publisher", "published", "url", "codings.run", "annalist", "codebook", "model"]);

type Row = Awaited<ReturnType<ReturnType<typeof whole>["execute"]>>[number];

function stored({ trigger_text, start_at, end_at, quad, ...row }: Row): VersionedEvent {
  return { ...row, trigger: trigger_text, start: start_at, end: end_at, quad: quad as StoredEvent["quad"] };
}
