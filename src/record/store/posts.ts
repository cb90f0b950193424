import { sql, type Kysely, type RawBuilder } from "kysely";
import { comparable, looksOf, most, postsOf, typeBit, type Traits } from "../matching/index.js";
import { columns } from "./batch.js";
import { bonds } from "./bonds.js";
import { CANDIDATES, nameKey, type Finder } from "./layer.js";
import type { Posted } from "./posted.js";
import type { Tables } from "./tables.js";

/**
 * Mentions find each other by names and days. Whatever cannot reach a score above 0 by its type, its day and the countries of its parties and
 * place is passed over, unread: all else that stands near a day grows with the record.
 * @param posted knows where all mentions stand; where left out, the database is asked.
 */
export const byPosts = (
  load: (tx: Kysely<Tables>, ids: readonly number[]) => Promise<Map<number, Traits>>,
  posted?: Posted,
): Finder<Traits> => ({
  comparable,
  async put(tx, nodes) {
    const rows = [...nodes].flatMap(([node, traits]) => {
      const { keys, marks } = standingOf(traits);
      return keys.map(({ key, at }) => [
        key,
        at,
        typeBit(traits.mention.event.type),
        marks.place,
        marks.counts,
        node,
        marks.actors,
        marks.recipients,
      ]);
    });
    posted?.add(nodes, standingOf);
    await sql`insert into mention_posts (key, at, type, place, counts, node, actors, recipients)
      select * from ${columns(rows, ["int", "int", "int", "int", "int", "bigint", "bigint", "bigint"])}`.execute(tx);
  },
  seek(nodes) {
    const [pairs, rest] = posted === undefined ? [[], nodes] : remembered(posted, nodes);
    const asked = rest.size === 0 ? null : asking(rest);
    return async (tx) => [...pairs, ...(asked === null ? [] : await found(tx, asked)), ...(await bonds(tx, nodes))];
  },
  async take(tx, nodes) {
    posted?.take(nodes);
    // Where a mention stands follows from what it is: no index is kept by number.
    const rows = [...(await load(tx, nodes))].flatMap(([node, traits]) => standingOf(traits).keys.map(({ key, at }) => [key, at, node]));
    await sql`delete from mention_posts o using ${columns(rows, ["int", "int", "bigint"])} as x(key, at, node)
      where o.key = x.key and o.at = x.at and o.node = x.node`.execute(tx);
  },
});

/** The nearest of these mentions, as far as that is known without the database, and those that it must be asked about. */
function remembered(posted: Posted, nodes: ReadonlyMap<number, Traits>): [(readonly [number, number])[], ReadonlyMap<number, Traits>] {
  const rest = new Map<number, Traits>();
  const pairs = [...nodes].flatMap(([node, traits]) => {
    const near = posted.near(node, standingOf(traits));
    if (near === null) rest.set(node, traits);
    return [...(near ?? [])].map(([other, reached]) => [node, other, reached]);
  });
  return [nearest(pairs), rest];
}

/** What is asked about pairs of these mentions with what stands where they look. */
function asking(nodes: ReadonlyMap<number, Traits>): RawBuilder<{ pairs: string | null }> {
  const [whos, looks]: [unknown[][], unknown[][]] = [[], []];
  // Names that are looked for from one day to another are one search of the index.
  const lists: string[] = [];
  for (const [node, traits] of nodes) {
    const { marks, looks: own } = standingOf(traits);
    whos.push([node, marks.actors, marks.recipients, marks.place, marks.counts]);
    for (const { names, low, high, types, day, mutual, strict, most: reached } of own) {
      looks.push([whos.length, low, high, types, day, mutual, strict, reached]);
      lists.push(`{${names.join()}}`);
    }
  }
  // As one text: a row for each pair takes many times as long to be handed over.
  return sql<{ pairs: string | null }>`select string_agg(a || ' ' || b || ' ' || most, ',') as pairs from (
      select x.node as a, o.node as b, max(m.most) as most
      from ${columns(whos, ["bigint", "bigint", "bigint", "int", "int"])} with ordinality as x(node, actors, recipients, place, counts, who)
      join rows from (${columns(looks, ["int", "int", "int", "int", "int", "boolean", "boolean", "float8"])},
        string_to_table(${lists.join(" ")}::text, ' ')) as l(who, low, high, types, day, mutual, strict, most, names) on l.who = x.who
      cross join lateral (select at, type, place, counts, node, actors, recipients from mention_posts
        where key = any(l.names::int[]) and at between l.low and l.high offset 0) as o
      cross join lateral (select ${MOST} as most) as m
      where o.node <> x.node and o.type & l.types <> 0 and (not l.strict or o.at = l.day or ${AGREE}) and m.most > ${sql.lit(most.EDGE)}
      group by x.node, o.node) as found`;
}

