import { openSession } from "../src/kit/inference/index.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import { openAnnalist } from "../src/node.js";
import { Reader } from "../src/reading/reader/index.js";
import type { ReaderLabels } from "../src/reading/index.js";
import { reportFromRecord } from "../src/intake/index.js";
import type { MadeReport } from "./speed-corpus.js";

export interface ReaderSpeed {
  readonly threads: number;
  /** Milliseconds until the model is ready, its file in the system's cache. */
  readonly load: number;
  readonly sentences: number;
  readonly words: number;
  readonly seconds: number;
}

/** News sentences as long as these count as long ones; their mean is close to 25 words. */
const [FROM, TO] = [20, 31];
/** Sentences that one side reads before the other has its turn: as many as a few reports have. */
const TURN = 128;

/** The reader alone, all heads, on the corpus's sentences of about 25 words, split into words beforehand; the sides take turns. */
export async function readerSpeed(reports: readonly MadeReport[], threads: readonly number[]): Promise<ReaderSpeed[]> {
  const annalist = await openAnnalist({ threads: 2 });
  const sentences: string[][] = [];
  for (const report of reports) {
    const { tokens } = await annalist.read(reportFromRecord(report));
    const bySentence = new Map<number, string[]>();
    for (const t of tokens) bySentence.set(t.sentence, [...(bySentence.get(t.sentence) ?? []), t.text]);
    sentences.push(...[...bySentence.values()].filter((words) => FROM <= words.length && words.length < TO));
  }
  const sides = [];
  for (const count of threads) {
    const files = loadModelFiles();
    const began = performance.now();
    const session = await openSession(files.graphs, count);
    const load = performance.now() - began;
    sides.push({
      threads: count,
      load,
      reader: new Reader(session, files.vocabulary, JSON.parse(files.labels) as ReaderLabels),
      milliseconds: 0,
    });
  }
  for (const side of sides) await side.reader.read(sentences.slice(0, TURN));
  for (let i = 0; i < sentences.length; i += TURN)
    for (const side of (i / TURN) % 2 === 0 ? sides : [...sides].reverse()) {
      const began = performance.now();
      await side.reader.read(sentences.slice(i, i + TURN));
      side.milliseconds += performance.now() - began;
    }
  const words = sentences.reduce((sum, s) => sum + s.length, 0);
  return sides.map((s) => ({ threads: s.threads, load: s.load, sentences: sentences.length, words, seconds: s.milliseconds / 1000 }));
}
