import type { Kysely } from "kysely";
import { mix } from "../../kit/likeness/shingles.js";
import type { Kinship } from "../grouping/kinship.js";
import type { Link, Links } from "./links.js";
import { meanwhile } from "./meanwhile.js";
import type { Tables } from "./tables.js";

/** Nodes that are grouped in the record: where they are kept, and how they are compared. */
export interface Layer<T> {
  readonly links: Links;
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

/** What new nodes are linked with. */
export interface Neighbourhood<T> {
  /** Nodes with a link. */
  readonly linked: ReadonlySet<number>;
  /** The nodes that were there before and that the new ones were compared with. */
  readonly loaded: ReadonlyMap<number, T>;
}

/** Puts in where new nodes are found, which stand in their table already, and links them with what they score above 0 with. */
export async function linkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, fresh: ReadonlyMap<number, T>): Promise<Neighbourhood<T>> {
  const linked = new Set<number>();
  if (fresh.size === 0) return { linked, loaded: new Map() };
  const { kinship, finder } = layer;
  const seek = await meanwhile(finder.put(tx, fresh), () => finder.seek(fresh));
  const pairs = [...(await seek(tx))];
  const missing = new Set(pairs.flatMap(([, b]) => (fresh.has(b) ? [] : [b])));
  const loaded = await layer.load(tx, [...missing]);
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const [a, b] of pairs) {
    const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
    const [one, other] = [fresh.get(a), fresh.get(b) ?? loaded.get(b)];
    if (one === undefined || other === undefined || seen.has(pair) || finder.comparable?.(one, other) === false) continue;
    seen.add(pair);
    const score = scoreOf(kinship, one, other);
    if (score <= 0) continue;
    links.push({ a, b, score });
    linked.add(a).add(b);
  }
  await layer.links.put(tx, links);
  return { linked, loaded };
}

/** Scores of floating point numbers hang on the order of the two: the one with the lower key comes first. */
export const scoreOf = <T>({ keyOf, score }: Kinship<T>, one: T, other: T): number =>
  keyOf(one) < keyOf(other) ? score(one, other) : score(other, one);

/** Takes these nodes' links away, and that they are found; gives the other nodes that they were linked to. */
export async function unlinkNodes<T>(tx: Kysely<Tables>, layer: Layer<T>, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const near = await layer.links.take(tx, ids);
  await layer.finder.take(tx, ids);
  return near;
}

/** 32 bits of a name in an index: two that fall together only give more to compare. */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash) | 0;
}
