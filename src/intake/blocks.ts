import type { Block, BlockKind, Span } from "../model/index.js";
import { COMMENTS_FROM, INLINE, WHOLE, type FurnitureRule } from "./furniture.js";
import { datelineAt, isByline, isTitle } from "./header.js";

/** Longest line that is looked at as furniture; a longer one is read sentence by sentence. */
const LONG_LINE = 400;

/**
 * Cuts a text into blocks that are in order, disjoint, and cover all but white space. Never changes the text.
 *
 * @param captions stretches that the page's markup calls captions.
 */
export function blocksOf(text: string, captions: readonly Span[] = []): Block[] {
  const lines = linesOf(text);
  const commentsFrom = lines.findIndex((l, i) => i > lines.length * 0.4 && i > 0 && COMMENTS_FROM.test(text.slice(l.start, l.end)));
  const blocks: Block[] = [];
  const state = { bodySeen: false };
  lines.forEach((line, i) => {
    if (captions.some((c) => c.start < line.end && line.start < c.end))
      blocks.push(block(line, "caption", "the page's markup calls it a caption"));
    else if (commentsFrom >= 0 && i >= commentsFrom)
      blocks.push(block(line, "comments", `below "${text.slice(lines[commentsFrom]?.start, lines[commentsFrom]?.end)}"`));
    else blocks.push(...lineBlocks(text, line, lines[i + 1], state));
  });
  return merged(blocks, text);
}

function lineBlocks(text: string, line: Span, next: Span | undefined, state: { bodySeen: boolean }): Block[] {
  const words = text.slice(line.start, line.end);
  const rule = words.length <= LONG_LINE ? WHOLE.find((r) => r.pattern.test(words)) : undefined;
  if (rule !== undefined) return [block(line, rule.kind, rule.why)];
  if (!state.bodySeen) {
    if (isByline(words)) return [block(line, "byline", "names who wrote it, or when")];
    if (isTitle(words) && next !== undefined) return [block(line, "heading", "a short line without a full stop, before the text")];
  } else if (isTitle(words) && words.length < 70 && next !== undefined)
    return [block(line, "heading", "a short line without a full stop, between paragraphs")];
  const dateline = state.bodySeen ? null : datelineAt(words);
  state.bodySeen = true;
  const start = line.start + (dateline?.length ?? 0);
  const opening = dateline === null ? [] : [block({ start: line.start, end: start }, "dateline", "place and agency before a dash")];
  return [...opening, ...bodyBlocks(text, { start, end: line.end })];
}

/** A paragraph of body, less the furniture that has run into it. */
function bodyBlocks(text: string, paragraph: Span): Block[] {
  const words = text.slice(paragraph.start, paragraph.end);
  const cuts: (Span & { rule: FurnitureRule })[] = [];
  const cut = (start: number, end: number, rule: FurnitureRule) => {
    if (!cuts.some((c) => c.start < end && start < c.end)) cuts.push({ start, end, rule });
  };
  for (const rule of INLINE) for (const m of words.matchAll(rule.pattern)) cut(m.index, m.index + m[0].length, rule);
  for (const sentence of roughSentences(words)) {
    const said = words.slice(sentence.start, sentence.end);
    const rule = said.length <= LONG_LINE ? WHOLE.find((r) => FREE_STANDING.has(r.kind) && r.pattern.test(said)) : undefined;
    if (rule !== undefined) cut(sentence.start, sentence.end, rule);
  }
  cuts.sort((a, b) => a.start - b.start);
  const out: Block[] = [];
  let at = 0;
  for (const { start, end, rule } of [...cuts, { start: words.length, end: words.length, rule: null }]) {
    if (start > at) out.push(block({ start: paragraph.start + at, end: paragraph.start + start }, "body", "the report's own text"));
    if (rule !== null) out.push(block({ start: paragraph.start + start, end: paragraph.start + end }, rule.kind, rule.why));
    at = end;
  }
  return out;
}

/** Kinds that are believed of one sentence inside a paragraph; menus, credits and labels need a line of their own. */
const FREE_STANDING: ReadonlySet<BlockKind> = new Set(["newsletter", "comments", "share", "cookies", "legal"]);

function roughSentences(words: string): Span[] {
  const out: Span[] = [];
  let start = 0;
  for (const m of words.matchAll(/[.!?]["'”’)]?\s+(?=[\p{Lu}"“'‘])/gu)) {
    const end = m.index + m[0].trimEnd().length;
    out.push({ start, end });
    start = m.index + m[0].length;
  }
  out.push({ start, end: words.length });
  return out;
}

function linesOf(text: string): Span[] {
  const out: Span[] = [];
  for (const m of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const lead = m[0].length - m[0].trimStart().length;
    const words = m[0].trim();
    if (words !== "") out.push({ start: m.index + lead, end: m.index + lead + words.length });
  }
  return out;
}

const OWN: ReadonlySet<BlockKind> = new Set(["heading", "dateline", "byline", "body"]);
const block = (span: Span, kind: BlockKind, why: string): Block => ({
  start: span.start,
  end: span.end,
  kind,
  furniture: !OWN.has(kind),
  why,
});

/** Trims blocks, drops those that hold only white space, and joins furniture of one kind that stands together. */
function merged(blocks: readonly Block[], text: string): Block[] {
  const out: Block[] = [];
  for (const b of blocks) {
    const words = text.slice(b.start, b.end);
    if (words.trim() === "") continue;
    const start = b.start + words.length - words.trimStart().length;
    const trimmed = { ...b, start, end: start + words.trim().length };
    const last = out.at(-1);
    if (last !== undefined && last.kind === b.kind && b.furniture) out[out.length - 1] = { ...last, end: trimmed.end };
    else out.push(trimmed);
  }
  return out;
}
