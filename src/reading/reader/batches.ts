import type { IntegerTensor } from "../../kit/inference/session.js";
import type { Encoded } from "./wordpiece.js";

/** Pieces, padding included, that one run takes; more gains no speed and costs memory. */
const PIECES_PER_BATCH = 1024;

/** Indices of sentences in batches of like length, longest batch last. The order depends on lengths and positions only. */
export function batchesOf(sentences: readonly Encoded[], budget = PIECES_PER_BATCH): number[][] {
  const order = sentences.map((_, i) => i).sort((a, b) => size(sentences, a) - size(sentences, b) || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    if (current.length > 0 && size(sentences, index) * (current.length + 1) > budget) {
      batches.push(current);
      current = [];
    }
    current.push(index);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}

const size = (sentences: readonly Encoded[], index: number) => sentences[index]?.ids.length ?? 0;

/** The encoder's five inputs, padded with zeros: ids, case, mask [batch, pieces]; first, last [batch, words]. */
export function feedsOf(batch: readonly Encoded[]): Record<"ids" | "case" | "mask" | "first" | "last", IntegerTensor> {
  const pieces = Math.max(...batch.map((s) => s.ids.length));
  const words = Math.max(...batch.map((s) => s.first.length));
  const tensor = (width: number, row: (s: Encoded) => readonly number[]): IntegerTensor => {
    const data = new BigInt64Array(batch.length * width);
    batch.forEach((sentence, b) => row(sentence).forEach((value, i) => (data[b * width + i] = BigInt(value))));
    return { data, dims: [batch.length, width] };
  };
  return {
    ids: tensor(pieces, (s) => s.ids),
    case: tensor(pieces, (s) => s.cases),
    mask: tensor(pieces, (s) => s.ids.map(() => 1)),
    first: tensor(words, (s) => s.first),
    last: tensor(words, (s) => s.last),
  };
}
