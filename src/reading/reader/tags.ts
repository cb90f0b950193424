/** Softmax of `count` scores from `at`. A plain list: a typed one of this size costs more to make than its numbers do. */
export function softmax(scores: Float32Array, at: number, count: number): number[] {
  let top = -Infinity;
  for (let i = 0; i < count; i++) top = Math.max(top, scores[at + i]!);
  const out: number[] = [];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const one = Math.exp(scores[at + i]! - top);
    out.push(one);
    sum += one;
  }
  for (let i = 0; i < count; i++) out[i]! /= sum;
  return out;
}

/** The probability of one of `count` scores from `at`: `softmax(scores, at, count)[one]`, without the others. */
function share(scores: Float32Array, at: number, count: number, one: number): number {
  let top = -Infinity;
  for (let i = 0; i < count; i++) if (scores[at + i]! > top) top = scores[at + i]!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(scores[at + i]! - top);
  return Math.exp(scores[at + one]! - top) / sum;
}

/** A decoded span: words [first, last), what it is, and the mean probability of its tags. */
export interface TaggedSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  readonly p: number;
}

/**
 * Viterbi over BIO tags: the best sequence in which no I- follows another kind.
 *
 * @param tags "O", "B-x", "I-x", "B-y", "I-y"…
 * @param scores a row of `tags.length` scores a word, from offset `at`, `words` rows.
 */
export function decodeSpans(scores: Float32Array, at: number, words: number, tags: readonly string[]): TaggedSpan[] {
  const width = tags.length;
  const path = likeliestTags(scores, at, words, width) ?? bestPath(scores, at, words, width);
  const spans: TaggedSpan[] = [];
  for (let w = 0; w < words; w++) {
    const tag = path[w]!;
    if (!begins(tag)) continue;
    let end = w + 1;
    while (end < words && path[end] === tag + 1) end++;
    let sum = 0;
    for (let i = w; i < end; i++) sum += share(scores, at + i * width, width, path[i]!);
    spans.push({ first: w, last: end, kind: tags[tag]!.slice(2), p: sum / (end - w) });
  }
  return spans;
}

/** By its place among the tags. */
const begins = (tag: number): boolean => tag % 2 === 1;

/** Each word's likeliest tag, the first of equal ones: the best path too, unless an I- follows another kind. Null where one does. */
function likeliestTags(scores: Float32Array, at: number, words: number, width: number): number[] | null {
  const path: number[] = [];
  let before = 0;
  for (let w = 0, row = at; w < words; w++, row += width) {
    let tag = 0;
    for (let t = 1; t < width; t++) if (scores[row + t]! > scores[row + tag]!) tag = t;
    if (tag > 0 && !begins(tag) && before !== tag && before !== tag - 1) return null;
    path.push(tag);
    before = tag;
  }
  return path;
}

function bestPath(scores: Float32Array, at: number, words: number, width: number): Uint16Array {
  const back = new Uint16Array(words * width);
  let [best, next] = [new Float64Array(width), new Float64Array(width)];
  for (let t = 0; t < width; t++) best[t] = t === 0 || begins(t) ? scores[at + t]! : -Infinity;
  for (let w = 1; w < words; w++) {
    const row = at + w * width;
    const from = w * width;
    const top = highest(best);
    const most = best[top]!;
    next[0] = most + scores[row]!;
    back[from] = top;
    // An I- may follow its own B-, the tag before it, or itself.
    for (let t = 1; t < width; t += 2) {
      const [begun, within] = [best[t]!, best[t + 1]!];
      next[t] = most + scores[row + t]!;
      back[from + t] = top;
      next[t + 1] = (within > begun ? within : begun) + scores[row + t + 1]!;
      back[from + t + 1] = within > begun ? t + 1 : t;
    }
    [best, next] = [next, best];
  }
  const path = new Uint16Array(words);
  for (let w = words - 1, tag = highest(best); w >= 0; w--) {
    path[w] = tag;
    tag = back[w * width + tag]!;
  }
  return path;
}

/** Where the highest number is; the first of equal ones. */
function highest(numbers: Float64Array): number {
  let top = 0;
  for (let t = 1; t < numbers.length; t++) if (numbers[t]! > numbers[top]!) top = t;
  return top;
}
