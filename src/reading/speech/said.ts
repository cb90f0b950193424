import { firstEndingAfter } from "../../kit/token-at.js";
import type { Span, Speech } from "../../model/index.js";
import { CITING, CLOSE_QUOTE, OPEN_QUOTE, QUOTING, SAYING, TELLERS } from "./cues.js";
import type { Form, Stretch, Words } from "./words.js";

const HEDGES: ReadonlySet<string> = new Set(["think", "believe", "hope", "know", "find", "tell", "show"]);
const HEDGING: ReadonlySet<string> = new Set(["i", "we", "you"]);

/** "X said that …", "'…', X said", "X was quoted as saying …", "…, citing X". */
export function said(words: Words, cue: number): Speech[] {
  const token = words.tokens[cue];
  if (token === undefined || token.upos !== "VERB" || !(SAYING.has(token.lemma) || QUOTING.has(token.lemma))) return [];
  const subject = words.subjectOf(cue);
  // "I think" only hedges.
  if (HEDGES.has(token.lemma) && HEDGING.has(words.lower(subject ?? -1))) return [];
  const citing = handsOn(words, cue);
  // What "I" say inside a quotation is its speaker's anyway.
  if (words.quotationAt(cue) !== null && HEDGING.has(words.lower(subject ?? -1))) return [];
  const content = citing ? aside(words, token.head, cue) : contentOf(words, cue);
  if (content === null) return [];
  const who = citing ? (words.syntax.children(cue, "obj", "obl")[0] ?? null) : doer(words, cue, subject);
  const why = citing
    ? `citing: "${token.text}"`
    : isAside(words, cue)
      ? `"${token.text}" beside what is said`
      : `what "${token.text}" embeds`;
  return [{ speaker: who === null ? null : words.party(who), cue: words.quote(cue, cue + 1), content, form: formOf(words, content), why }];
}

/** The subject, but of "it was announced by X" X, and of "it was announced" nobody; "X was quoted" quotes X. */
function doer(words: Words, cue: number, subject: number | null): number | null {
  if (!words.syntax.isPassive(cue) || CITING.has(words.lemma(cue))) return subject;
  return words.syntax.children(cue, "obl").find((c) => words.marker(c) === "by") ?? null;
}

/** "Reuters reported, citing officials". */
function handsOn(words: Words, cue: number): boolean {
  const token = words.tokens[cue];
  if (token === undefined || !CITING.has(token.lemma) || token.deprel !== "advcl") return false;
  const [object] = words.syntax.children(cue, "obj");
  return object !== undefined && (words.tokens[object]?.upos === "PROPN" || TELLERS.has(words.lemma(object)));
}

function contentOf(words: Words, cue: number): Span | null {
  const { syntax, tokens } = words;
  const beside = quotationBeside(words, cue);
  if (beside !== null) return words.span(beside.firstToken, beside.lastToken);
  if (QUOTING.has(words.lemma(cue))) return null;
  const clauses = syntax.children(cue, "ccomp", "parataxis").filter((c) => words.lemma(c) !== "accord" && !isAside(words, c));
  const embedded = clauses.find((c) => tokens[c]?.deprel === "ccomp") ?? clauses[0];
  if (embedded !== undefined) {
    const { firstToken, lastToken } = syntax.range(embedded);
    // A comma that parts the clause from the saying is of neither.
    return words.span(firstToken, tokens[lastToken - 1]?.text === "," ? lastToken - 1 : lastToken);
  }
  if (isAside(words, cue)) return aside(words, tokens[cue]?.head ?? -1, cue);
  const open = syntax.children(cue, "xcomp", "obl", "obj").filter((c) => c > cue);
  return open.length === 0 ? null : quotationIn(words, cue);
}

/** A clause of saying set into or after what is said: "the rule, the ministry said, would", "it fell, the source added", "as she noted". */
function isAside(words: Words, cue: number): boolean {
  const { syntax, tokens } = words;
  const token = tokens[cue];
  if (token === undefined || !SAYING.has(token.lemma) || token.head < 0 || syntax.isPassive(cue)) return false;
  const hearer = token.lemma === "tell" ? [] : ["obj"];
  if (syntax.children(cue, "ccomp", "xcomp", ...hearer).some((c) => c > cue)) return false;
  if (token.deprel === "parataxis") return true;
  if (!["conj", "advcl", "dep"].includes(token.deprel) || !["", "as"].includes(words.marker(cue))) return false;
  if (syntax.children(cue, "nsubj").length === 0 || syntax.children(cue, "cc").length > 0) return false;
  const { firstToken, lastToken } = syntax.range(cue, (c) => tokens[c]?.deprel === "punct");
  const before = tokens[firstToken - 1]?.text ?? "";
  const after = tokens[lastToken]?.text ?? ".";
  return (before === "," || CLOSE_QUOTE.test(before)) && /^[,.;:?!"”'’-]/.test(after);
}

/** The quotation that ends where the clause of saying begins, or begins where it ends, or both: its words, however the sentence was parsed. */
function quotationBeside(words: Words, cue: number): Stretch | null {
  const { syntax, tokens } = words;
  if (words.quotationAt(cue) !== null) return null;
  const subject = syntax.children(cue, "nsubj").findLast((c) => c < cue);
  const from = subject === undefined ? cue : words.at(words.party(subject).start);
  const ending = words.quotationAt(from - 1);
  // One inside a clause is part of what the clause says.
  const before = ending !== null && ending.lastToken === from && words.sentenceBegins(ending.firstToken) ? ending : null;
  const beginning = /^[,:]$/.test(tokens[cue + 1]?.text ?? "") ? words.quotationAt(cue + 2) : null;
  const after = beginning !== null && beginning.firstToken === cue + 2 ? beginning : null;
  if (before !== null) return { firstToken: before.firstToken, lastToken: (after ?? before).lastToken };
  return isAside(words, cue) ? null : after;
}

/** What hangs on `head`, less the saying itself. */
function aside(words: Words, head: number, cue: number): Span {
  const { firstToken, lastToken } = words.syntax.range(head, (child) => child === cue);
  return words.span(firstToken, lastToken);
}

/** The quoted words of the cue's own clause: "he described the deal as 'a shame'". */
function quotationIn(words: Words, cue: number): Span | null {
  const { firstToken, lastToken } = words.syntax.range(cue);
  for (let i = Math.max(firstToken, cue + 1); i < lastToken; i++) {
    const quotation = words.quotationAt(i);
    if (quotation !== null) return quotation.firstToken === i ? words.span(i, quotation.lastToken) : null;
  }
  return null;
}

function formOf(words: Words, content: Span): Form {
  const { tokens } = words;
  const inside = tokens.slice(firstEndingAfter(tokens, content.start), firstEndingAfter(tokens, content.end - 1) + 1);
  const quoted = inside.some((t) => OPEN_QUOTE.test(t.text) || CLOSE_QUOTE.test(t.text));
  if (!quoted) return "indirect";
  return OPEN_QUOTE.test(inside[0]?.text ?? "") && CLOSE_QUOTE.test(inside.at(-1)?.text ?? "") ? "direct" : "mixed";
}
