/** Softmax of `count` scores from `at`. */
export function softmax(scores: Float32Array, at: number, count: number): Float64Array {
  let top = -Infinity;
  for (let i = 0; i < count; i++) top = Math.max(top, scores[at + i] ?? 0);
  const out = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += out[i] = Math.exp((scores[at + i] ?? 0) - top);
  for (let i = 0; i < count; i++) out[i] = (out[i] ?? 0) / sum;
  return out;
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
 * @param scores a row of `tags.length` scores a word, from offset `at`, `words` rows.
 */
export function decodeSpans(scores: Float32Array, at: number, words: number, tags: readonly string[]): TaggedSpan[] {
  const width = tags.length;
  let anything = false;
  for (let w = 0; w < words && !anything; w++) {
    const row = at + w * width;
    for (let t = 1; t < width; t++) if ((scores[row + t] ?? 0) > (scores[row] ?? 0)) anything = true;
  }
  // Most rows hold nothing but O; then O everywhere is also the best path.
  if (!anything) return [];
  const path = bestPath(scores, at, words, tags);
  const spans: TaggedSpan[] = [];
  for (let w = 0; w < words; w++) {
    if (!tags[path[w] ?? 0]?.startsWith("B-")) continue;
    const kind = (tags[path[w] ?? 0] ?? "").slice(2);
    let end = w + 1;
    while (end < words && tags[path[end] ?? 0] === `I-${kind}`) end++;
    let sum = 0;
    for (let i = w; i < end; i++) sum += softmax(scores, at + i * width, width)[path[i] ?? 0] ?? 0;
    spans.push({ first: w, last: end, kind, p: sum / (end - w) });
  }
  return spans;
}

function bestPath(scores: Float32Array, at: number, words: number, tags: readonly string[]): number[] {
  const width = tags.length;
  const back = new Int32Array(words * width);
  let best = new Float64Array(width).fill(-Infinity);
  for (let t = 0; t < width; t++) if (!tags[t]?.startsWith("I-")) best[t] = scores[at + t] ?? 0;
  // Tags stand as O, B-x, I-x, B-y, I-y…: an I- may follow its own B- (one before it) or itself.
  for (let w = 1; w < words; w++) {
    const next = new Float64Array(width);
    let top = 0;
    for (let t = 1; t < width; t++) if ((best[t] ?? 0) > (best[top] ?? 0)) top = t;
    for (let t = 0; t < width; t++) {
      let from = top;
      if (tags[t]?.startsWith("I-")) from = (best[t] ?? 0) > (best[t - 1] ?? 0) ? t : t - 1;
      back[w * width + t] = from;
      next[t] = (best[from] ?? 0) + (scores[at + w * width + t] ?? 0);
    }
    best = next;
  }
  let tag = 0;
  for (let t = 1; t < width; t++) if ((best[t] ?? 0) > (best[tag] ?? 0)) tag = t;
  const path: number[] = Array.from({ length: words }, () => 0);
  for (let w = words - 1; w >= 0; w--) {
    path[w] = tag;
    tag = back[w * width + tag] ?? 0;
  }
  return path;
}
