/** Periods before the one in question that it is held against. */
const BEFORE = 8;
/** Standard deviations above what was usual. */
const ABOVE = 3;
/** Fewer happenings than these are no burst, however quiet it was before. */
const LEAST = 3;

/**
 * Which periods burst: the count lies at least three standard deviations above the mean of the eight periods before it, and is at least 3.
 * Counts of rare happenings are taken as Poisson's, whose variance is the mean; a mean below 1 is taken as 1. The first period has nothing
 * to be held against and never bursts.
 */
export function bursts(counts: readonly number[]): boolean[] {
  return counts.map((count, i) => {
    const before = counts.slice(Math.max(0, i - BEFORE), i);
    if (before.length === 0 || count < LEAST) return false;
    const usual = before.reduce((a, b) => a + b, 0) / before.length;
    return count - usual >= ABOVE * Math.sqrt(Math.max(usual, 1));
  });
}
