import { OWN_KINDS, type Block, type BlockKind, type Span } from "../model/index.js";
import { datelineAt } from "./dateline.js";
import { furnitureOf, RELATED_LABEL } from "./furniture.js";
import { isByline, isTitle } from "./header.js";
import { paragraphsOf } from "./paragraphs.js";
import { piecesOf } from "./pieces.js";

/** A paragraph that the page's markup tells of. */
export interface Stretch extends Span {
  readonly kind: BlockKind;
  readonly why: string;
  /** The element that holds it, as a CSS path. */
  readonly path: string | undefined;
}

/** What is known of a text before it is cut. */
export interface BlockHints {
  /** The paragraphs of a page, in order, covering its text; without them they are found by the text's own lines. */
  readonly stretches?: readonly Stretch[] | undefined;
  /** The report's title: where the text begins with it, that is a heading whatever its form. */
  readonly title?: string | null | undefined;
}

/** Share of the text after which a comment form opens the comments. */
const LATE = 0.5;
/** Paragraphs, and their length together, that may stand before a dateline: a title with a full stop, a summary. */
const [MOST_BEFORE_DATELINE, LONGEST_BEFORE_DATELINE] = [3, 400];
/** Longest title between paragraphs, in characters; fewest words of a title in a box of other reports; most of them. */
const [LONGEST_SUBTITLE, FEWEST_WORDS, MOST_RELATED] = [70, 4, 15];
const COMMENT_COUNT = /^(?:\(?\d{1,5}\)? comments?|comments?(?: \(\d{1,5}\))?):?$/iu;
const FORM_WORDS = /leave a (?:reply|comment)|notify of|your e-?mail address will not be published|required fields are marked/giu;

/** Cuts a text into blocks that are in order, disjoint, and cover all but white space. Never changes the text. Linear in its length. */
export function blocksOf(text: string, hints: BlockHints = {}): Block[] {
  const cutter = new Cutter(text, hints);
  const stretches = hints.stretches;
  const paragraphs: readonly Span[] = stretches ?? paragraphsOf(text, (words) => furnitureOf(words, true) !== null);
  for (const [i, paragraph] of paragraphs.entries()) {
    const commentsFrom = cutter.add(paragraph, paragraphs[i + 1], stretches?.[i]);
    if (commentsFrom === null) continue;
    cutter.put({ start: commentsFrom, end: text.length }, "comments", "a comment section, to the end of the text");
    break;
  }
  return merged(cutter.blocks, text);
}

class Cutter {
  readonly blocks: Block[] = [];
  private bodyLength = 0;
  private bodies = 0;
  private dated = false;
  private related = 0;
  private stretch: Stretch | undefined;
  private readonly lastForm: number;
  constructor(
    private readonly text: string,
    private readonly hints: BlockHints,
  ) {
    this.lastForm = [...text.matchAll(FORM_WORDS)].at(-1)?.index ?? -1;
  }

  put(span: Span, kind: BlockKind, why: string): void {
    const path = this.stretch?.path;
    this.blocks.push({
      start: span.start,
      end: span.end,
      kind,
      furniture: !OWN_KINDS.has(kind),
      why,
      ...(path === undefined ? {} : { path }),
    });
  }

  /** Takes a paragraph in; returns where comments begin that go on to the text's end, null where none do. */
  add(paragraph: Span, next: Span | undefined, stretch: Stretch | undefined): number | null {
    this.stretch = stretch;
    const words = this.text.slice(paragraph.start, paragraph.end);
    if (stretch !== undefined && !OPEN.has(stretch.kind)) return this.whole(paragraph, stretch.kind, stretch.why);
    if (COMMENT_COUNT.test(words) && paragraph.start > this.text.length * 0.3 && this.lastForm > paragraph.start) return paragraph.start;
    const rule = furnitureOf(words, true);
    if (rule !== null) {
      this.related = this.bodies > 0 && RELATED_LABEL.test(words) ? MOST_RELATED : 0;
      return this.whole(paragraph, rule.kind, rule.why);
    }
    if (this.related > 0 && isTitle(words) && words.split(/\s+/).length >= FEWEST_WORDS) {
      this.related--;
      return this.whole(paragraph, "related", "a title in a list of other reports");
    }
    this.related = 0;
    if (stretch?.kind === "heading") return this.whole(paragraph, "heading", stretch.why);
    return this.inPieces(paragraph, words, next);
  }

