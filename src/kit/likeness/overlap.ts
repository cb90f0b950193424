/** How far two texts are the same. */
export interface Overlap {
  /** Shared shingles as a share of the smaller text's. */
  readonly ofSmaller: number;
  readonly ofLarger: number;
  /** Shingles of the smaller text. */
  readonly smaller: number;
}

/**
 * Share of the smaller text, and of the larger one, from which two texts are one: measured by bench/duplicates.ts. The second keeps a
 * digest of many stories from making one family of them all.
 */
const [OF_SMALLER, OF_LARGER] = [0.46, 0.2];
const NEAR = 0.75;
/** Fewest shingles of a text that says enough to be compared; shorter ones belong together only when they are the same. */
const ENOUGH = 12;

/** Overlap of two ascending sets; null as soon as it is sure to be too small for one text. */
export function overlapOf(a: Uint32Array, b: Uint32Array): Overlap | null {
  const [smaller, larger] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  const needed = Math.max(OF_SMALLER * smaller, OF_LARGER * larger);
  const [mostOfA, mostOfB] = [a.length - needed, b.length - needed];
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared++;
    else if (i - shared > mostOfA || j - shared > mostOfB) return null;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return { ofSmaller: shared / Math.max(1, smaller), ofLarger: shared / Math.max(1, larger), smaller };
}

export type Relation = "exact" | "near" | "partial";

/** Exact: the same words in the same order, but for repeats; near: most of both; partial: one holds much of the other. Null where they are two texts. */
export function relationOf(overlap: Overlap | null): Relation | null {
  if (overlap === null) return null;
  const { ofSmaller, ofLarger, smaller } = overlap;
  if (ofLarger === 1) return "exact";
  if (smaller < ENOUGH || ofSmaller < OF_SMALLER || ofLarger < OF_LARGER) return null;
  return ofLarger >= NEAR ? "near" : "partial";
}
