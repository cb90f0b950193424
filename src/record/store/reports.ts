import { sql, type Kysely, type Selectable } from "kysely";
import type { Report } from "../../model/index.js";
import { anyNumber, anyOf, recordset } from "./batch.js";
import { contentHash, storable, storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

export interface StoredReport {
  /** Number in the record. */
  readonly id: number;
  /** Counted from 1 among the reports of one URL, as they came in. */
  readonly version: number;
  /** No later version of its URL is known. */
  readonly latest: boolean;
  readonly report: Report;
}

const COLUMNS = `hash text, key text, url text, title text, publisher text, published text, updated text, byline text, dateline text, language text,
  text text, blocks json, evidence json`;

/** Where a report stands: its number, whether it is its URL's latest version. */
export interface Placed {
  readonly id: number;
  readonly latest: boolean;
}

/**
 * Puts reports in, each once, inside the caller's transaction; says where each stands, in order, and which entries lost mentions.
 * A report whose URL is known with other words becomes the next version; the earlier one stays, and its events are no longer current.
 */
export async function putReports(
  tx: Kysely<Tables>,
  reports: readonly Report[],
): Promise<{ readonly placed: readonly Placed[]; readonly touched: readonly number[] }> {
  const rows = reports.map(rowOf);
  const distinct = [...new Map(rows.map((row) => [row.hash, row])).values()];
  const urls = distinct.flatMap(({ url }) => url ?? []);
  // Two workers never number versions of one URL at once.
  if (urls.length > 0)
    await sql`select pg_advisory_xact_lock(k) from (select distinct hashtext(u) as k from unnest(${urls}::text[]) as u order by 1) as keys`.execute(
      tx,
    );
  const known = new Set((await byHash(tx, distinct)).keys());
  const touched: number[] = [];
  for (const group of byUrl(distinct.filter((row) => !known.has(row.hash)))) touched.push(...(await insert(tx, group)));
  const found = await byHash(tx, distinct);
  return { placed: rows.map(({ hash }) => found.get(hash) as Placed), touched };
}

async function byHash(tx: Kysely<Tables>, rows: readonly Row[]): Promise<ReadonlyMap<string, Placed>> {
  const hashes = rows.map((row) => row.hash);
  const found = await tx.selectFrom("reports").select(["id", "hash", "latest"]).where("hash", "=", anyOf(hashes)).execute();
  return new Map(found.map(({ hash, id, latest }) => [hash, { id, latest }]));
}

type Row = ReturnType<typeof rowOf>;
const rowOf = (report: Report) => {
  const { id, text, title, publisher, published, updated, byline, dateline, url, language, blocks, evidence } = report;
  const address = url === null ? null : storable(url);
  return {
    hash: contentHash(report),
    key: id,
    url: address,
    title,
    publisher,
    published,
    updated,
    byline,
    dateline,
    language,
    text,
    blocks,
    evidence,
  };
};

/** In groups that hold a URL once each, so that two versions in one batch are numbered one after the other. */
function byUrl(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const n = row.url === null ? 0 : (seen.get(row.url) ?? 0);
    if (row.url !== null) seen.set(row.url, n + 1);
    (groups[n] ??= []).push(row);
  }
  return groups;
}

/** Gives the entries of the events that are no longer current. */
async function insert(tx: Kysely<Tables>, rows: readonly Row[]): Promise<number[]> {
  const urls = rows.flatMap(({ url }) => url ?? []);
  const old =
    urls.length === 0
      ? []
      : await tx
          .updateTable("reports")
          .set({ latest: false })
          .where("url", "=", anyOf(urls))
          .where("latest", "=", true)
          .returning("id")
          .execute();
  const touched = await retire(
    tx,
    old.map((row) => row.id),
  );
  await sql`insert into reports (hash, key, url, version, latest, title, publisher, published, updated, byline, dateline, language, text, blocks, evidence)
    select hash, key, url, 1 + (select count(*)::int from reports r where r.url = x.url), true, title, publisher, published, updated, byline, dateline,
      language, text, blocks, evidence
    from ${recordset(storableJson(rows), COLUMNS)} on conflict (hash) do nothing`.execute(tx);
  return touched;
}

/** The events of these reports are no longer current; gives the entries that they were mentions of. */
export async function retire(tx: Kysely<Tables>, reports: readonly number[]): Promise<number[]> {
  if (reports.length === 0) return [];
  await tx.updateTable("codings").set({ current: false }).where("report", "=", anyNumber(reports)).where("current", "=", true).execute();
  const rows = await tx
    .updateTable("events")
    .set({ current: false })
    .where("report", "=", anyNumber(reports))
    .where("current", "=", true)
    .returning("entry")
    .execute();
  return [...new Set(rows.map((row) => row.entry))];
}

/** Which of the reports were coded under these versions; by content hash. */
export async function codedHashes(db: Kysely<Tables>, versions: number, reports: readonly Report[]): Promise<ReadonlySet<string>> {
  const hashes = reports.map(contentHash);
  const rows = await db
    .selectFrom("reports")
    .innerJoin("codings", "codings.report", "reports.id")
    .select("hash")
    .where("hash", "=", anyOf(hashes))
    .where("versions", "=", versions)
    .execute();
  return new Set(rows.map((row) => row.hash));
}

export async function getReport(db: Kysely<Tables>, id: number): Promise<StoredReport | null> {
  const row = await db.selectFrom("reports").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : storedReport(row);
}

/** The latest version of every report that was not yet coded under these versions, in pages. */
export async function* uncodedReports(db: Kysely<Tables>, versions: number, page = 100): AsyncGenerator<StoredReport> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom("reports")
      .selectAll()
      .where("id", ">", last)
      .where("latest", "=", true)
      .where((of) =>
        of.not(
          of.exists(of.selectFrom("codings").whereRef("codings.report", "=", "reports.id").where("versions", "=", versions).select("id")),
        ),
      )
      .orderBy("id")
      .limit(page)
      .execute();
    for (const row of rows) yield storedReport(row);
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

function storedReport(row: Selectable<Tables["reports"]>): StoredReport {
  const { id, version, latest, key, hash: _hash, added: _added, ...report } = row;
  return { id, version, latest, report: { id: key, ...report } };
}
