import { READ_KINDS, type Report, type Span } from "../model/index.js";
import type { SentenceSplitter } from "./sentences/index.js";
import { tokenize } from "./tokens/index.js";

/** Sentences as lists of word spans, in everything of the report that is not furniture, dateline or byline; none crosses a block. */
export function segment(report: Report, split: SentenceSplitter): Span[][] {
  const sentences: Span[][] = [];
  for (const { kind, start, end } of report.blocks) {
    if (!READ_KINDS.has(kind)) continue;
    const words = tokenize(report.text, start, end);
    for (const { firstToken, lastToken } of split(report.text, start, end, words))
      if (firstToken < lastToken) sentences.push(words.slice(firstToken, lastToken));
  }
  return sentences;
}
