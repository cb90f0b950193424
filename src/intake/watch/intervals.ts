import type { TakenItem } from "../../model/index.js";

/** Milliseconds between two looks at a feed: never more often, never more rarely. */
const [SHORTEST, LONGEST] = [60_000, 24 * 3_600_000];
/** Longest rest that a publisher's own interval makes. */
const LONGEST_ASKED = 6 * 3_600_000;

/** Milliseconds until a feed is asked again; `minutes` is what the feed says of itself, `random` from 0 to 1 spreads feeds apart. */
export function nextLook(every: number, minutes: number | null, failures: number, random: number): number {
  const asked = Math.min(LONGEST_ASKED, (minutes ?? 0) * 60_000);
  const base = Math.max(SHORTEST, every, asked) * 2 ** Math.min(10, failures);
  return Math.min(LONGEST, base) * (0.9 + random / 5);
}

/** How often an item whose mark moves is taken again at most: of a live blog, two days. */
export const MOST_AGAIN = 48;

/** Doublings of the rest between two takes of an item: the longest is three weeks, which a timer still holds. */
const MOST_DOUBLED = 9;
/** When an item may be taken again: an hour after the last time, and twice as late for each time in a row that it had not changed. */
export const rested = (of: Pick<TakenItem, "taken" | "idle"> | null): number =>
  of === null ? 0 : of.taken + 3_600_000 * 2 ** Math.min(MOST_DOUBLED, of.idle);

/** Tries after which an item is set aside: with the rests between them they take two days. */
export const MOST_TRIES = 8;

/** Milliseconds until an item that failed is tried again. */
export const nextTry = (tries: number, random: number): number =>
  Math.min(LONGEST, 120_000 * 3 ** Math.max(0, tries - 1)) * (0.75 + random / 2);
