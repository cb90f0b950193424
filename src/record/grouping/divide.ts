import { agglomerate } from "./agglomerate.js";
import type { Kinship } from "./kinship.js";

/** Most items that are grouped by all their pairs: the work grows with the cube of their number. */
export const MOST = 128;

/** Items that are grouped together, and the bar (its index) over which the links lie that hold them together. */
export interface Piece<K> {
  readonly keys: readonly K[];
  readonly level: number;
}

/**
 * Takes what hangs together apart until no piece is too large: of a piece with too many items only links over the next bar are left, and
 * so on. Pieces under a bar lie within pieces under the one before, so what a piece is hangs on the links alone. Under the last bar a piece
 * stays as large as it is.
 *
 * @param linked for an item and a bar, the items of the component that it is linked to by scores over that bar.
 */
export function divide<K>(
  component: readonly K[],
  bars: readonly number[],
  linked: (key: K, bar: number) => Iterable<K>,
  level = 0,
): Piece<K>[] {
  const next = bars[level + 1];
  if (component.length <= MOST || next === undefined) return [{ keys: component, level }];
  return componentsOf(component, (key) => linked(key, next)).flatMap((part) => divide(part, bars, linked, level + 1));
}

/** What hangs together from these items on, each in the order in which it is reached. */
export function componentsOf<K>(from: Iterable<K>, linked: (key: K) => Iterable<K>): K[][] {
  const seen = new Set<K>();
  const components: K[][] = [];
  for (const start of from) {
    if (seen.has(start)) continue;
    const reached = [start];
    seen.add(start);
    // The list grows while it is walked.
    for (const key of reached)
      for (const next of linked(key)) {
        if (seen.has(next)) continue;
        seen.add(next);
        reached.push(next);
      }
    components.push(reached);
  }
  return components;
}

/** Groups of a piece, whose items are given in the order of their keys: by indexes. A piece that could not be made small enough is one group. */
export function grouped<T>({ linkage, score }: Pick<Kinship<T>, "linkage" | "score">, items: readonly T[]): number[][] {
  if (linkage === "single" || items.length > MOST) return [items.map((_, i) => i)];
  return agglomerate(items.length, (low, high) => score(items[low] as T, items[high] as T));
}
