import type { Sentence, Speech } from "../../model/index.js";
import type { Words } from "./words.js";

/**
 * Sentences of a quotation that name no speaker: the one who is named where the quotation began or ends has them, else whoever spoke last
 * in this paragraph, or in the one before where that ended in a quotation.
 */
export function runningQuotes(words: Words, found: readonly Speech[]): Speech[] {
  const { sentences, tokens } = words.document;
  const outside = new Map<number, Speech>();
  for (const s of found) {
    const cue = words.at(s.cue.start);
    const sentence = tokens[cue]?.sentence ?? -1;
    if (s.speaker !== null && words.quotationAt(cue) === null) outside.set(sentence, s);
  }
  const out: Speech[] = [];
  const give = (to: Speech | null, whole: readonly Sentence[]) => {
    for (const { start, end } of whole)
      if (to?.speaker)
        out.push({ speaker: to.speaker, cue: to.cue, content: { start, end }, form: "direct", why: "the quotation runs on" });
  };
  let last: Speech | null = null;
  let waiting: Sentence[] = [];
  sentences.forEach((sentence, n) => {
    const { firstToken } = sentence;
    const paragraphBegins = words.paragraphBegins(firstToken);
    const quotation = words.quotationAt(firstToken);
    const mine = outside.get(n) ?? null;
    // A new paragraph or a new quotation: nobody after the words is named for those before.
    if (waiting.length > 0 && (paragraphBegins || quotation?.firstToken === firstToken)) {
      give(last, waiting);
      waiting = [];
    }
    if (quotation !== null && mine === null) waiting.push(sentence);
    else if (waiting.length > 0) {
      give(quotation === null ? last : mine, waiting);
      waiting = [];
    }
    last = mine ?? (quotation !== null || !paragraphBegins ? last : null);
  });
  give(last, waiting);
  return out;
}
