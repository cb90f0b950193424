import { sql, type Kysely } from "kysely";
import { mix } from "../../kit/likeness/shingles.js";
import type { Kinship } from "../grouping/kinship.js";
import { anyNumber, recordset } from "./batch.js";
import { meanwhile } from "./meanwhile.js";
import type { Tables } from "./tables.js";

/** Nodes that are grouped in the record: where they are kept, and how they are compared. */
export interface Layer<T> {
  readonly nodes: "mentions" | "acts";
  readonly links: "mention_links" | "act_links";
  readonly kinship: Kinship<T>;
  readonly finder: Finder<T>;
  /** Nodes by number; such as are not there are left out. */
  load(tx: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, T>>;
}

/** How nodes find each other. */
export interface Finder<T> {
  /** Puts in where nodes are found. */
  put(tx: Kysely<Tables>, nodes: ReadonlyMap<number, T>): Promise<void>;
  /** How to find pairs of one of these nodes, once they are in, and another that may score above 0. */
  seek(nodes: ReadonlyMap<number, T>): (tx: Kysely<Tables>) => Promise<Iterable<readonly [number, number]>>;
  take(tx: Kysely<Tables>, nodes: readonly number[]): Promise<void>;
  /** Whether a pair that was found is to be compared; each is where it is left out. */
  comparable?(one: T, other: T): boolean;
}

/**
 * Nodes that one node is compared with at most: those that may be nearest. What has more near it than this is in the thick of the news, where
 * any of so many neighbours joins it to the rest.
 */
export const CANDIDATES = 300;

/** Puts in where new nodes are found, which stand in their table already, and links them with what they score above 0 with. Gives the linked ones. */
export async function linkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, fresh: ReadonlyMap<number, T>): Promise<ReadonlySet<number>> {
  const linked = new Set<number>();
  if (fresh.size === 0) return linked;
  const { kinship, finder } = layer;
  const seek = await meanwhile(finder.put(tx, fresh), () => finder.seek(fresh));
  const pairs = [...(await seek(tx))];
  const missing = new Set(pairs.flatMap(([, b]) => (fresh.has(b) ? [] : [b])));
  const loaded = await layer.load(tx, [...missing]);
  const links: { a: number; b: number; score: number }[] = [];
  const seen = new Set<string>();
  for (const [a, b] of pairs) {
    const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
    const [one, other] = [fresh.get(a), fresh.get(b) ?? loaded.get(b)];
    if (one === undefined || other === undefined || seen.has(pair) || finder.comparable?.(one, other) === false) continue;
    seen.add(pair);
    const score = scoreOf(kinship, one, other);
    if (score <= 0) continue;
    links.push({ a, b, score }, { a: b, b: a, score });
    linked.add(a).add(b);
  }
  if (links.length > 0)
    await sql`insert into ${sql.table(layer.links)} (a, b, score) select a, b, score from ${recordset(
      JSON.stringify(links),
      "a bigint, b bigint, score float8",
    )} on conflict (a, b) do update set score = excluded.score`.execute(tx);
  return linked;
}

/** Scores of floating point numbers hang on the order of the two: the one with the lower key comes first. */
export const scoreOf = <T>({ keyOf, score }: Kinship<T>, one: T, other: T): number =>
  keyOf(one) < keyOf(other) ? score(one, other) : score(other, one);

/** Takes these nodes' links away, and that they are found; gives the nodes that they were linked to. */
export async function unlinkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const links = sql.table(layer.links);
  const { rows } = await sql<{ b: number }>`delete from ${links} where a = ${anyNumber(ids)} returning b`.execute(tx);
  const near = [...new Set(rows.map(({ b }) => b))];
  await sql`delete from ${links} where a = ${anyNumber(near)} and b = ${anyNumber(ids)}`.execute(tx);
  await layer.finder.take(tx, ids);
  const gone = new Set(ids);
  return near.filter((id) => !gone.has(id));
}

/** 32 bits of a name in an index: two that fall together only give more to compare. */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash) | 0;
}
