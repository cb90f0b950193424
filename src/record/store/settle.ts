import { sql, type Kysely } from "kysely";
import { componentsOf, grouped, MOST } from "../grouping/divide.js";
import { anyNumber, recordset } from "./batch.js";
import type { Layer } from "./layer.js";
import type { Tables } from "./tables.js";

/** Links of one node that are looked at, at one bar. */
const DEGREE = 1024;

/**
 * Groups anew what hangs together with these nodes, and nothing else; gives the groups, each a list of nodes. The same as `Groups` makes of
 * all nodes at once: a node is grouped at the lowest bar at which no more than MOST hang together with it, its level, so no more than that
 * many are ever walked for one piece. `known`: nodes that need not be loaded.
 */
export async function settle<T>(
  tx: Kysely<Tables>,
  layer: Layer<T>,
  touched: Iterable<number>,
  known: ReadonlyMap<number, T>,
): Promise<Settled> {
  const { bars } = layer.kinship;
  const groups: number[][] = [];
  const vast: number[][] = [];
  const levels = new Map<number, number>();
  let open = new Set(touched);
  for (let level = 0; open.size > 0; level++) {
    const region = await reach(tx, layer, open, level);
    const above = new Set<number>();
    for (const nodes of componentsOf(region.links.keys(), (id) => region.links.get(id) ?? [])) {
      const small = nodes.length <= MOST;
      if (small || level === bars.length - 1) {
        if (small) groups.push(...(await regroup(tx, layer, nodes, region.links, known)));
        else vast.push(nodes);
        const at = small ? level : bars.length;
        for (const id of nodes) if (region.levels.get(id) !== at) levels.set(id, at);
      } else for (const id of nodes) if (open.has(id) || (region.levels.get(id) ?? 0) <= level) above.add(id);
    }
    open = above;
  }
  if (levels.size > 0)
    await sql`update ${sql.table(layer.nodes)} as n set level = x.level from ${recordset(
      JSON.stringify([...levels].map(([id, level]) => ({ id, level }))),
      "id bigint, level smallint",
    )} where n.id = x.id`.execute(tx);
  return { groups, vast };
}

export interface Settled {
  /** Groups, whole. */
  readonly groups: number[][];
  /**
   * Of groups that are too large to be walked to their end even over the last bar, what is new in each, with some of what was in it before.
   * Such a group only grows: one that falls apart as mentions go stays one.
   */
  readonly vast: number[][];
}

interface Region {
  /** Nodes that were reached, with those that they are linked to over the bar. */
  readonly links: Map<number, Set<number>>;
  /** The level at which each was grouped before. */
  readonly levels: Map<number, number>;
}

/** Walks the links over a bar. Of a component that is too large, only what was grouped at this level before is walked to its end. */
async function reach<T>(tx: Kysely<Tables>, layer: Layer<T>, open: ReadonlySet<number>, level: number): Promise<Region> {
  const bar = layer.kinship.bars[level] ?? 0;
  const links = new Map<number, Set<number>>();
  const levels = new Map<number, number>();
  const size = sizes();
  const starts = await sql<{
    id: number;
    level: number;
  }>`select id, level from ${sql.table(layer.nodes)} where id = ${anyNumber([...open])}`.execute(tx);
  for (const { id, level: at } of starts.rows) {
    links.set(id, new Set());
    levels.set(id, at);
  }
  for (let edge = [...links.keys()]; edge.length > 0;) {
    const { rows } = await sql<{ a: number; b: number; level: number }>`select f.id as a, l.b, n.level
      from unnest(${edge}::bigint[]) as f(id)
      cross join lateral (select b from ${sql.table(layer.links)} where a = f.id and score > ${bar}::float8 limit ${sql.lit(DEGREE)}) as l
      join ${sql.table(layer.nodes)} as n on n.id = l.b`.execute(tx);
    const next = new Set<number>();
    for (const { a, b, level: at } of rows) {
      if (!links.has(b)) {
        links.set(b, new Set());
        levels.set(b, at);
        next.add(b);
      }
      links.get(a)?.add(b);
      links.get(b)?.add(a);
      size.join(a, b);
    }
    edge = [...next].filter((id) => size.of(id) <= MOST || (levels.get(id) ?? 0) <= level);
  }
  return { links, levels };
}

/** Groups of what hangs together. Where all are linked with all, or there are but two, the scores need not be asked for. */
async function regroup<T>(
  tx: Kysely<Tables>,
  layer: Layer<T>,
  nodes: readonly number[],
  links: ReadonlyMap<number, ReadonlySet<number>>,
  known: ReadonlyMap<number, T>,
): Promise<number[][]> {
  const { kinship } = layer;
  const pairs = nodes.reduce((sum, id) => sum + (links.get(id)?.size ?? 0), 0);
  if (kinship.linkage === "single" || pairs === nodes.length * (nodes.length - 1)) return [[...nodes]];
  const items = new Map([
    ...(await layer.load(
      tx,
      nodes.filter((id) => !known.has(id)),
    )),
    ...nodes.flatMap((id): [number, T][] => (known.has(id) ? [[id, known.get(id) as T]] : [])),
  ]);
  const keys = new Map(nodes.map((id) => [id, kinship.keyOf(items.get(id) as T)]));
  const sorted = nodes.toSorted((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? "") || a - b);
  return grouped(
    kinship,
    sorted.map((id) => items.get(id) as T),
  ).map((group) => group.map((i) => sorted[i] as number));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many hang together so far. */
function sizes() {
  const parent = new Map<number, number>();
  const count = new Map<number, number>();
  const root = (id: number): number => {
    let at = id;
    for (let above = parent.get(at) ?? at; above !== at; above = parent.get(at) ?? at) at = above;
    if (at !== id) parent.set(id, at);
    return at;
  };
  return {
    of: (id: number): number => count.get(root(id)) ?? 1,
    join(a: number, b: number): void {
      const [x, y] = [root(a), root(b)];
      if (x === y) return;
      parent.set(x, y);
      count.set(y, (count.get(x) ?? 1) + (count.get(y) ?? 1));
    },
  };
}
