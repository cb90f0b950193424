import type { Span } from "../../model/index.js";
import { endsOnMark, featuresAt, isCandidate, viewOf } from "./features.js";
import { gapsOf } from "./gaps.js";

/** Tokens [firstToken, lastToken) of one sentence. */
export interface TokenRange {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Groups tokens of text[start, end) into sentences: in order, without gaps or overlap, none empty. Tokens outside the range are left out. */
export type SentenceSplitter = (text: string, start: number, end: number, tokens: readonly Span[]) => TokenRange[];

/** Score a boundary needs where no mark stands before it, in hundredths of a log-odds: in news, a missing full stop is rare. */
const UNMARKED = 150;

/**
 * Makes a splitter from the text of `models/reader-en/sentences.tsv`: a logistic model of "does a sentence end after this token",
 * one feature and its weight (in hundredths) a line. A line-break pair always ends a sentence; so does a single line break where lines are paragraphs.
 */
export function createSentenceSplitter(tableText: string): SentenceSplitter {
  const weights = new Map<string, number>();
  for (const line of tableText.split("\n")) {
    const tab = line.lastIndexOf("\t");
    if (tab > 0) weights.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return (text, start, end, tokens) => {
    let first = 0;
    let last = tokens.length;
    while (first < last && (tokens[first]?.start ?? 0) < start) first += 1;
    while (last > first && (tokens[last - 1]?.end ?? 0) > end) last -= 1;
    const own = first === 0 && last === tokens.length ? tokens : tokens.slice(first, last);
    const gaps = gapsOf(text, own);
    const view = viewOf(text, own, gaps);
    const sentences: TokenRange[] = [];
    let opened = 0;
    for (let index = 0; index < own.length; index += 1) {
      if (index < own.length - 1 && gaps[index] !== "break") {
        if (!isCandidate(view, index)) continue;
        let score = 0;
        for (const feature of featuresAt(view, index, index + 1 - opened)) score += weights.get(feature) ?? 0;
        if (score <= (endsOnMark(view, index) ? 0 : UNMARKED)) continue;
      }
      sentences.push({ firstToken: first + opened, lastToken: first + index + 1 });
      opened = index + 1;
    }
    return sentences;
  };
}
