import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { bodyOf } from "../../kit/body.js";
import { bandsOf } from "../../kit/likeness/minhash.js";
import { overlapOf, relationOf } from "../../kit/likeness/overlap.js";
import { shinglesOf } from "../../kit/likeness/shingles.js";
import type { Report } from "../../model/index.js";
import { anyNumber, anyOf, recordset } from "./batch.js";
import type { Tables } from "./tables.js";

/** Earlier wordings that one is compared with at most. Exact copies share a wording, so a wire that thousands print counts as one here. */
const CANDIDATES = 200;

/**
 * Puts new reports into families, as `Families` of `intake/duplicates` does in memory: reports whose texts overlap or whose address is the
 * same belong together, and so do those that a third one joins. Gives the reports that were there before and whose family is another now.
 */
export async function placeTexts(tx: Kysely<Tables>, fresh: ReadonlyMap<number, Report>): Promise<number[]> {
  const digests = new Map<number, string>();
  const texts = new Map<string, Uint32Array>();
  for (const [id, report] of fresh) {
    const shingles = shinglesOf(bodyOf(report));
    if (shingles.length === 0) continue;
    const digest = createHash("sha256").update(bytesOf(shingles)).digest("base64url");
    digests.set(id, digest);
    texts.set(digest, shingles);
  }
  if (texts.size === 0) return [];
  const made = await insert(tx, texts);
  await sql`update reports r set wording = w.id from ${recordset(
    JSON.stringify([...digests].map(([report, digest]) => ({ report, digest }))),
    "report bigint, digest text",
  )} join wordings w on w.digest = x.digest where r.id = x.report`.execute(tx);
  const pairs = [...(await overlapping(tx, made)), ...(await sameAddress(tx, [...fresh.keys()]))];
  return pairs.length === 0 ? [] : join(tx, pairs, fresh);
}

interface Made {
  readonly id: number;
  readonly shingles: Uint32Array;
}

/** Inserts the wordings that are not there. Each is a family of its own at first. */
async function insert(tx: Kysely<Tables>, texts: ReadonlyMap<string, Uint32Array>): Promise<Made[]> {
  const known = await tx
    .selectFrom("wordings")
    .select("digest")
    .where("digest", "=", anyOf([...texts.keys()]))
    .execute();
  const there = new Set(known.map(({ digest }) => digest));
  const rows = [...texts].flatMap(([digest, shingles]) =>
    there.has(digest) ? [] : [{ digest, bands: [...new Int32Array(bandsOf(shingles))], shingles: bytesOf(shingles).toString("base64") }],
  );
  if (rows.length === 0) return [];
  const made = await sql<{ id: number; digest: string }>`insert into wordings (id, digest, bands, shingles, family) overriding system value
    select id, digest, bands, decode(shingles, 'base64'), id from (
      select nextval(pg_get_serial_sequence('wordings', 'id')) as id, x.* from ${recordset(JSON.stringify(rows), "digest text, bands int[], shingles text")}) as made
    returning id, digest`.execute(tx);
  return made.rows.map(({ id, digest }) => ({ id, shingles: texts.get(digest) as Uint32Array }));
}

type Pair = readonly [number, number];

async function overlapping(tx: Kysely<Tables>, made: readonly Made[]): Promise<Pair[]> {
  const { rows } = await sql<{ a: number; b: number; shingles: Uint8Array }>`select q.id as a, o.id as b, o.shingles
    from wordings q cross join lateral (
      select id, shingles from wordings w where w.bands && q.bands and w.id <> q.id limit ${sql.lit(CANDIDATES)}) as o
    where q.id = ${anyNumber(made.map(({ id }) => id))}`.execute(tx);
  const own = new Map(made.map(({ id, shingles }) => [id, shingles]));
  return rows.flatMap(({ a, b, shingles }): Pair[] =>
    relationOf(overlapOf(own.get(a) as Uint32Array, numbersOf(shingles))) === null ? [] : [[a, b]],
  );
}

async function sameAddress(tx: Kysely<Tables>, reports: readonly number[]): Promise<Pair[]> {
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
