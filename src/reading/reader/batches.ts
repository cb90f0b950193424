import type { FloatTensor, IntegerTensor } from "../../kit/inference/session.js";
import { WIDTH } from "./learned-types.js";
import type { Encoded } from "./wordpiece.js";

/** Pieces, padding included, that one run takes: two rows. More lie too far apart for the processor's cache, cost memory, and leave other threads idle. */
const PIECES_PER_BATCH = 360;
/** Pieces of a text that the reader sees at once, about; in training up to 190, of which parsing suffers. A longer sentence is a row of its own. */
const PIECES_PER_ROW = 150;
/** A sentence has room for as many words as heads are scored for each. */
const LEAST_WORDS = 4;

/** Words of a text that are read for events at once; about a printed page. What lies further apart does not explain each other, and the time that it takes grows with the square. */
const WORDS_AT_ONCE = 640;
/** Numbers in which the first graph says what it saw of a word: for grammar, names and events. */
export const SEEN = 3 * WIDTH;

/** A part of a text that is read for events at once: its sentences, and the number of its first word. */
export interface Window {
  readonly sentences: readonly Encoded[];
  readonly firstWord: number;
}

/** A text's sentences in windows of at most `most` words, or of one sentence. */
export function windowsOf(sentences: readonly Encoded[], most = WORDS_AT_ONCE): Window[] {
  const windows: { sentences: Encoded[]; firstWord: number; words: number }[] = [];
  let at = 0;
  for (const sentence of sentences) {
    const size = sentence.first.length;
    const window = windows.at(-1);
    if (window === undefined || window.words + size > most) windows.push({ sentences: [sentence], firstWord: at, words: size });
    else {
      window.sentences.push(sentence);
      window.words += size;
    }
    at += size;
  }
  return windows;
}

/**
 * The second graph's inputs for consecutive sentences: words [words, SEEN], `sentence` [words], from 1, and places [sentences, words of the
 * longest], numbers of words from 1, 0 where there is none.
 */
export function reportFeeds(
  sentences: readonly Encoded[],
  seen: Float32Array,
): { words: FloatTensor; sentence: IntegerTensor; places: IntegerTensor } {
  const lengths = sentences.map((s) => s.first.length);
  const longest = Math.max(...lengths);
  const words = seen.length / SEEN;
  const sentence = new BigInt64Array(words);
  const places = new BigInt64Array(lengths.length * longest);
  let at = 0;
  lengths.forEach((length, s) => {
    sentence.fill(BigInt(s + 1), at, at + length);
    for (let w = 0; w < length; w++) places[s * longest + w] = BigInt(++at);
  });
  return {
    words: { data: seen, dims: [words, SEEN] },
    sentence: { data: sentence, dims: [words] },
    places: { data: places, dims: [lengths.length, longest] },
  };
}

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
