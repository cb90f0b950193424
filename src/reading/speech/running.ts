import type { Speech } from "../../model/index.js";
import { CLOSE_QUOTE, OPEN_QUOTE } from "./cues.js";
import type { Words } from "./words.js";

/** A quotation that goes on after the sentence that names its speaker, or starts before it. */
export function runningQuotes(words: Words, found: readonly Speech[]): Speech[] {
  const { sentences, tokens, report } = words.document;
  const out: Speech[] = [];
  let last: Speech | null = null;
  let open = false;
  let block = -1;
  sentences.forEach((sentence) => {
    const here = report.blocks.findIndex((b) => b.start <= sentence.start && sentence.start < b.end);
    const paragraphEnds =
      here !== block || report.text.slice(tokens[sentence.firstToken - 1]?.end ?? sentence.start, sentence.start).includes("\n");
    // A paragraph that reopens the quotation carries it on; one that does not has ended it.
    if (paragraphEnds) open = false;
    block = here;
    const mine = found.filter((s) => s.cue.start >= sentence.start && s.cue.end <= sentence.end && s.speaker !== null);
    const startsInside = open || OPEN_QUOTE.test(tokens[sentence.firstToken]?.text ?? "");
    if (startsInside && mine.length === 0 && last?.speaker) {
      out.push({
        speaker: last.speaker,
        cue: last.cue,
        content: { start: sentence.start, end: sentence.end },
        form: "direct",
        why: "the quotation runs on",
      });
    }
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const text = tokens[i]?.text ?? "";
      if (open && CLOSE_QUOTE.test(text)) open = false;
      else if (OPEN_QUOTE.test(text)) open = true;
    }
    last = mine.at(-1) ?? (startsInside || !paragraphEnds ? last : null);
  });
  return out;
}
