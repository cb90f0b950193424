import { sql, type Kysely } from "kysely";
import { anyNumber, numbers, recordset } from "./batch.js";
import type { Tables } from "./tables.js";

/** Links of one node that are looked at, at one bar. */
export const DEGREE = 1024;

/** Two nodes that score above 0. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** How the nodes of a layer hang together: which are linked, and at which level each is grouped. */
export interface Links {
  /** Puts links in, each both ways round. */
  put(tx: Kysely<Tables>, links: readonly Link[]): Promise<void>;
  /** Takes the links of these nodes away; gives the other nodes that they led to. */
  take(tx: Kysely<Tables>, nodes: readonly number[]): Promise<number[]>;
  /** For each of these nodes up to DEGREE others that it is linked to by a score over the bar. */
  over(tx: Kysely<Tables>, nodes: readonly number[], bar: number): Promise<Iterable<readonly [number, readonly number[]]>>;
  /** Of these nodes those that were grouped at a level above 0, with that. */
  levels(tx: Kysely<Tables>, nodes: readonly number[]): Promise<ReadonlyMap<number, number>>;
  setLevels(tx: Kysely<Tables>, levels: ReadonlyMap<number, number>): Promise<void>;
}

/** Counts how often links were taken away, of whatever nodes, also where that was undone. */
const TAKEN = "links_taken";

/** How often links were taken away so far. */
export async function linksTaken(tx: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    taken: number;
  }>`select case when is_called then last_value else 0 end as taken from ${sql.table(TAKEN)}`.execute(tx);
  return rows[0]?.taken ?? 0;
}

/** Links as the record keeps them. */
export function storedLinks(nodesTable: "mentions" | "acts", linksTable: "mention_links" | "act_links"): Links {
  const [nodesOf, linksOf] = [sql.table(nodesTable), sql.table(linksTable)];
  return {
    async put(tx, links) {
      if (links.length === 0) return;
      const both = links.flatMap(({ a, b, score }) => [
        { a, b, score },
        { a: b, b: a, score },
      ]);
      await sql`insert into ${linksOf} (a, b, score) select a, b, score from ${recordset(
        JSON.stringify(both),
        "a bigint, b bigint, score float8",
      )} on conflict (a, b) do update set score = excluded.score`.execute(tx);
    },
    async take(tx, nodes) {
      await sql`select nextval(${TAKEN})`.execute(tx);
      const { rows } = await sql<{ b: number }>`delete from ${linksOf} where a = ${anyNumber(nodes)} returning b`.execute(tx);
      const near = [...new Set(rows.map(({ b }) => b))];
      await sql`delete from ${linksOf} where a = ${anyNumber(near)} and b = ${anyNumber(nodes)}`.execute(tx);
      const gone = new Set(nodes);
      return near.filter((id) => !gone.has(id));
    },
    async over(tx, nodes, bar) {
      // A list for each node: a row for each link takes many times as long to be handed over.
      const { rows } = await sql<{ a: number; near: string | null }>`select f.id as a, (select string_agg(b::text, ' ')
          from (select b from ${linksOf} where a = f.id and score > ${bar}::float8 limit ${sql.lit(DEGREE)}) as l) as near
        from unnest(${numbers(nodes)}) as f(id)`.execute(tx);
      return rows.map(({ a, near }): [number, number[]] => [a, near === null ? [] : near.split(" ").map(Number)]);
    },
    async levels(tx, nodes) {
      if (nodes.length === 0) return new Map();
      // Hardly any are, and an index holds them.
      const { rows } = await sql<{ id: number; level: number }>`select id, level from ${nodesOf}
        where id = ${anyNumber(nodes)} and level > 0`.execute(tx);
      return new Map(rows.map(({ id, level }) => [id, level]));
    },
    async setLevels(tx, levels) {
      if (levels.size === 0) return;
      await sql`update ${nodesOf} as n set level = x.level from ${recordset(
        JSON.stringify([...levels].map(([id, level]) => ({ id, level }))),
        "id bigint, level smallint",
      )} where n.id = x.id`.execute(tx);
    },
  };
}
