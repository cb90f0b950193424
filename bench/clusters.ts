/** Groupings of items, each item with the name of its gold group and of the group it was put into. */
export interface Placed {
  readonly gold: string;
  readonly found: string;
}
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Over all pairs of items: those put together against those that belong together. */
export function pairwise(items: readonly Placed[]): Figures {
  const pairs = (keyOf: (item: Placed) => string) => sum([...sizes(items, keyOf).values()].map((n) => (n * (n - 1)) / 2));
  const both = pairs((item) => `${item.gold}\u0000${item.found}`);
  return figures(both / (pairs((item) => item.found) || 1), both / (pairs((item) => item.gold) || 1));
}

/** B³ (Bagga & Baldwin 1998): for each item, how much of its found group is of its gold group, and the other way; the mean over items. */
export function bCubed(items: readonly Placed[]): Figures {
  const [gold, found, both] = [sizes(items, (i) => i.gold), sizes(items, (i) => i.found), sizes(items, (i) => `${i.gold}\u0000${i.found}`)];
  const share = (of: ReadonlyMap<string, number>, keyOf: (item: Placed) => string) =>
    sum(items.map((i) => (both.get(`${i.gold}\u0000${i.found}`) ?? 0) / (of.get(keyOf(i)) ?? 1))) / (items.length || 1);
  return figures(
    share(found, (i) => i.found),
    share(gold, (i) => i.gold),
  );
}

function sizes(items: readonly Placed[], keyOf: (item: Placed) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const figures = (precision: number, recall: number): Figures => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});
