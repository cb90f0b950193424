import type { BlockKind, Span } from "../model/index.js";
import { furnitureOf } from "./furniture.js";
import { LABELS, PHRASES, STARTERS } from "./furniture-phrases.js";
import { narrates } from "./narration.js";
import { insideQuotation } from "./quotation.js";

/** A stretch of a paragraph; `rule` is null for the report's own words. Offsets count from the paragraph's start. */
export interface Piece extends Span {
  readonly rule: { readonly kind: BlockKind; readonly why: string } | null;
  /** Opens a comment section. */
  readonly form: boolean;
}
type Cut = Piece & { readonly rule: NonNullable<Piece["rule"]> };

/** Longest tail of "Read more: …" that is taken for a title. */
const LONGEST_TITLE = 110;

/** A paragraph in pieces: the report's own words, and the furniture that has run into them. */
export function piecesOf(words: string): Piece[] {
  const labels = labelCuts(words);
  const out: Piece[] = [];
  let at = 0;
  for (const cut of inOrder([...labels, ...sentenceCuts(words, labels)])) {
    if (cut.start > at) out.push({ start: at, end: cut.start, rule: null, form: false });
    out.push(cut);
    at = cut.end;
  }
  if (at < words.length) out.push({ start: at, end: words.length, rule: null, form: false });
  return out;
}

/** Sorted, and of two that overlap only the first. */
function inOrder(cuts: readonly Cut[]): Cut[] {
  const out: Cut[] = [];
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (cut.start >= (out.at(-1)?.end ?? 0)) out.push(cut);
  }
  return out;
}

/** Longest caption that a credit closes, in characters. */
const LONGEST_CAPTION = 160;

/** What every label has in it. */
const LABELLED = /copyright|source|caption|FILE P|File photo|[[(]/u;

function labelCuts(words: string): Cut[] {
  if (!LABELLED.test(words)) return [];
  const cuts = LABELS.flatMap((rule) =>
    [...words.matchAll(rule.pattern)].map((m) => ({ start: m.index, end: m.index + m[0].trimEnd().length, rule, form: false })),
  );
  if (!cuts.some((c) => c.rule.closes)) return inOrder(cuts);
  const starts = roughSentences(words, cuts).map((s) => s.start);
  let i = 0;
  const grown = inOrder(cuts).map((cut) => {
    while ((starts[i + 1] ?? Infinity) <= cut.start) i++;
    const start = starts[i] ?? cut.start;
    return LABELS.some((l) => l.closes && l === cut.rule) && cut.start - start <= LONGEST_CAPTION ? { ...cut, start } : cut;
  });
  return inOrder(grown);
}

/** Furniture that stands where a sentence may begin: a whole sentence, or phrases one after the other. */
function sentenceCuts(words: string, labels: readonly Cut[]): Cut[] {
  const sentences = roughSentences(words, labels);
  const quoted = insideQuotation(
    words,
    sentences.map((s) => s.start),
  );
  return sentences.flatMap(({ start, end }, i) => {
    if (quoted[i]) return [];
    const phrases = phraseCuts(words, start, end);
    if ((phrases.at(-1)?.end ?? start) >= end) return phrases;
    const rule = furnitureOf(words.slice(start, end), false);
    return rule === null ? phrases : [{ start, end, rule, form: phrases.some((p) => p.form) }];
  });
}

function phraseCuts(words: string, start: number, end: number): Cut[] {
  const out: Cut[] = [];
  let at = start;
  for (let cut = phraseAt(words, at, end); cut !== null && at < end; cut = phraseAt(words, at, end)) {
    out.push(cut);
    at = skipSpace(words, cut.end);
  }
  return out;
}

/** What may stand after a phrase: marks, then a place where a sentence may begin, or the paragraph's end. */
const AFTER = /[.!:*…]{0,3}(?:\s{1,40}(?=©|["“‘'([]?[\p{Lu}\d])|\s{0,40}$)/uy;

/** All phrases at once: most sentences begin with none. */
const ANY_PHRASE = new RegExp(PHRASES.map((p) => `(?:${p.pattern.source})`).join("|"), "iuy");

function phraseAt(words: string, at: number, sentenceEnd: number): Cut | null {
  ANY_PHRASE.lastIndex = at;
  if (!ANY_PHRASE.test(words)) return null;
  for (const rule of PHRASES) {
    rule.pattern.lastIndex = at;
    const found = rule.pattern.exec(words);
    if (found === null) continue;
    const end = at + found[0].length;
    if (rule.kind === "related") return related(words, at, end, sentenceEnd, rule);
    AFTER.lastIndex = end;
    const after = AFTER.exec(words);
    if (after === null) continue;
    const next = end + after[0].length;
    if (rule.weak && !opensAnew(words, next, sentenceEnd)) continue;
    return { start: at, end: end + after[0].trimEnd().length, rule, form: rule.form };
  }
  return null;
}

/** Whether at `next` the paragraph ends, other furniture stands, or a sentence begins with one of the words that sentences begin with. */
function opensAnew(words: string, next: number, sentenceEnd: number): boolean {
  if (next >= words.length || next >= sentenceEnd) return true;
  STARTERS.lastIndex = next;
  return STARTERS.test(words) || PHRASES.some((p) => ((p.pattern.lastIndex = next), !p.weak && p.pattern.test(words)));
}

/** "Read more: Title": with its title where the sentence is short and tells nothing; else the label alone, since the title has no visible end. */
function related(words: string, start: number, end: number, sentenceEnd: number, rule: Cut["rule"]): Cut {
  const title = words.slice(end, sentenceEnd);
  return { start, end: title.length <= LONGEST_TITLE && !narrates(title) ? sentenceEnd : end, rule, form: false };
}

const skipSpace = (words: string, at: number): number => at + (/^\s{0,40}/u.exec(words.slice(at, at + 40))?.[0].length ?? 0);

/** Sentences by their marks alone; a picture's label begins one anew. */
function roughSentences(words: string, labels: readonly Span[]): Span[] {
  const starts = new Set([0, ...labels.map((l) => skipSpace(words, l.end))]);
  for (const m of words.matchAll(/[.!?…]["'”’)\]]{0,2}\s{1,40}(?=©|["“‘'([]?[\p{Lu}\d])/gu)) starts.add(m.index + m[0].length);
  const sorted = [...starts].filter((s) => s < words.length).sort((a, b) => a - b);
  return sorted.map((start, i) => {
    const end = sorted[i + 1] ?? words.length;
    return { start, end: start + words.slice(start, end).trimEnd().length };
  });
}
