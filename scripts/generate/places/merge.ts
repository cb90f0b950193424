import { placeKey } from "../../../src/codebook/gazetteer/key.js";
import { kilometres } from "../../../src/kit/distance.js";
import type { Entry } from "./entries.js";

/** Kilometres within which two towns of one name and country are one. */
const SAME = 25;

/**
 * Our own towns that GeoNames has too give it their names and go; names without a place go where a place of the same name and country is
 * known.
 */
export function merge(own: readonly Entry[], towns: readonly Entry[]): Entry[] {
  const byKey = new Map<string, number[]>();
  const all = [...own, ...towns];
  const keys = (e: Entry) => new Set([e.name, ...e.names, ...e.alternates].map(placeKey));
  all.forEach((entry, i) => {
    for (const key of keys(entry)) byKey.set(key, [...(byKey.get(key) ?? []), i]);
  });
  const gained = new Map<number, string[]>();
  const gone = new Set<number>();
  own.forEach((entry, i) => {
    if (entry.kind !== "city" && entry.kind !== "unplaced") return;
    const same = [...keys(entry)]
      .flatMap((key) => byKey.get(key) ?? [])
      .find((j) => {
        const other = all[j];
        if (other === undefined || other.country !== entry.country || j === i) return false;
        if (entry.kind === "unplaced") return other.kind !== "unplaced";
        return j >= own.length && kilometres(entry.lat, entry.lon, other.lat, other.lon) <= SAME;
      });
    if (same === undefined) return;
    gone.add(i);
    if (entry.kind === "city") gained.set(same, [...(gained.get(same) ?? []), entry.name, ...entry.names]);
  });
  return all.flatMap((entry, i) => (gone.has(i) ? [] : [{ ...entry, names: [...entry.names, ...(gained.get(i) ?? [])] }]));
}
