import { sql, type Kysely } from "kysely";
import { comparable, looksOf, most, postsOf, typeBit, type Traits } from "../matching/index.js";
import { columns } from "./batch.js";
import { bonds } from "./bonds.js";
import { CANDIDATES, nameKey, type Finder } from "./layer.js";
import type { Tables } from "./tables.js";

/**
 * Mentions find each other by names and days. Whatever cannot reach a score above 0 by its type, its day and the countries of its parties and
 * place is passed over by the database, unread: all else that stands near a day grows with the record.
 */
export const byPosts = (load: (tx: Kysely<Tables>, ids: readonly number[]) => Promise<Map<number, Traits>>): Finder<Traits> => ({
  comparable,
  async put(tx, nodes) {
    const rows = [...nodes].flatMap(([node, traits]) => {
      const { keys, marks } = standingOf(traits);
      return keys.map(({ key, at }) => [key, at, typeBit(traits.mention.event.type), marks.place, node, marks.actors, marks.recipients]);
    });
    await sql`insert into mention_posts (key, at, type, place, node, actors, recipients)
      select * from ${columns(rows, ["int", "int", "int", "int", "bigint", "bigint", "bigint"])}`.execute(tx);
  },
  async seek(tx, nodes) {
    return [...(await found(tx, nodes)), ...(await bonds(tx, nodes))];
  },
  async take(tx, nodes) {
    // Where a mention stands follows from what it is: no index is kept by number.
    const rows = [...(await load(tx, nodes))].flatMap(([node, traits]) => standingOf(traits).keys.map(({ key, at }) => [key, at, node]));
    await sql`delete from mention_posts o using ${columns(rows, ["int", "int", "bigint"])} as x(key, at, node)
      where o.key = x.key and o.at = x.at and o.node = x.node`.execute(tx);
  },
});

/** Pairs with what stands where these mentions look, the nearest for each. */
async function found(tx: Kysely<Tables>, nodes: ReadonlyMap<number, Traits>): Promise<(readonly [number, number])[]> {
  const looks: unknown[][] = [];
  const keys: unknown[][] = [];
  for (const [node, traits] of nodes) {
    const { marks, looks: own } = standingOf(traits);
    for (const { names, low, high, types, day, mutual, most: reached } of own) {
      looks.push([node, low, high, types, day, mutual, reached, marks.actors, marks.recipients, marks.place]);
      for (const name of names) keys.push([looks.length, name]);
    }
  }
  const { rows } = await sql<{ a: number; b: number }>`select a, b from (
      select x.node as a, o.node as b, row_number() over (partition by x.node order by max(m.most) desc, o.node) as rank
      from ${columns(looks, ["bigint", "int", "int", "int", "int", "boolean", "float8", "bigint", "bigint", "int"])}
        with ordinality as x(node, low, high, types, day, mutual, most, actors, recipients, place, look)
      join ${columns(keys, ["int", "int"])} as k(look, key) on k.look = x.look
      cross join lateral (select * from mention_posts where key = k.key and at between x.low and x.high offset 0) as o
      cross join lateral (select ${MOST} as most) as m
      where o.node <> x.node and o.type & x.types <> 0 and m.most > ${sql.lit(most.EDGE)}
      group by x.node, o.node) as found
    where rank <= ${sql.lit(CANDIDATES)}`.execute(tx);
  return rows.map(({ a, b }) => [a, b]);
}

/** What two sides add at most, by their bits. */
const sides = (one: string, other: string, { agree, differ, open }: most.Sides) =>
  sql`case when ${sql.raw(one)} = 0 or ${sql.raw(other)} = 0 then ${sql.lit(open)}::float8
    when ${sql.raw(one)} & ${sql.raw(other)} = 0 then ${sql.lit(differ)} else ${sql.lit(agree)} end`;
/** The most that a mention that looks, `x`, can score with one that it finds, `o`. */
const MOST = sql<number>`x.most
  + case when x.place <> 0 and o.place <> 0 and x.place <> o.place then ${sql.lit(most.ELSEWHERE)}::float8 else 0 end
  + case when x.day is null or x.day = o.at then 0::float8 when abs(x.day - o.at) = 1 then ${sql.lit(most.NEXT_DAY)} else ${sql.lit(most.LATER)} end
  + case when x.mutual is null then 0::float8
    when x.mutual then ${sides("(x.actors | x.recipients)", "(o.actors | o.recipients)", most.MUTUALS)}
    else ${sides("x.actors", "o.actors", most.ACTORS)} + ${sides("x.recipients", "o.recipients", most.RECIPIENTS)} end`;

interface Standing {
  readonly marks: most.Marks;
  readonly keys: readonly { readonly key: number; readonly at: number }[];
  readonly looks: readonly (Omit<ReturnType<typeof looksOf>[number], "names"> & { readonly names: readonly number[] })[];
}
const STANDINGS = new WeakMap<Traits, Standing>();

/** Where a mention stands and looks, in the numbers of the index; worked out once. */
export function standingOf(traits: Traits): Standing {
  const known = STANDINGS.get(traits);
  if (known !== undefined) return known;
  const standing: Standing = {
    marks: most.marksOf(traits),
    keys: postsOf(traits).map(({ name, at }) => ({ key: nameKey(name), at })),
    looks: looksOf(traits).map(({ names, ...look }) => ({ ...look, names: names.map(nameKey) })),
  };
  STANDINGS.set(traits, standing);
  return standing;
}
