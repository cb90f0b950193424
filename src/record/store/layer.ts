import { sql, type Kysely } from "kysely";
import type { Kinship } from "../grouping/kinship.js";
import { mix } from "../../kit/likeness/shingles.js";
import { anyNumber, recordset } from "./batch.js";
import type { Tables } from "./tables.js";

/** Nodes that are grouped in the record: where they are kept, and how they are compared. */
export interface Layer<T> {
  readonly nodes: "mentions" | "acts";
  readonly blocks: "mention_blocks" | "act_blocks";
  readonly links: "mention_links" | "act_links";
  readonly kinship: Kinship<T>;
  /** Nodes by number; such as are not there are left out. */
  load(tx: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, T>>;
}

/**
 * Nodes that one node is compared with at most: those that share the most blocks with it. What has more near it than this is in the thick of
 * the news, where any of so many neighbours joins it to the rest.
 */
export const CANDIDATES = 300;

/** Puts the blocks of new nodes, which stand in their table already, and links them with what they score above 0 with. Gives their links' other ends. */
export async function linkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, fresh: ReadonlyMap<number, T>): Promise<void> {
  if (fresh.size === 0) return;
  const { kinship } = layer;
  const keyed = (of: (item: T) => readonly string[]) =>
    JSON.stringify([...fresh].flatMap(([node, item]) => [...new Set(of(item).map(blockKey))].map((key) => ({ node, key }))));
  await sql`insert into ${sql.table(layer.blocks)} (key, node) select key, node from ${recordset(
    keyed((item) => kinship.blocksOf(item)),
    "key int, node bigint",
  )} on conflict do nothing`.execute(tx);
  const near = recordset(
    keyed((item) => kinship.neighboursOf(item)),
    "key int, node bigint",
  );
  const { rows } = await sql<{ a: number; b: number }>`select a, b from (
      select x.node as a, n.id as b, row_number() over (partition by x.node order by count(*) desc, n.key, n.id) as rank
      from ${near} join ${sql.table(layer.blocks)} as o on o.key = x.key join ${sql.table(layer.nodes)} as n on n.id = o.node
      where n.id <> x.node group by x.node, n.id, n.key) as found
    where rank <= ${CANDIDATES}`.execute(tx);
  const known = new Map([
    ...fresh,
    ...(await layer.load(
      tx,
      [...new Set(rows.map(({ b }) => b))].filter((b) => !fresh.has(b)),
    )),
  ]);
  const links: { a: number; b: number; score: number }[] = [];
  const seen = new Set<string>();
  for (const { a, b } of rows) {
    const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const score = scoreOf(kinship, known.get(a) as T, known.get(b) as T);
    if (score > 0) links.push({ a, b, score }, { a: b, b: a, score });
  }
  if (links.length > 0)
    await sql`insert into ${sql.table(layer.links)} (a, b, score) select a, b, score from ${recordset(
      JSON.stringify(links),
      "a bigint, b bigint, score float8",
    )} on conflict (a, b) do update set score = excluded.score`.execute(tx);
}

/** Scores of floating point numbers hang on the order of the two: the one with the lower key comes first. */
export const scoreOf = <T>({ keyOf, score }: Kinship<T>, one: T, other: T): number =>
  keyOf(one) < keyOf(other) ? score(one, other) : score(other, one);

/** Takes these nodes' blocks and links away; gives the nodes that they were linked to. */
export async function unlinkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const links = sql.table(layer.links);
  const { rows } = await sql<{ b: number }>`delete from ${links} where a = ${anyNumber(ids)} returning b`.execute(tx);
  const near = [...new Set(rows.map(({ b }) => b))];
  await sql`delete from ${links} where a = ${anyNumber(near)} and b = ${anyNumber(ids)}`.execute(tx);
  await sql`delete from ${sql.table(layer.blocks)} where node = ${anyNumber(ids)}`.execute(tx);
  const gone = new Set(ids);
  return near.filter((id) => !gone.has(id));
}

/** 32 bits of a block's name: two that fall together only give more to compare. */
function blockKey(block: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < block.length; i++) hash = Math.imul(hash ^ block.charCodeAt(i), 0x01000193);
  return mix(hash) | 0;
}
