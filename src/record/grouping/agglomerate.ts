/**
 * Joins items bottom up, best mean first (average linkage; Sokal & Michener 1958), until no two groups have a mean above 0. Between equal
 * means the groups whose first items come first in the list are joined, so the outcome hangs on the list alone.
 *
 * @param score for two indexes, the lower one first.
 * @returns groups of indexes, each sorted, in the order of their first index.
 */
export function agglomerate(size: number, score: (low: number, high: number) => number): number[][] {
  const groups: (number[] | null)[] = Array.from({ length: size }, (_, i) => [i]);
  const sums = groups.map((_, high) => Array.from({ length: high }, (_, low) => score(low, high)));
  for (;;) {
    const [low, high] = bestPair(groups, sums);
    if (low < 0) return groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b));
    for (let other = 0; other < size; other++)
      if (other !== low && other !== high && groups[other] !== null) addSum(sums, low, other, sumOf(sums, high, other));
    groups[low]?.push(...(groups[high] ?? []));
    groups[high] = null;
  }
}

/** The two groups with the highest mean above 0; -1, -1 where there are none. */
function bestPair(groups: readonly (readonly number[] | null)[], sums: readonly (readonly number[])[]): [number, number] {
  let best = 0;
  let pair: [number, number] = [-1, -1];
  groups.forEach((one, high) => {
    if (one === null) return;
    for (let low = 0; low < high; low++) {
      const other = groups[low];
      if (!other) continue;
      const mean = sumOf(sums, low, high) / (one.length * other.length);
      if (mean > best) [best, pair] = [mean, [low, high]];
    }
  });
  return pair;
}

const sumOf = (sums: readonly (readonly number[])[], a: number, b: number): number => sums[Math.max(a, b)]?.[Math.min(a, b)] ?? 0;
function addSum(sums: number[][], a: number, b: number, more: number): void {
  const row = sums[Math.max(a, b)] as number[];
  row[Math.min(a, b)] = sumOf(sums, a, b) + more;
}
