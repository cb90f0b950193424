/** What is put together and how. Everything here must be symmetric: it may not matter which of two items came first. */
export interface Kinship<T> {
  /** The same for the same item whenever it arrives, and different for any two items. */
  keyOf(item: T): string;
  /** Keys under which an item is found. */
  blocksOf(item: T): readonly string[];
  /** Keys under which an item looks for others; a finds b exactly where b finds a. */
  neighboursOf(item: T): readonly string[];
  /** How much speaks for two items belonging together: above 0 they do, taken by themselves. */
  score(a: T, b: T): number;
  /** `average`: groups join where the mean over all their pairs is above 0. `single`: one pair above 0 is enough. */
  readonly linkage: "average" | "single";
  /** 0, then the scores to which the bar for a link is raised, step by step, where too many items hang together. */
  readonly bars: readonly number[];
}

/** What a step changed: groups as sorted lists of keys. */
export interface Change {
  readonly gone: readonly (readonly string[])[];
  readonly made: readonly (readonly string[])[];
}
