import { sql, type Kysely } from "kysely";
import type { Traits } from "../matching/index.js";
import { CANDIDATES } from "./layer.js";
import type { Tables } from "./tables.js";

/** Mentions whose family has no other report: nothing is asked of the record for them. */
const LONE = new WeakSet<Traits>();
export const markLone = (traits: Traits): void => void LONE.add(traits);

/** Pairs of one report or one family: that alone speaks for them, however far apart their days and parties are. */
export async function bonds(tx: Kysely<Tables>, nodes: ReadonlyMap<number, Traits>): Promise<(readonly [number, number])[]> {
  return [...within(nodes), ...(await among(tx, nodes))];
}

/** Pairs of one report, whose mentions all come in together; of very many, those beside each other in the text. */
function* within(nodes: ReadonlyMap<number, Traits>): Generator<readonly [number, number]> {
  const reports = new Map<string, [number, Traits][]>();
  for (const one of nodes) {
    const list = reports.get(one[1].mention.report);
    if (list === undefined) reports.set(one[1].mention.report, [one]);
    else list.push(one);
  }
  for (const mentions of reports.values()) {
    const sorted = mentions.sort(([, a], [, b]) => (a.key < b.key ? -1 : 1));
    for (const [i, [a]] of sorted.entries()) for (const [b] of sorted.slice(i + 1, i + 1 + CANDIDATES)) yield [a, b];
  }
}

/** Pairs with mentions of other reports of the family, of as many reports as a mention is compared with others. */
async function among(tx: Kysely<Tables>, nodes: ReadonlyMap<number, Traits>): Promise<(readonly [number, number])[]> {
  const families = new Map<number, number[]>();
  for (const [id, traits] of nodes) {
    const { family } = traits.mention;
    if (family === null || LONE.has(traits)) continue;
    const list = families.get(Number(family));
    if (list === undefined) families.set(Number(family), [id]);
    else list.push(id);
  }
  if (families.size === 0) return [];
  const { rows } = await sql<{
    family: number;
    id: number;
  }>`select f.family, m.id from unnest(${[...families.keys()]}::bigint[]) as f(family)
    cross join lateral (select r.id from wordings w join reports r on r.wording = w.id where w.family = f.family order by r.id
      limit ${sql.lit(CANDIDATES)}) as r
    join mentions m on m.report = r.id`.execute(tx);
  return rows.flatMap(({ family, id }) => (families.get(family) ?? []).flatMap((a): [number, number][] => (a === id ? [] : [[a, id]])));
}