  private whole(span: Span, kind: BlockKind, why: string): null {
    this.put(span, kind, why);
    return null;
  }

  private inPieces(paragraph: Span, words: string, next: Span | undefined): number | null {
    const pieces = piecesOf(words);
    for (const piece of pieces) {
      const span = { start: paragraph.start + piece.start, end: paragraph.start + piece.end };
      if (piece.form && span.start > this.text.length * LATE) return span.start;
      if (piece.rule !== null) this.put(span, piece.rule.kind, piece.rule.why);
      else if (/[\p{L}\p{N}]/u.test(words.slice(piece.start, piece.end)))
        this.own(this.trimmed(span), pieces.length === 1 && next !== undefined);
      else this.put(span, this.blocks.at(-1)?.kind ?? "body", this.blocks.at(-1)?.why ?? "the report's own text");
    }
    return null;
  }

  /** The report's own words: a title, a byline, a dateline, or body. */
  private own(given: Span, alone: boolean): void {
    const form = this.stretch?.kind ?? "body";
    if (form !== "body") return this.body(given, form);
    let span = given;
    const words = this.text.slice(span.start, span.end);
    if (alone && this.bodies === 0) {
      if (isByline(words)) return this.put(span, "byline", "names who wrote it, or when");
      if (isTitle(words)) return this.put(span, "heading", "a short line without a full stop, before the text");
    } else if (alone && words.length < LONGEST_SUBTITLE && isTitle(words))
      return this.put(span, "heading", "a short line without a full stop, between paragraphs");
    const titled = this.bodies === 0 ? this.titleLength(words) : 0;
    if (titled > 0) {
      this.put({ start: span.start, end: span.start + titled }, "heading", "the report's title");
      if (titled === words.length) return;
      span = this.trimmed({ start: span.start + titled, end: span.end });
    }
    this.body(this.afterDateline(span), "body");
  }

  private body(span: Span, kind: BlockKind): void {
    this.put(span, kind, "the report's own text");
    this.bodies++;
    this.bodyLength += span.end - span.start;
  }

  private afterDateline(span: Span): Span {
    if (this.dated || this.bodies >= MOST_BEFORE_DATELINE || this.bodyLength > LONGEST_BEFORE_DATELINE) return span;
    const dateline = datelineAt(this.text.slice(span.start, Math.min(span.end, span.start + 400)));
    if (dateline === null) return span;
    this.dated = true;
    const start = span.start + dateline.start;
    if (dateline.start > 0) this.put({ start: span.start, end: start }, "heading", "a title that has run into the text");
    this.put({ start, end: start + dateline.length }, "dateline", "place and agency before a dash");
    return { start: start + dateline.length, end: span.end };
  }

  private titleLength(words: string): number {
    const title = this.hints.title?.trim() ?? "";
    if (title.length < 8 || !words.startsWith(title)) return 0;
    return words.length === title.length || /^\s+["“‘'(]?[\p{Lu}\d]/u.test(words.slice(title.length, title.length + 40)) ? title.length : 0;
  }

  private trimmed(span: Span): Span {
    const words = this.text.slice(span.start, span.end);
    const start = span.start + words.length - words.trimStart().length;
    return { start, end: start + words.trim().length };
  }
}

/** Kinds that the words themselves may still show to be furniture. */
const OPEN: ReadonlySet<BlockKind> = new Set(["heading", "body", "list", "quote"]);

/** Trims blocks, drops those that hold only white space, and joins furniture of one kind that stands together. */
function merged(blocks: readonly Block[], text: string): Block[] {
  const out: Block[] = [];
  for (const b of blocks) {
    const words = text.slice(b.start, b.end);
    if (words.trim() === "") continue;
    const start = b.start + words.length - words.trimStart().length;
    const trimmed = { ...b, start, end: start + words.trim().length };
    const last = out.at(-1);
    if (last !== undefined && last.kind === b.kind && b.furniture && last.path === b.path)
      out[out.length - 1] = { ...last, end: trimmed.end };
    else out.push(trimmed);
  }
  return out;
}
