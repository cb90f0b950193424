import type { GoldDocument, GoldEvent } from "../src/evaluation/gold.js";
import type { CandidateArgument, Document, TriggerCandidate } from "../src/model/index.js";

/** The document as if its reader had found just the annotated events; `overlooks` says, for each argument, whether it has missed that one. */
export function withGoldCandidates(document: Document, gold: GoldDocument, overlooks: () => boolean): Document {
  const candidates = gold.events.flatMap((event) => candidateOf(document, event, overlooks) ?? []);
  return { ...document, candidates };
}

function candidateOf(document: Document, event: GoldEvent, overlooks: () => boolean): TriggerCandidate | null {
  const range = tokensOf(document, event.start, event.end);
  if (range === null) return null;
  const spans: CandidateArgument[] = [];
  const add = (role: CandidateArgument["role"], text: string, sector: string | null) => {
    const found = inSentence(document, text, event.start, range.firstToken);
    const tokens = found && tokensOf(document, found.start, found.end);
    if (!found || !tokens || overlooks()) return;
    spans.push({ ...found, text, role, ...tokens, p: 1, sectors: [{ sector, p: 1 }] });
  };
  for (const party of event.actors) add("actor", party.text, party.sector);
  for (const party of event.recipients) add("recipient", party.text, party.sector);
  for (const speaker of event.speakers) add("speaker", speaker, null);
  if (event.place) add("place", event.place.text, null);
  return {
    start: event.start,
    end: event.end,
    text: event.trigger,
    ...range,
    types: [{ type: event.type, p: 1 }],
    modes: [{ type: event.type, mode: event.mode ?? null, p: 1 }],
    factuality: [{ value: event.factuality, p: 1 }],
    arguments: spans.sort((a, b) => a.firstToken - b.firstToken),
  };
}

function tokensOf(document: Document, start: number, end: number): { firstToken: number; lastToken: number } | null {
  const firstToken = document.tokens.findIndex((t) => t.end > start);
  let lastToken = firstToken;
  while ((document.tokens[lastToken]?.start ?? Infinity) < end) lastToken++;
  return firstToken < 0 || lastToken === firstToken ? null : { firstToken, lastToken };
}

/** The occurrence of some words in a token's sentence that is nearest to an offset. */
function inSentence(document: Document, words: string, around: number, token: number): { start: number; end: number } | null {
  const sentence = document.sentences[document.tokens[token]?.sentence ?? -1];
  if (sentence === undefined || words === "") return null;
  const text = document.report.text;
  let best: number | null = null;
  for (let at = text.indexOf(words, sentence.start); at >= 0 && at + words.length <= sentence.end; at = text.indexOf(words, at + 1)) {
    const whole = !/[\p{L}\d]/u.test(text[at - 1] ?? "") && !/[\p{L}\d]/u.test(text[at + words.length] ?? "");
    if (whole && (best === null || Math.abs(at - around) < Math.abs(best - around))) best = at;
  }
  return best === null ? null : { start: best, end: best + words.length };
}
