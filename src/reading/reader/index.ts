import { batchesOf, feedsOf, reportFeeds, rowsOf, SEEN, windowsOf } from "./batches.js";
import { WIDTH, type LearnedType } from "./learned-types.js";
import { decodeEvents, decodeWords, type SentenceReading, type WordsReading } from "./decode.js";
import type { ReaderLabels } from "./labels.js";
import type { Link } from "../../model/index.js";
import { linksOf, LinkVectors } from "./links.js";
import type { Session } from "../../kit/inference/session.js";
import { WordPiece, type Encoded } from "./wordpiece.js";

export type { SentenceReading } from "./decode.js";
export type { ReaderLabels } from "./labels.js";
export type { Session } from "../../kit/inference/session.js";

/** The outputs of the two graphs, as training/export.py names them; the words' views are asked for only where somebody learns from them. */
const OF_WORDS = ["upos", "arc", "rel", "entity", "predicate", "role", "sector", "rel_heads", "role_rows", "words"];
const OF_EVENTS = ["factuality", "trigger", "mode", "event_factuality", "argument", "link", "argument_rows"];
const MEANING = "meaning";
/** Pieces the encoder has positions for, less [CLS] and [SEP]; a longer sentence is read in parts. */
const LONGEST = 250;

/** What the reader makes of a text. Tokens of links count through all sentences. */
export interface TextReading {
  readonly sentences: readonly SentenceReading[];
  readonly links: readonly Link[];
}

/** The trained reader over an inference session. */
export class Reader {
  private readonly pieces: WordPiece;

  constructor(
    private readonly session: Session,
    vocabulary: string,
    private readonly labels: ReaderLabels,
    /** Types of a codebook's own. */
    private readonly learned: readonly LearnedType[] = [],
  ) {
    this.pieces = new WordPiece(vocabulary);
  }

  /** Reads the consecutive sentences of one text, given as words; one reading a sentence, in the order given, and what words link. */
  async read(sentences: readonly (readonly string[])[]): Promise<TextReading> {
    const parts = sentences.flatMap((words, sentence) => this.cut(words).map((part) => ({ ...part, sentence })));
    const encoded = parts.map((part) => this.pieces.encode(part.words));
    const links = new LinkVectors(parts.reduce((sum, part) => sum + part.words.length, 0));
    const names = this.learned.length > 0 ? [...OF_EVENTS, MEANING] : OF_EVENTS;
    // All are asked for at once: the session may do several side by side.
    const windows = windowsOf(encoded).map(async ({ sentences: of, firstWord }) => {
      const { words, seen } = await this.words(of);
      const outputs = await this.session.run("events", reportFeeds(of, seen), names);
      if (outputs["link"] !== undefined) links.take(firstWord, outputs["link"]);
      return words.map(({ sectors, ...rest }, b) => ({
        ...rest,
        ...decodeEvents(outputs, b, { ...rest, sectors }, this.labels, this.learned),
      }));
    });
    const readings: SentenceReading[][] = sentences.map(() => []);
    (await Promise.all(windows)).flat().forEach((reading, i) => readings[parts[i]?.sentence ?? 0]?.push(reading));
    const whole = readings.map(joined);
    return { sentences: whole, links: linksOf(whole, links, this.labels.link) };
  }

  /** The reader's view of each word of a sentence, for learning types from examples. Words beyond the longest sentence it takes are left out. */
  async views(words: readonly string[]): Promise<Float32Array[]> {
    const part = this.cut(words)[0]?.words ?? [];
    const encoded = [this.pieces.encode(part)];
    const { seen } = await this.words(encoded);
    const { data } = (await this.session.run("events", reportFeeds(encoded, seen), [MEANING]))[MEANING] ?? { data: new Float32Array() };
    return part.map((_, w) => data.slice(w * WIDTH, (w + 1) * WIDTH));
  }

  /** What the first graph reads in consecutive sentences, and what it saw of their words, SEEN numbers each, one after the other. */
  private async words(encoded: readonly Encoded[]): Promise<{ words: WordsReading[]; seen: Float32Array }> {
    const starts: number[] = [];
    let all = 0;
    for (const sentence of encoded) {
      starts.push(all);
      all += sentence.first.length;
    }
    const seen = new Float32Array(all * SEEN);
    const words: WordsReading[] = [];
    const runs = batchesOf(rowsOf(encoded), encoded).map(async (batch) => {
      const of = batch.map((row) => row.flatMap((i) => encoded[i] ?? []));
      const outputs = await this.session.run("words", feedsOf(of), OF_WORDS);
      let at = 0;
      for (const [b, i] of batch.flat().entries()) {
        const length = encoded[i]?.first.length ?? 0;
        words[i] = decodeWords(outputs, b, length, this.labels);
        seen.set(outputs["words"]?.data.subarray(at * SEEN, (at + length) * SEEN) ?? [], (starts[i] ?? 0) * SEEN);
        at += length;
      }
    });
    await Promise.all(runs);
    return { words, seen };
  }

  private cut(words: readonly string[]): { words: readonly string[] }[] {
    const parts: { words: readonly string[] }[] = [];
    let start = 0;
    let length = 0;
    words.forEach((word, i) => {
      const size = this.pieces.size(word);
      if (length + size > LONGEST) {
        parts.push({ words: words.slice(start, i) });
        start = i;
        length = 0;
      }
      length += size;
    });
    if (words.length > start) parts.push({ words: words.slice(start) });
    return parts;
  }
}

/** Parts of one over-long sentence as one reading: the roots of later parts hang on the first part's root. */
function joined(parts: readonly SentenceReading[]): SentenceReading {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const root = only?.heads.indexOf(-1) ?? -1;
  let base = 0;
  const shift = <T extends { readonly first: number; readonly last: number }>(span: T, by: number): T => ({
    ...span,
    first: span.first + by,
    last: span.last + by,
  });
  const shifted = parts.map((part, index) => {
    const by = base;
    base += part.upos.length;
    return {
      upos: part.upos,
      heads: part.heads.map((h) => (h >= 0 ? h + by : index === 0 ? -1 : root)),
      relations: part.relations.map((r) => (r === "root" && index > 0 ? "parataxis" : r)),
      factuality: part.factuality,
      entities: part.entities.map((s) => shift(s, by)),
      predicates: part.predicates.map((p) => ({ ...p, word: p.word + by, roles: () => p.roles().map((r) => shift(r, by)) })),
      candidates: part.candidates.map((c) => ({ ...shift(c, by), arguments: c.arguments.map((s) => shift(s, by)) })),
    };
  });
  return {
    upos: shifted.flatMap((p) => p.upos),
    heads: shifted.flatMap((p) => p.heads),
    relations: shifted.flatMap((p) => p.relations),
    entities: shifted.flatMap((p) => p.entities),
    factuality: shifted.flatMap((p) => p.factuality),
    predicates: shifted.flatMap((p) => p.predicates),
    candidates: shifted.flatMap((p) => p.candidates),
  };
}