/** The pairs, the nearest for each. */
async function found(tx: Kysely<Tables>, asked: RawBuilder<{ pairs: string | null }>): Promise<(readonly [number, number])[]> {
  const { rows } = await asked.execute(tx);
  return nearest((rows[0]?.pairs ?? "").split(",").flatMap((pair) => (pair === "" ? [] : [pair.split(" ").map(Number)])));
}

/** Of pairs with the most that each may score, those of each first one that may score most. */
function nearest(pairs: readonly (readonly number[])[]): (readonly [number, number])[] {
  const by = new Map<number, (readonly number[])[]>();
  for (const pair of pairs) {
    const [a = 0] = pair;
    const list = by.get(a);
    if (list === undefined) by.set(a, [pair]);
    else list.push(pair);
  }
  const first = ([, b = 0, reached = 0]: readonly number[], [, c = 0, other = 0]: readonly number[]): number => other - reached || b - c;
  return [...by.values()].flatMap((list) => {
    const kept = list.length > CANDIDATES ? list.sort(first).slice(0, CANDIDATES) : list;
    return kept.map(([a = 0, b = 0]): [number, number] => [a, b]);
  });
}

/** What two sides add at most, by their bits. */
const sides = (one: string, other: string, { agree, differ, open }: most.Sides) =>
  sql`case when ${sql.raw(one)} = 0 or ${sql.raw(other)} = 0 then ${sql.lit(open)}::float8
    when ${sql.raw(one)} & ${sql.raw(other)} = 0 then ${sql.lit(differ)} else ${sql.lit(agree)} end`;
/** Of mutual acts all sides of the one that has fewer must be among those of the other, whichever that is. */
const within = (one: string, other: string) =>
  sql.raw(
    ["actors", "recipients"].map((of) => `(${one}.${of} = 0 or ${one}.${of} & (${other}.actors | ${other}.recipients) <> 0)`).join(" and "),
  );
const mutuals = ({ agree, differ, open }: most.Sides) =>
  sql`case when x.actors | x.recipients = 0 or o.actors | o.recipients = 0 then ${sql.lit(open)}::float8
    when ${within("x", "o")} or ${within("o", "x")} then ${sql.lit(agree)} else ${sql.lit(differ)} end`;
/** Neither side tells against the other. */
const AGREE = sql.raw(["actors", "recipients"].map((of) => `(x.${of} = 0 or o.${of} = 0 or x.${of} & o.${of} <> 0)`).join(" and "));
/** The most that a mention `x` that looks so, `l`, can score with one that it finds, `o`. */
const MOST = sql<number>`l.most
  + case when x.place <> 0 and o.place <> 0 and x.place <> o.place then ${sql.lit(most.ELSEWHERE)}::float8 else 0 end
  + case when l.day is null or l.day = o.at then 0::float8 when abs(l.day - o.at) = 1 then ${sql.lit(most.NEXT_DAY)} else ${sql.lit(most.LATER)} end
  + case when l.mutual is null then 0::float8
    else ${sides("x.counts", "o.counts", most.COUNTS)} + case when l.mutual then ${mutuals(most.MUTUALS)}
      else ${sides("x.actors", "o.actors", most.ACTORS)} + ${sides("x.recipients", "o.recipients", most.RECIPIENTS)} end end`;

/** Where a mention stands and looks, in the numbers of the index. */
export interface Standing {
  readonly marks: most.Marks;
  readonly keys: readonly { readonly key: number; readonly at: number }[];
  readonly looks: readonly (Omit<ReturnType<typeof looksOf>[number], "names"> & { readonly names: readonly number[] })[];
}
const STANDINGS = new WeakMap<Traits, Standing>();

/** Worked out once. */
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
