import { FARTHEST } from "./dates.js";
import type { Traits } from "./traits.js";
import { nearTypes } from "./types.js";

/** Days in a block's time. Two dates no farther apart than this lie in one block or in two beside each other. */
const SPAN = FARTHEST;

/**
 * Whom a mention may be compared with: mentions of its type or one near it, that share a country, a name or, where neither is known, a
 * word, at nearly the same time. A record of millions asks its index for less: `posts.ts`.
 */
export function blocksOf(traits: Traits): { readonly own: readonly string[]; readonly near: readonly string[] } {
  const who = traits.anchors;
  const [from, to] = spansOf(traits);
  const keys = (types: readonly string[], first: number, last: number) =>
    types.flatMap((type) => who.flatMap((anchor) => range(first, last).map((span) => `${type}|${anchor}|${span}`)));
  const { type } = traits.mention.event;
  // A mention whose time is wholly unknown is found by others of that kind alone.
  if (traits.days === null)
    return { own: who.map((a) => `${type}|${a}|?`), near: nearTypes(type).flatMap((t) => who.map((a) => `${t}|${a}|?`)) };
  return { own: keys([type], from, to), near: keys(nearTypes(type), from - 1, to + 1) };
}

/** Whether the blocks of one are among those in which the other looks. */
export function comparable(a: Traits, b: Traits): boolean {
  if (!nearTypes(a.mention.event.type).includes(b.mention.event.type)) return false;
  if ((a.days === null) !== (b.days === null) || !a.anchors.some((anchor) => b.anchors.includes(anchor))) return false;
  const [[from, to], [first, last]] = [spansOf(a), spansOf(b)];
  return a.days === null || (first <= to + 1 && last >= from - 1);
}

export const spanOf = (day: number): number => Math.floor(day / SPAN);
export const range = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
const spansOf = ({ days }: Traits): readonly [number, number] => (days === null ? [0, -1] : [spanOf(days.from), spanOf(days.to)]);
