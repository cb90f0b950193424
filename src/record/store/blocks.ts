import { sql, type Kysely } from "kysely";
import type { Kinship } from "../grouping/kinship.js";
import { anyNumber, recordset } from "./batch.js";
import { CANDIDATES, nameKey, type Finder } from "./layer.js";
import type { Tables } from "./tables.js";

/** Acts find each other by the blocks that they share. */
export const byBlocks = <T>({ blocksOf, neighboursOf }: Kinship<T>): Finder<T> => ({
  async put(tx, nodes) {
    await sql`insert into act_blocks (key, node) select key, node from ${keyed(nodes, blocksOf)} on conflict do nothing`.execute(tx);
  },
  seek: (nodes) => async (tx) => {
    const { rows } = await sql<{ a: number; b: number }>`select a, b from (
        select x.node as a, n.id as b, row_number() over (partition by x.node order by count(*) desc, n.key, n.id) as rank
        from ${keyed(nodes, neighboursOf)} join act_blocks as o on o.key = x.key join acts as n on n.id = o.node
        where n.id <> x.node group by x.node, n.id, n.key) as found
      where rank <= ${CANDIDATES}`.execute(tx);
    return rows.map(({ a, b }): [number, number] => [a, b]);
  },
  async take(tx: Kysely<Tables>, nodes) {
    await sql`delete from act_blocks where node = ${anyNumber(nodes)}`.execute(tx);
  },
});

const keyed = <T>(nodes: ReadonlyMap<number, T>, of: (item: T) => readonly string[]) =>
  recordset(
    JSON.stringify([...nodes].flatMap(([node, item]) => [...new Set(of(item).map(nameKey))].map((key) => ({ node, key })))),
    "key int, node bigint",
  );
