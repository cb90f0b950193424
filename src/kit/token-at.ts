import type { Span } from "../model/index.js";

/** Index of the first of some ordered, disjoint spans that ends after an offset; their number where none does. Logarithmic: reports may be long. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
