import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { bodyOf } from "../../kit/body.js";
import { bandsOf } from "../../kit/likeness/minhash.js";
import { overlapOf, relationOf } from "../../kit/likeness/overlap.js";
import { shinglesOf } from "../../kit/likeness/shingles.js";
import type { Report } from "../../model/index.js";
import type { Banded } from "./banded.js";
import { sharingBands } from "./bands.js";
import { anyNumber, anyOf, newNumbers, recordset, rowWith } from "./batch.js";
import type { Tables } from "./tables.js";

/** Earlier wordings that one is compared with at most. Exact copies share a wording, so a wire that thousands print counts as one here. */
const CANDIDATES = 200;

interface Text {
  readonly digest: string;
  readonly shingles: Uint32Array;
  readonly bands: Int32Array;
  /** The columns of its row as JSON, but for its number. */
  readonly row: string;
}
const TEXTS = new WeakMap<Report, Text | null>();

/** What a report's text is compared by, worked out once; null where it has no words. */
export function textOf(report: Report): Text | null {
  const known = TEXTS.get(report);
  if (known !== undefined) return known;
  const shingles = shinglesOf(bodyOf(report));
  const bytes = bytesOf(shingles);
  const digest = createHash("sha256").update(bytes).digest("base64url");
  const bands = new Int32Array(bandsOf(shingles));
  const columns = { digest, bands: [...bands], shingles: bytes.toString("base64") };
  const text = shingles.length === 0 ? null : { digest, shingles, bands, row: JSON.stringify(columns) };
  TEXTS.set(report, text);
  return text;
}

/** A wording that was not there before. */
export interface Made extends Text {
  readonly id: number;
  /** Earlier wordings that may overlap with it, where that is known without the database. */
  readonly near: readonly number[] | null;
}

/**
 * Puts the wordings of reports in, each once and a family of its own at first. Gives each report's number, null for one without words, and what is
 * new.
 * @param banded knows all wordings by their band keys.
 */
export async function putWordings(
  tx: Kysely<Tables>,
  reports: readonly Report[],
  banded?: Banded,
): Promise<{ readonly numbers: readonly (number | null)[]; readonly made: readonly Made[] }> {
  const texts = new Map(reports.flatMap((report) => textOf(report) ?? []).map((text) => [text.digest, text]));
  if (texts.size === 0) return { numbers: reports.map(() => null), made: [] };
  const known = await tx
    .selectFrom("wordings")
    .select(["id", "digest"])
    .where("digest", "=", anyOf([...texts.keys()]))
    .execute();
  const ids = new Map(known.map(({ id, digest }) => [digest, id]));
  const missing = [...texts.values()].filter(({ digest }) => !ids.has(digest));
  const numbers = await newNumbers(tx, "wordings", missing.length);
  const fresh = missing.map((text, i) => ({ ...text, id: numbers[i] as number }));
  const near = banded?.add(fresh, CANDIDATES) ?? null;
  const made = fresh.map((text, i): Made => ({ ...text, near: near?.[i] ?? null }));
  await insert(tx, made);
  for (const { id, digest } of made) ids.set(digest, id);
  return { numbers: reports.map((report) => ids.get(textOf(report)?.digest ?? "") ?? null), made };
}

async function insert(tx: Kysely<Tables>, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ id, row }) => rowWith({ id }, row));
  await sql`insert into wordings (id, digest, bands, shingles, family) overriding system value
    select id, digest, bands, decode(shingles, 'base64'), id
    from ${recordset(`[${rows.join()}]`, "id bigint, digest text, bands int[], shingles text")}`.execute(tx);
}

/** Reports that were put in. */
export interface Arrived {
  readonly fresh: ReadonlyMap<number, Report>;
  /** Their wordings that were not there before. */
  readonly made: readonly Made[];
  /** Their wordings by report, where no other report has it. */
  readonly lone: Map<number, number>;
}

/**
 * Puts new reports, whose wordings are in, into families, as `Families` of `intake/duplicates` does in memory: reports whose texts overlap or
 * whose address is the same belong together, and so do those that a third one joins. Gives the reports that were there before and whose family
 * is another now; leaves of the lone ones those that stay so.
 */
