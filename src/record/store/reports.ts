import { sql, type Kysely, type Selectable } from "kysely";
import type { Report } from "../../model/index.js";
import type { Banded } from "./banded.js";
import { anyNumber, anyOf, recordset, rowWith } from "./batch.js";
import { addressOf } from "../../kit/likeness/address.js";
import { putWordings, type Arrived, type Made } from "./families.js";
import { contentHash, indexable, storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

export interface StoredReport {
  /** Number in the record. */
  readonly id: number;
  /** Counted from 1 among the reports of one page, as they came in. */
  readonly version: number;
  /** No later version of its page is known. */
  readonly latest: boolean;
  readonly report: Report;
}

const COLUMNS = `hash text, key text, url text, page text, address text, title text, publisher text, published text, updated text, byline text, dateline text, language text,
  text text, blocks json, evidence json, wording bigint`;

/** Where a report stands. */
export interface Placed {
  readonly id: number;
  /** The id that it first came with. */
  readonly key: string;
  /** It is its page's latest version. */
  readonly latest: boolean;
}

/**
 * Puts reports in, each once, inside the caller's transaction; says where each stands, in order, which are new, which wordings, and which
 * events are no longer current. A report whose page is known with other words becomes its next version; the earlier one stays.
 * @param banded knows all wordings by their band keys.
 */
export async function putReports(
  tx: Kysely<Tables>,
  reports: readonly Report[],
  banded?: Banded,
): Promise<Arrived & { readonly placed: readonly Placed[]; readonly retired: readonly Retired[] }> {
  const hashes = reports.map(contentHash);
  const known = await byHash(tx, [...new Set(hashes)]);
  const unknown = new Map(
    reports.flatMap((report, i): [string, Report][] => (known.has(hashes[i] ?? "") ? [] : [[hashes[i] ?? "", report]])),
  );
  const { numbers, made } = await putWordings(tx, [...unknown.values()], banded);
  const retired: Retired[] = [];
  const rows = [...unknown.values()].map((report, i): Row => ({ ...readyReport(report), wording: numbers[i] ?? null }));
  const groups = byPage(rows);
  const put: (Placed & { readonly hash: string })[] = [];
  for (const group of groups) put.push(...(await insert(tx, group, retired)));
  // A version that came after another in this batch has taken its place as the latest.
  const sure = unknown.size === 0 || (known.size === 0 && groups.length === 1 && put.length === rows.length);
  const found = sure ? new Map([...known, ...byHashOf(put)]) : await byHash(tx, [...new Set(hashes)]);
  const placed = hashes.map((hash) => found.get(hash) as Placed);
  const fresh = new Map([...unknown].map(([hash, report]) => [(found.get(hash) as Placed).id, report]));
  return { placed, fresh, made, lone: loneOf([...fresh.keys()], numbers, made), retired };
}

/** Which of the reports have a wording that is new and that no other has. */
function loneOf(reports: readonly number[], wordings: readonly (number | null)[], made: readonly Made[]): Map<number, number> {
  const owners = new Map(made.map(({ id }) => [id, [] as number[]]));
  for (const [i, report] of reports.entries()) owners.get(wordings[i] ?? 0)?.push(report);
  return new Map([...owners].flatMap(([wording, of]): [number, number][] => (of.length === 1 ? [[of[0] as number, wording]] : [])));
}

async function byHash(tx: Kysely<Tables>, hashes: readonly string[]): Promise<ReadonlyMap<string, Placed>> {
  const found = await tx.selectFrom("reports").select(["id", "key", "hash", "latest"]).where("hash", "=", anyOf(hashes)).execute();
  return byHashOf(found);
}

const byHashOf = (found: readonly (Placed & { readonly hash: string })[]): Map<string, Placed> =>
  new Map(found.map(({ hash, ...placed }) => [hash, placed]));

/** A report made ready to be put in: its row as JSON, but for its wording, and what its versions share. */
interface Ready {
  readonly row: string;
  readonly page: string | null;
}
type Row = Ready & { readonly wording: number | null };
const READY = new WeakMap<Report, Ready>();

/** Makes a report ready, once. */
export function readyReport(report: Report): Ready {
  const known = READY.get(report);
  if (known !== undefined) return known;
  const { id, text, title, publisher, published, updated, byline, dateline, url, language, blocks, evidence } = report;
  const page = pageOf(report);
  const row = storableJson({
    hash: contentHash(report),
    key: id,
    url,
    page,
    address: addressIn(url),
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
  });
  READY.set(report, { row, page });
  return { row, page };
}

/**
 * What the versions of one item share: its URL; without one its id, where publisher and date are known and the same too, for ids like "1"
 * come again in every file.
 */
function pageOf({ id, url, publisher, published }: Report): string | null {
  if (url !== null) return indexable(url);
  return publisher === null || published === null ? null : indexable(`${publisher} ${published} ${id}`);
}

function addressIn(url: string | null): string | null {
  const address = url === null ? null : addressOf(url);
  return address === null ? null : indexable(address);
}

/** In groups that hold a page once each, so that two versions in one batch are numbered one after the other. */
function byPage(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const n = row.page === null ? 0 : (seen.get(row.page) ?? 0);
    if (row.page !== null) seen.set(row.page, n + 1);
    (groups[n] ??= []).push(row);
  }
  return groups;
}

/** Gives where the reports stand that were put in, and adds to `retired` the events that are no longer current. */
async function insert(
  tx: Kysely<Tables>,
  rows: readonly Row[],
  retired: Retired[],
): Promise<readonly (Placed & { readonly hash: string })[]> {
  const pages = rows.flatMap(({ page }) => page ?? []);
  const old =
    pages.length === 0
      ? []
      : await tx
          .updateTable("reports")
          .set({ latest: false })
          .where("page", "=", anyOf(pages))
          .where("latest", "=", true)
          .returning("id")
          .execute();
  retired.push(
    ...(await retire(
      tx,
      old.map((row) => row.id),
    )),
  );
  const { rows: put } = await sql<
    Placed & { readonly hash: string }
  >`insert into reports (hash, key, url, page, address, version, latest, title, publisher, published, updated, byline, dateline, language, text,
      blocks, evidence, wording)
    select hash, key, url, page, address, 1 + (select count(*)::int from reports r where r.page = x.page), true, title, publisher, published, updated,
      byline, dateline, language, text, blocks, evidence, wording
    from ${recordset(`[${rows.map(({ row, wording }) => rowWith({ wording }, row)).join()}]`, COLUMNS)} on conflict (hash) do nothing
    returning id, key, hash, latest`.execute(tx);
  return put;
}

/** An event that is no longer current, and the entry that it was a mention of. */
export interface Retired {
  readonly id: number;
  readonly entry: number;
}

/** The events of these reports are no longer current. */
export async function retire(tx: Kysely<Tables>, reports: readonly number[]): Promise<Retired[]> {
  if (reports.length === 0) return [];
  await tx.updateTable("codings").set({ current: false }).where("report", "=", anyNumber(reports)).where("current", "=", true).execute();
  return tx
    .updateTable("events")
    .set({ current: false })
    .where("report", "=", anyNumber(reports))
    .where("current", "=", true)
    .returning(["id", "entry"])
    .execute();
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
  const { id, version, latest, key, hash: _hash, added: _added, wording: _wording, address: _address, page: _page, ...report } = row;
  return { id, version, latest, report: { id: key, ...report } };
}
