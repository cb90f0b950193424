import type { IntegerTensor } from "../../kit/inference/session.js";
import type { Encoded } from "./wordpiece.js";

/** Pieces, padding included, that one run takes: two rows. More lie too far apart for the processor's cache, cost memory, and leave other threads idle. */
const PIECES_PER_BATCH = 360;
/** Pieces of a text that the reader sees at once, about; in training up to 190, of which parsing suffers. A longer sentence is a row of its own. */
const PIECES_PER_ROW = 150;
/** A sentence has room for as many words as heads are scored for each. */
const LEAST_WORDS = 4;

/** Consecutive sentences, by their indices, that are read together. */
export type Row = readonly number[];

/** A text's sentences in rows of about the same length, in order. */
export function rowsOf(sentences: readonly Encoded[], most = PIECES_PER_ROW): Row[] {
  const total = sentences.reduce((sum, s) => sum + inner(s), 0);
  const share = total / Math.max(1, Math.ceil(total / most));
  const rows: number[][] = [];
  let length = 0;
  sentences.forEach((sentence, i) => {
    const row = rows.at(-1);
    // A sentence goes where more of it lies.
    if (row === undefined || length + inner(sentence) / 2 > share * rows.length) rows.push([i]);
    else row.push(i);
    length += inner(sentence);
  });
  return rows;
}

/** Rows in batches of like length, longest batch last. The order depends on lengths and positions only. */
export function batchesOf(rows: readonly Row[], sentences: readonly Encoded[], budget = PIECES_PER_BATCH): Row[][] {
  const sized = rows.map((row, i) => ({ row, i, size: lengthOf(row.map((s) => sentences[s])) }));
  sized.sort((a, b) => a.size - b.size || a.i - b.i);
  const batches: Row[][] = [];
  let current: Row[] = [];
  for (const { row, size } of sized) {
    if (current.length > 0 && size * (current.length + 1) > budget) {
      batches.push(current);
      current = [];
    }
    current.push(row);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}

/** Pieces of a sentence with the mark after it. */
const inner = (sentence: Encoded | undefined): number => (sentence?.ids.length ?? 1) - 1;
/** Pieces of a row. */
const lengthOf = (row: readonly (Encoded | undefined)[]): number => row.reduce((sum, s) => sum + inner(s), 1);

/**
 * The encoder's inputs, padded with zeros: ids, case, of [rows, pieces], `of` being the sentence of its row that a piece stands in, from 1
 * (a mark: in the one that it begins); first, last [sentences, words] and root [sentences], pieces
 * counted through all rows. Sentences stand in the order of the rows.
 */
export function feedsOf(rows: readonly (readonly Encoded[])[]): Record<"ids" | "case" | "of" | "first" | "last" | "root", IntegerTensor> {
  const width = Math.max(...rows.map(lengthOf));
  const sentences = rows.flat();
  const words = Math.max(LEAST_WORDS, ...sentences.map((s) => s.first.length));
  const tensor = (...dims: number[]): IntegerTensor => ({ data: new BigInt64Array(dims.reduce((a, b) => a * b, 1)), dims });
  const [ids, cases, of] = [tensor(rows.length, width), tensor(rows.length, width), tensor(rows.length, width)];
  const [first, last, root] = [tensor(sentences.length, words), tensor(sentences.length, words), tensor(sentences.length)];
  let at = 0;
  for (const [r, row] of rows.entries()) {
    let base = r * width;
    for (const [nth, sentence] of row.entries()) {
      const whose = BigInt(nth + 1);
      for (let i = 0; i < sentence.ids.length; i++) {
        // The mark after it is the next sentence's, unless it is the last.
        of.data[base + i] = whose;
        // The mark before a later sentence is the one after its neighbour.
        if (i === 0 && nth > 0) continue;
        ids.data[base + i] = BigInt(sentence.ids[i] ?? 0);
        cases.data[base + i] = BigInt(sentence.cases[i] ?? 0);
      }
      for (let w = 0; w < sentence.first.length; w++) {
        first.data[at * words + w] = BigInt(base + (sentence.first[w] ?? 0));
        last.data[at * words + w] = BigInt(base + (sentence.last[w] ?? 0));
      }
      root.data[at++] = BigInt(base);
      base += inner(sentence);
    }
  }
  return { ids, case: cases, of, first, last, root };
}
