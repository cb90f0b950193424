import { batchesOf, feedsOf, rowsOf } from "./batches.js";
import { WIDTH, type LearnedType } from "./learned-types.js";
import { decodeSentence, type SentenceReading } from "./decode.js";
import type { ReaderLabels } from "./labels.js";
import type { Link } from "../../model/index.js";
import { linksOf, LinkVectors } from "./links.js";
import type { Session } from "../../kit/inference/session.js";
import { WordPiece } from "./wordpiece.js";

export type { SentenceReading } from "./decode.js";
export type { ReaderLabels } from "./labels.js";
export type { Session } from "../../kit/inference/session.js";

/** The heads, as training/export.py names them; the words' views are asked for only where somebody learns from them. */
const OUTPUTS = [
  "upos",
  "arc",
  "rel",
  "entity",
  "predicate",
  "role",
  "factuality",
  "trigger",
  "mode",
  "event_factuality",
  "argument",
  "sector",
  "link",
  "rel_heads",
  "role_rows",
  "argument_rows",
];
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
    const readings: SentenceReading[][] = sentences.map(() => []);
    const done: (SentenceReading | undefined)[] = parts.map(() => undefined);
    const links = new LinkVectors(parts.map((part) => part.words.length));
    const names = this.learned.length > 0 ? [...OUTPUTS, MEANING] : OUTPUTS;
    // All are asked for at once: the session may do several side by side.
    const runs = batchesOf(rowsOf(encoded), encoded).map(async (batch) => {
      const outputs = await this.session.run(feedsOf(batch.map((row) => row.flatMap((i) => encoded[i] ?? []))), names);
      for (const [b, i] of batch.flat().entries()) {
        done[i] = decodeSentence(outputs, b, parts[i]?.words.length ?? 0, this.labels, this.learned);
        if (outputs["link"] !== undefined) links.take(i, outputs["link"], b);
      }
    });
    await Promise.all(runs);
    parts.forEach((part, i) => {
      const reading = done[i];
      if (reading !== undefined) readings[part.sentence]?.push(reading);
    });
    const whole = readings.map(joined);
    return { sentences: whole, links: linksOf(whole, links, this.labels.link) };
  }

  /** The reader's view of each word of a sentence, for learning types from examples. Words beyond the longest sentence it takes are left out. */
  async views(words: readonly string[]): Promise<Float32Array[]> {
    const part = this.cut(words)[0]?.words ?? [];
    const { data } = (await this.session.run(feedsOf([[this.pieces.encode(part)]]), [MEANING]))[MEANING] ?? { data: new Float32Array() };
    return part.map((_, w) => data.slice(w * WIDTH, (w + 1) * WIDTH));
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
