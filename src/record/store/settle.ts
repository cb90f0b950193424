import type { Kysely } from "kysely";
import { componentsOf, grouped, MOST } from "../grouping/divide.js";
import type { Layer } from "./layer.js";
import type { Tables } from "./tables.js";

/** Nodes that are loaded at once, to be grouped. */
const LOADED = 2000;

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
    const components = componentsOf(region.links.keys(), (id) => region.links.get(id) ?? []);
    const unsure: number[][] = [];
    for (const nodes of components) {
      const small = nodes.length <= MOST;
      if (small || level === bars.length - 1) {
        (small ? (isSure(layer, nodes, region.links) ? groups : unsure) : vast).push(nodes);
        const at = small ? level : bars.length;
        for (const id of nodes) if ((region.levels.get(id) ?? 0) !== at) levels.set(id, at);
      } else for (const id of nodes) if (open.has(id) || (region.levels.get(id) ?? 0) <= level) above.add(id);
    }
    for (const some of slices(unsure)) groups.push(...(await regroup(tx, layer, some, known)));
    open = above;
  }
  await layer.links.setLevels(tx, levels);
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
  readonly links: ReadonlyMap<number, ReadonlySet<number>>;
  /** The level at which each was grouped before; 0 for what is left out. */
  readonly levels: Map<number, number>;
}

/** Walks the links over a bar. Of a component that is too large, only what was grouped at this level before is walked to its end. */
async function reach<T>(tx: Kysely<Tables>, layer: Layer<T>, open: ReadonlySet<number>, level: number): Promise<Region> {
  const bar = layer.kinship.bars[level] ?? 0;
  const links = new Map<number, Set<number>>();
  const size = sizes();
  for (const id of open) links.set(id, new Set());
  const levels = new Map(await layer.links.levels(tx, [...open]));
  for (let edge = [...open]; edge.length > 0;) {
    const next: number[] = [];
    for (const [a, near] of await layer.links.over(tx, edge, bar))
      for (const b of near) {
        if (!links.has(b)) {
          links.set(b, new Set());
          next.push(b);
        }
        links.get(a)?.add(b);
        links.get(b)?.add(a);
        size.join(a, b);
      }
    for (const [id, at] of await layer.links.levels(tx, next)) levels.set(id, at);
    edge = next.filter((id) => size.of(id) <= MOST || (levels.get(id) ?? 0) <= level);
  }
  return { links, levels };
}

/** Where all are linked with all, or there are but two, they are one group, and the scores need not be asked for. */
function isSure<T>({ kinship }: Layer<T>, nodes: readonly number[], links: Region["links"]): boolean {
  const pairs = nodes.reduce((sum, id) => sum + (links.get(id)?.size ?? 0), 0);
  return kinship.linkage === "single" || pairs === nodes.length * (nodes.length - 1);
}

/** Lists of components, each list of no more nodes than are loaded at once, but for a component that has more by itself. */
function* slices(components: readonly number[][]): Generator<number[][]> {
  let [some, count] = [[] as number[][], 0];
  for (const nodes of components) {
    if (count > 0 && count + nodes.length > LOADED) {
      yield some;
      [some, count] = [[], 0];
    }
    some.push(nodes);
    count += nodes.length;
  }
  if (count > 0) yield some;
}

/** Groups of what hangs together in each of the components. */
async function regroup<T>(
  tx: Kysely<Tables>,
  layer: Layer<T>,
  components: readonly (readonly number[])[],
  known: ReadonlyMap<number, T>,
): Promise<number[][]> {
  const { kinship } = layer;
  const missing = components.flatMap((nodes) => nodes.filter((id) => !known.has(id)));
  const loaded = await layer.load(tx, missing);
  const item = (id: number): T => known.get(id) ?? (loaded.get(id) as T);
  return components.flatMap((nodes) => {
    const sorted = nodes.toSorted((a, b) => compare(kinship.keyOf(item(a)), kinship.keyOf(item(b))) || a - b);
    return grouped(kinship, sorted.map(item)).map((group) => group.map((i) => sorted[i] as number));
  });
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
