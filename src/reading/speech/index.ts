import { firstEndingAfter } from "../../kit/token-at.js";
import { Syntax } from "../../kit/syntax.js";
import type { Document, Quote, Speech } from "../../model/index.js";
import { CITING, CLOSE_QUOTE, OPEN_QUOTE, SAYING } from "./cues.js";

/**
 * Who says what: verbs of saying with their clause, "according to", "citing", and quotations that run on over sentences.
 * The categories are those of PolNeAR (Newell et al. 2018): source, cue, content.
 */
export function findSpeech(document: Document): Speech[] {
  const finder = new Finder(document);
  const found = document.tokens.flatMap((_, i) => [...finder.verb(i), ...finder.accordingTo(i)]);
  return [...found, ...finder.runningQuotes(found)].sort((a, b) => a.content.start - b.content.start || b.content.end - a.content.end);
}

class Finder {
  private readonly syntax: Syntax;

  constructor(private readonly document: Document) {
    this.syntax = new Syntax(document.tokens);
  }

  /** "X said that …", "'…', X said", "X was quoted as saying …". */
  verb(cue: number): Speech[] {
    const token = this.document.tokens[cue];
    if (token === undefined || token.upos !== "VERB" || !SAYING.has(token.lemma)) return [];
    const speaker = this.syntax.subjectOf(cue);
    const citing = CITING.has(token.lemma) && token.deprel === "advcl";
    const content = citing ? this.contentAround(token.head, cue) : this.contentOf(cue);
    if (content === null) return [];
    const who = citing ? this.syntax.children(cue, "obj", "obl")[0] : speaker;
    const why = citing
      ? `citing: "${token.text}"`
      : token.deprel === "parataxis"
        ? `"${token.text}" beside what is said`
        : `what "${token.text}" embeds`;
    return [
      {
        speaker: who === undefined || who === null ? null : this.party(who),
        cue: this.quote(cue, cue + 1),
        content,
        form: this.formOf(content),
        why,
      },
    ];
  }

  /** "according to X": all of the clause but this phrase. */
  accordingTo(cue: number): Speech[] {
    const { tokens } = this.document;
    const token = tokens[cue];
    if (token?.lemma !== "accord" && token?.text.toLowerCase() !== "according") return [];
    if (tokens[cue + 1]?.lemma !== "to") return [];
    // The phrase hangs on "according", or "according" marks the phrase's noun.
    const source = this.syntax.children(cue, "obl", "obj", "nmod")[0] ?? (token.deprel === "case" ? token.head : undefined);
    if (source === undefined) return [];
    const governor = tokens[source]?.head === cue ? token.head : (tokens[source]?.head ?? -1);
    if (governor < 0) return [];
    const inside = new Set([source, cue]);
    const range = this.syntax.range(this.syntax.clauseOf(governor), (child) => inside.has(child));
    return [
      {
        speaker: this.party(source),
        cue: this.quote(cue, cue + 2),
        content: this.span(range.firstToken, range.lastToken),
        form: "according-to",
        why: `"according to"`,
      },
    ];
  }

  /** A quotation that goes on after the sentence that names its speaker, or starts before it. */
  runningQuotes(found: readonly Speech[]): Speech[] {
    const { sentences, tokens, report } = this.document;
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

  private contentOf(cue: number): { start: number; end: number } | null {
    const token = this.document.tokens[cue];
    const embedded = this.syntax.children(cue, "ccomp", "parataxis").find((c) => this.document.tokens[c]?.lemma !== "accord");
    if (embedded !== undefined) {
      const range = this.syntax.range(embedded);
      return this.span(range.firstToken, range.lastToken);
    }
    if (token?.deprel === "parataxis" && token.head >= 0) return this.contentAround(token.head, cue);
    const [open] = this.syntax.children(cue, "xcomp", "obl", "obj");
    return open === undefined ? null : this.quotationIn(cue);
  }

  /** What hangs on `head`, less the saying itself. */
  private contentAround(head: number, cue: number): { start: number; end: number } {
    const range = this.syntax.range(head, (child) => child === cue);
    return this.span(range.firstToken, range.lastToken);
  }

  /** The quoted words of the cue's sentence: "he described the deal as 'a shame'". */
  private quotationIn(cue: number): { start: number; end: number } | null {
    const { tokens, sentences } = this.document;
    const sentence = sentences[tokens[cue]?.sentence ?? -1];
    if (sentence === undefined) return null;
    for (let i = cue + 1; i < sentence.lastToken; i++) {
      if (!OPEN_QUOTE.test(tokens[i]?.text ?? "")) continue;
      for (let j = i + 1; j < sentence.lastToken; j++) if (CLOSE_QUOTE.test(tokens[j]?.text ?? "")) return this.span(i, j + 1);
    }
    return null;
  }

  private formOf(content: { start: number; end: number }): Speech["form"] {
    const { tokens } = this.document;
    const inside = tokens.slice(firstEndingAfter(tokens, content.start), firstEndingAfter(tokens, content.end - 1) + 1);
    const quoted = inside.some((t) => OPEN_QUOTE.test(t.text) || CLOSE_QUOTE.test(t.text));
    if (!quoted) return "indirect";
    return OPEN_QUOTE.test(inside[0]?.text ?? "") && CLOSE_QUOTE.test(inside.at(-1)?.text ?? "") ? "direct" : "mixed";
  }

  private party(head: number): Quote & { headToken: number } {
    const { firstToken, lastToken } = this.syntax.phrase(head);
    return { ...this.quote(firstToken, lastToken), headToken: head };
  }

  private span(first: number, last: number): { start: number; end: number } {
    const { tokens } = this.document;
    return { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
  }

  private quote(first: number, last: number): Quote {
    const { start, end } = this.span(first, last);
    return { start, end, text: this.document.report.text.slice(start, end) };
  }
}
