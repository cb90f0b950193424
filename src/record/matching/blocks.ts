import { FARTHEST } from "./dates.js";
import type { Traits } from "./traits.js";
import { nearTypes } from "./types.js";

/** Days in a block's time. Two dates no farther apart than this lie in one block or in two beside each other. */
const SPAN = FARTHEST;

/**
 * Whom a mention may be compared with: mentions of its type or one near it, that share a country, a name or, where neither is known, a
 * word, at nearly the same time. A record of millions asks its index for these keys alone.
 */
export function blocksOf(traits: Traits): { readonly own: readonly string[]; readonly near: readonly string[] } {
  const who = anchors(traits);
  const [from, to] = spans(traits);
  const keys = (types: readonly string[], first: number, last: number) =>
    types.flatMap((type) => who.flatMap((anchor) => range(first, last).map((span) => `${type}|${anchor}|${span}`)));
  const { type } = traits.mention.event;
  // A mention whose time is wholly unknown is found by others of that kind alone.
  if (traits.days === null)
    return { own: who.map((a) => `${type}|${a}|?`), near: nearTypes(type).flatMap((t) => who.map((a) => `${t}|${a}|?`)) };
  return { own: keys([type], from, to), near: keys(nearTypes(type), from - 1, to + 1) };
}

function anchors({ actors, recipients, spot, mention }: Traits): string[] {
  const parties = [...actors, ...recipients];
  const countries = new Set([spot.country, ...parties.map((p) => p.country)].filter((c) => c !== null));
  const names = new Set([...spot.names, ...parties.flatMap((p) => [...p.names])]);
  const found = [...countries, ...[...names].map((name) => `"${name}"`)];
  if (found.length > 0) return found.sort();
  const [rarest] = [...mention.words].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return rarest === undefined ? [] : [`~${rarest[0]}`];
}

function spans({ days }: Traits): readonly [number, number] {
  return days === null ? [0, -1] : [Math.floor(days.from / SPAN), Math.floor(days.to / SPAN)];
}
const range = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
