import type { FloatTensor } from "../../kit/inference/session.js";
import type { Link, LinkKind } from "../../model/index.js";
import type { SentenceReading } from "./decode.js";

/** Words looked at before and after the one that points: about as far as the reader has learnt to see. */
const [BEFORE, AFTER] = [250, 150];
/** A target is told from this probability on; at most so many. */
const [FLOOR, MOST] = [0.02, 10];
const OF_TRIGGERS: readonly LinkKind[] = ["actor", "recipient", "actor country", "recipient country", "same"];

type Pointing = Pick<Link, "nothing" | "to">;

/** The reader's vectors of every word of a text: for each kind of link how it points, how it is pointed at, and how it points at nothing. */
export class LinkVectors {
  private data = new Float32Array();
  private size = 0;
  /** Of the words around one word; used again for each. */
  private readonly scores = new Float64Array(BEFORE + AFTER);

  /** `words`: how many the text has. */
  constructor(private readonly words: number) {}

  /** Keeps the vectors, [words, numbers], of words from the one numbered `first` on. */
  take(first: number, { data, dims: [, size = 0] }: FloatTensor): void {
    if (this.data.length === 0) [this.size, this.data] = [size, new Float32Array(this.words * size)];
    this.data.set(data, first * size);
  }

  /** Where a word points; made out when somebody asks for it, since few are asked for. */
  from(token: number, kind: LinkKind, kinds: readonly LinkKind[]): Link {
    let known: Pointing | null = null;
    const pointing = () => (known ??= this.pointing(token, kind, kinds));
    return {
      kind,
      token,
      get nothing() {
        return pointing().nothing;
      },
      get to() {
        return pointing().to;
      },
    };
  }

  /** A softmax over the words around and nothing. */
  private pointing(token: number, kind: LinkKind, kinds: readonly LinkKind[]): Pointing {
    const { data, size } = this;
    const k = kinds.indexOf(kind);
    const width = (size / kinds.length - 1) / 2;
    const from = token * size + k * width;
    const to = (kinds.length + k) * width;
    const nothing = data[token * size + 2 * kinds.length * width + k] ?? 0;
    const [first, last] = [Math.max(0, token - BEFORE), Math.min(this.words, token + AFTER)];
    const count = last - first;
    const { scores } = this;
    products(data, from, width, first * size + to, size, scores, count);
    const scale = Math.sqrt(width);
    let top = nothing;
    for (let i = 0; i < count; i++) {
      const score = scores[i]! / scale;
      scores[i] = score;
      if (score > top) top = score;
    }
    let all = Math.exp(nothing - top);
    for (let i = 0; i < count; i++) all += scores[i] = Math.exp(scores[i]! - top);
    const targets: { token: number; p: number }[] = [];
    for (let i = 0; i < count; i++) {
      const p = scores[i]! / all;
      if (p >= FLOOR) targets.push({ token: first + i, p });
    }
    return { nothing: Math.exp(nothing - top) / all, to: targets.sort((a, b) => b.p - a.p).slice(0, MOST) };
  }
}

/**
 * The products of the vector at `from` with each of those that begin at `at` and every `step` after it. Four at once: a sum waits for its last
 * term, and the processor adds to the three others meanwhile.
 */
function products(data: Float32Array, from: number, width: number, at: number, step: number, out: Float64Array, count: number): void {
  let n = 0;
  for (; n + 4 <= count; n += 4, at += 4 * step) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < width; i++) {
      const x = data[from + i]!;
      a += x * data[at + i]!;
      b += x * data[at + step + i]!;
      c += x * data[at + 2 * step + i]!;
      d += x * data[at + 3 * step + i]!;
    }
    out[n] = a;
    out[n + 1] = b;
    out[n + 2] = c;
    out[n + 3] = d;
  }
  for (; n < count; n++, at += step) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += data[from + i]! * data[at + i]!;
    out[n] = sum;
  }
}

/** The links of every possible trigger and of the words of its possible parties. */
export function linksOf(sentences: readonly SentenceReading[], vectors: LinkVectors, kinds: readonly LinkKind[]): Link[] {
  const links: Link[] = [];
  let base = 0;
  for (const { upos, candidates } of sentences) {
    const parties = new Set<number>();
    for (const { first, arguments: spans } of candidates) {
      for (const kind of OF_TRIGGERS) links.push(vectors.from(base + first, kind, kinds));
      for (const span of spans)
        if (span.kind === "actor" || span.kind === "recipient") for (let w = span.first; w < span.last; w++) parties.add(base + w);
    }
    for (const word of [...parties].sort((a, b) => a - b)) links.push(vectors.from(word, "country", kinds));
    base += upos.length;
  }
  return links;
}
