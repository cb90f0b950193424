import type { Span } from "./span.js";

/**
 * What a stretch of a report is. `heading`, `dateline`, `byline` and `body` are the journalist's;
 * everything else is furniture: it is kept, shown and never coded.
 */
export const BLOCK_KINDS = [
  "heading",
  "dateline",
  "byline",
  "body",
  "caption",
  "credit",
  "newsletter",
  "comments",
  "share",
  "cookies",
  "related",
  "advertisement",
  "navigation",
  "legal",
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One stretch of the text. Blocks are in order, do not overlap, and together with white space cover the text. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Never coded. True for every kind but heading, dateline, byline and body. */
  readonly furniture: boolean;
  /** Which rule decided, for people: "starts with 'Notify of'". */
  readonly why: string;
}

/** Where a piece of a report's metadata came from, most trusted first. */
export type Evidence = "given" | "json-ld" | "meta" | "feed" | "time-element" | "text" | "file";

/** One published item. Frozen: later stages point into `text` and never change it. */
export interface Report {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601 date (`2020-01-03`) or date-time as given. */
  readonly published: string | null;
  readonly byline: string | null;
  /** The place named in the dateline ("MOSCOW, Jan 3 (Reuters) -" gives "MOSCOW"). */
  readonly dateline: string | null;
  readonly url: string | null;
  /** ISO 639-1, by identification. */
  readonly language: string | null;
  readonly blocks: readonly Block[];
  /** For each piece of metadata that is known: which evidence decided. */
  readonly evidence: Readonly<Partial<Record<"title" | "publisher" | "published" | "byline" | "dateline" | "url" | "language", Evidence>>>;
}
