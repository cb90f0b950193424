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

/** Tries after which an item is set aside: with the rests between them they take two days. */
export const MOST_TRIES = 8;

/** Milliseconds until an item that failed is tried again. */
export const nextTry = (tries: number, random: number): number =>
  Math.min(LONGEST, 120_000 * 3 ** Math.max(0, tries - 1)) * (0.75 + random / 2);
