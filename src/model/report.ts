import type { Span } from "./span.js";

/**
 * What a stretch of a report is. `heading`, `dateline`, `byline`, `body`, `list`, `quote` (a block quote), `table` and `entry` (the
 * time that opens a live blog's entry) are the journalist's; everything else is furniture: it is kept, shown and never coded.
 */
export const BLOCK_KINDS = [
  "heading",
  "dateline",
  "byline",
  "body",
  "list",
  "quote",
  "table",
  "entry",
  "caption",
  "credit",
  "newsletter",
  "comments",
  "share",
  "cookies",
  "related",
  "advertisement",
  "paywall",
  "navigation",
  "legal",
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Kinds that are the journalist's. */
export const OWN_KINDS: ReadonlySet<BlockKind> = new Set(["heading", "dateline", "byline", "body", "list", "quote", "table", "entry"]);
/** Kinds whose sentences are read and coded. */
export const READ_KINDS: ReadonlySet<BlockKind> = new Set(["heading", "body", "list", "quote"]);

/** One stretch of the text. Blocks are in order, do not overlap, and together with white space cover the text. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Never coded. True for every kind that is not the journalist's. */
  readonly furniture: boolean;
  /** Which rule decided, for people: "starts with 'Notify of'". */
  readonly why: string;
  /** Of a saved page: the element that it comes from, as a CSS path ("html>body>main>p:nth-of-type(3)"). White space is folded in the text. */
  readonly path?: string;
}

/**
 * Where a piece of a report's metadata came from, most trusted first. `fetched` says of a date that it counts
 * from the time at which the page was fetched ("3 hours ago"); `address` is the page's own address; `mended` says of the text
 * that its characters had been read in the wrong charset and were put right.
 */
export type Evidence =
  "given" | "json-ld" | "microdata" | "meta" | "feed" | "time-element" | "text" | "fetched" | "address" | "file" | "mended";

/** One published item. Frozen: later stages point into `text` and never change it. */
export interface Report {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO 8601 date (`2020-01-03`) or date-time as given. */
  readonly published: string | null;
  /** When it was last changed, where that is said; in the same form. */
  readonly updated: string | null;
  readonly byline: string | null;
  /** The place named in the dateline ("MOSCOW, Jan 3 (Reuters) -" gives "MOSCOW"). */
  readonly dateline: string | null;
  readonly url: string | null;
  /** ISO 639-1, by identification. */
  readonly language: string | null;
  readonly blocks: readonly Block[];
  /** For each piece of metadata that is known: which evidence decided. */
  readonly evidence: Readonly<
    Partial<Record<"text" | "title" | "publisher" | "published" | "updated" | "byline" | "dateline" | "url" | "language", Evidence>>
  >;
}
