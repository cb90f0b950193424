import type { Document, FramingMark } from "../../model/index.js";
import { ACTS, FRAMING_WORDS, ONLY_OF_ACTS } from "./words.js";

/**
 * Words that take sides in the paper's own voice ("grossly illegal", "terrorist act"). Inside quotations and reported speech they are the
 * speaker's, and inside a name they are the name's: neither is marked.
 */
export function findFraming(document: Pick<Document, "tokens" | "mentions" | "speech">): FramingMark[] {
  const { tokens, mentions, speech } = document;
  const named = new Set(mentions.flatMap((m) => Array.from({ length: m.lastToken - m.firstToken }, (_, i) => m.firstToken + i)));
  const passedOn = speech.filter((s) => s.form !== "stance");
  return tokens.flatMap((token, i): FramingMark[] => {
    const lemma = token.lemma.toLowerCase();
    const kind = FRAMING_WORDS.get(lemma);
    if (kind === undefined || named.has(i) || token.upos === "PROPN" || token.upos === "VERB") return [];
    const head = tokens[token.head];
    const modifies = token.deprel === "amod" || token.deprel === "compound";
    if (ONLY_OF_ACTS.has(lemma) && modifies && !ACTS.has(head?.lemma.toLowerCase() ?? "")) return [];
    if (passedOn.some((s) => s.content.start <= token.start && token.end <= s.content.end)) return [];
    const why = modifies && head !== undefined ? `"${token.text}" of "${head.text}"` : `"${token.text}"`;
    return [{ start: token.start, end: token.end, text: token.text, kind, why: `${why}, and no speaker is credited with it` }];
  });
}
