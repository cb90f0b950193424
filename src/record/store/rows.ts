import { sql, type Kysely } from "kysely";
import { flatEvent } from "../../kit/flat-event.js";
import type { ExportRow, StoredEvent } from "../../model/index.js";
import { filtered, type Filter } from "./filter.js";
import type { Tables } from "./tables.js";

/**
 * Current events that the filter lets through, flat, by their numbers, in pages: whoever reads them needs the memory of two pages only. The
 * next page is read while one is made use of.
 */
export async function* exportPages(db: Kysely<Tables>, filter: Filter, page = 2000): AsyncGenerator<readonly ExportRow[]> {
  let next = read(db, filter, 0, page);
  for (;;) {
    const events = await next;
    const end = events.at(-1);
    if (end === undefined) return;
    next = read(db, filter, end.id, page);
    // Told to whoever asks for the next page; nobody may.
    next.catch(() => {});
    yield events.map(flat);
  }
}

/** A page as one JSON text: of many rows with many columns, the thread of an embedded database hands that over many times as quickly. */
async function read(db: Kysely<Tables>, filter: Filter, last: number, page: number) {
  const rows = filtered(db, filter)
    .where("events.id", ">", last)
    .orderBy("events.id")
    .limit(page)
    .innerJoin("reports", "reports.id", "events.report")
    .innerJoin("codings", "codings.id", "events.coding")
    .innerJoin("versions", "versions.id", "codings.versions")
    .select(["events.id", "entry", "events.report", "reports.key as reportId", "publisher", "published", "title", "url"])
    .select(["trigger_text as trigger", "start_at as start", "end_at as end", "type", "mode", "contexts", "cameo", "quad", "intensity"])
    .select(["actors", "recipients", "place", "date", "factuality", "speakers", "confidence", "happening"])
    .select(["annalist", "codebook", "model"]);
  const { rows: found } = await sql<{ page: string | null }>`select json_agg(x order by x.id)::text as page from ${rows} as x`.execute(db);
  return JSON.parse(found[0]?.page ?? "[]") as Read[];
}
type Read = Omit<StoredEvent, "trace" | "run"> & { readonly annalist: string; readonly codebook: string; readonly model: string };

function flat(read: Read): ExportRow {
  const { id, entry, report, reportId, publisher, published, title, url, annalist, codebook, model } = read;
  return { event: id, entry, report, reportId, publisher, published, title, url, ...flatEvent(read), annalist, codebook, model };
}
