import { firstEndingAfter } from "../../kit/token-at.js";
import type { Document, Speech } from "../../model/index.js";
import { accordingTo } from "./according.js";
import { credits } from "./credits.js";
import { runningQuotes } from "./running.js";
import { said } from "./said.js";
import { stance } from "./stance.js";
import { turns } from "./turns.js";
import { Words } from "./words.js";

/**
 * Who says what: verbs of saying with their clause, "according to", "citing", quotations that run on over sentences, transcripts, and
 * what somebody is told to think or want. The categories are those of PolNeAR (Newell et al. 2018): source, cue, content.
 */
export function findSpeech(document: Document): Speech[] {
  const words = new Words(document);
  const passedOn = words.tokens.flatMap((_, i) => [...said(words, i), ...accordingTo(words, i)]);
  const speech = [...passedOn, ...runningQuotes(words, passedOn), ...turns(words), ...credits(words)];
  const cues = new Set(passedOn.map((s) => s.cue.start));
  const stances = words.tokens.flatMap((t, i) => (cues.has(t.start) || words.quotationAt(i) !== null ? [] : stance(words, i)));
  return [...speech, ...outermost(words, stances, speech)].sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end,
  );
}

/** Stances that the paper itself tells: one inside what somebody says, or inside a wider stance, is part of that. */
function outermost(words: Words, stances: readonly Speech[], speech: readonly Speech[]): Speech[] {
  const covered = new Uint8Array(words.tokens.length);
  for (const { content } of [...speech, ...stances])
    for (let i = firstEndingAfter(words.tokens, content.start); (words.tokens[i]?.start ?? Infinity) < content.end; i++) covered[i] = 1;
  return stances.filter((s) => covered[firstEndingAfter(words.tokens, s.cue.start)] === 0);
}
