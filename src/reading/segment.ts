import { READ_KINDS, type Report, type Span } from "../model/index.js";
import type { SentenceSplitter } from "./sentences/index.js";
import { tokenize } from "./tokens/index.js";

/** Sentences as lists of word spans, in everything of the report that is not furniture, dateline or byline; none crosses a block. */
export function segment(report: Report, split: SentenceSplitter): Span[][] {
  return report.blocks
    .filter((block) => READ_KINDS.has(block.kind))
    .flatMap((block) => {
      const words = tokenize(report.text, block.start, block.end);
      return split(report.text, block.start, block.end, words).map(({ firstToken, lastToken }) => words.slice(firstToken, lastToken));
    })
    .filter((words) => words.length > 0);
}
