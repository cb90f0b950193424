/**
 * Sentence numbers for scoring only: a full stop, exclamation or question mark before white space and a capital or digit, or a line
 * break, ends one. Deliberately plain, so that gold and prediction are cut alike whatever the reader thinks.
 */
export function sentenceIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (const match of text.matchAll(/[.!?]["'”’)]*\s+(?=["'“‘(]?[A-Z0-9])|\n+/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