export async function joinFamilies(tx: Kysely<Tables>, { fresh, made, lone }: Arrived): Promise<number[]> {
  const addressed = [...fresh].flatMap(([id, { url }]) => (url === null ? [] : id));
  const pairs = [...(await overlapping(tx, made)), ...(await sameAddress(tx, addressed))];
  const joined = new Set(pairs.flat());
  for (const [report, wording] of lone) if (joined.has(wording)) lone.delete(report);
  return pairs.length === 0 ? [] : join(tx, pairs, fresh);
}

/** The families of reports, by their numbers; those without words are left out. */
export async function familiesOf(tx: Kysely<Tables>, reports: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (reports.length === 0) return new Map();
  const rows = await tx
    .selectFrom("reports")
    .innerJoin("wordings", "wordings.id", "reports.wording")
    .select(["reports.id", "family"])
    .where("reports.id", "=", anyNumber(reports))
    .execute();
  return new Map(rows.map(({ id, family }) => [id, family]));
}

type Pair = readonly [number, number];

async function overlapping(tx: Kysely<Tables>, made: readonly Made[]): Promise<Pair[]> {
  const asked = made.filter(({ near }) => near === null);
  const pairs = [
    ...made.flatMap(({ id, near }) => (near ?? []).map((other): Pair => [id, other])),
    ...(await sharingBands(tx, asked, CANDIDATES)),
  ];
  const own = new Map(made.map(({ id, shingles }) => [id, shingles]));
  const others = await shinglesIn(
    tx,
    [...new Set(pairs.map(([, b]) => b))].filter((id) => !own.has(id)),
  );
  return pairs.filter(([a, b]) => {
    const [one, other] = [own.get(a), own.get(b) ?? others.get(b)];
    return one !== undefined && other !== undefined && relationOf(overlapOf(one, other)) !== null;
  });
}

/** Those of the wordings that are there, with their shingles. */
async function shinglesIn(tx: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Uint32Array>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("wordings").select(["id", "shingles"]).where("id", "=", anyNumber(ids)).execute();
  return new Map(rows.map(({ id, shingles }) => [id, numbersOf(shingles)]));
}

async function sameAddress(tx: Kysely<Tables>, reports: readonly number[]): Promise<Pair[]> {
  if (reports.length === 0) return [];
  const { rows } = await sql<{ a: number; b: number }>`select distinct r.wording as a, o.wording as b from reports r
    join reports o on o.address = r.address and o.wording <> r.wording where r.id = ${anyNumber(reports)}`.execute(tx);
  return rows.map(({ a, b }) => [a, b]);
}

/** Makes one family of each two; it keeps the lowest number. */
async function join(tx: Kysely<Tables>, pairs: readonly Pair[], fresh: ReadonlyMap<number, Report>): Promise<number[]> {
  const found = await tx
    .selectFrom("wordings")
    .select(["id", "family"])
    .where("id", "=", anyNumber([...new Set(pairs.flat())]))
    .execute();
  const familyOf = new Map(found.map(({ id, family }) => [id, family]));
  const parent = new Map<number, number>();
  const root = (family: number): number => {
    const above = parent.get(family) ?? family;
    return above === family ? family : root(above);
  };
  for (const [a, b] of pairs) {
    const [x, y] = [root(familyOf.get(a) ?? a), root(familyOf.get(b) ?? b)];
    parent.set(Math.max(x, y), Math.min(x, y));
  }
  const moves = [...parent.keys()].flatMap((family) => (root(family) === family ? [] : [{ family, into: root(family) }]));
  const moved = await sql<{ id: number }>`update wordings w set family = x."into" from ${recordset(
    JSON.stringify(moves),
    `family bigint, "into" bigint`,
  )} where w.family = x.family returning w.id`.execute(tx);
  const reports = await tx
    .selectFrom("reports")
    .select("id")
    .where("wording", "=", anyNumber(moved.rows.map(({ id }) => id)))
    .execute();
  return reports.map(({ id }) => id).filter((id) => !fresh.has(id));
}

const bytesOf = (numbers: Uint32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
/** A copy: the bytes of a database's answer may start anywhere. */
const numbersOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
