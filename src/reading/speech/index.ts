import { firstEndingAfter } from "../../kit/token-at.js";
import { Syntax } from "../../kit/syntax.js";
import type { Document, Quote, Speech } from "../../model/index.js";
import { CITING, CLOSE_QUOTE, OPEN_QUOTE, SAYING, SAYING_NOUNS, STANCE } from "./cues.js";

/**
 * Who says what: verbs of saying with their clause, "according to", "citing", and quotations that run on over sentences.
 * The categories are those of PolNeAR (Newell et al. 2018): source, cue, content.
 */
export function findSpeech(document: Document): Speech[] {
  const finder = new Finder(document);
  const said = document.tokens.flatMap((_, i) => [...finder.verb(i), ...finder.accordingTo(i)]);
  const stances = document.tokens.flatMap((_, i) => finder.stance(i, said));
  return [...said, ...stances, ...finder.runningQuotes(said), ...finder.turns()].sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end,
  );
}

/** "continued to call for": the subject is the first verb's. */
const GOING_ON: ReadonlySet<string> = new Set(["continue", "begin", "start", "keep", "go"]);
const NAMING: ReadonlySet<string> = new Set(["call", "describe", "consider", "label", "dub", "brand", "deem"]);
const HEDGES: ReadonlySet<string> = new Set(["think", "believe", "hope", "know", "find", "tell", "show"]);
const HEDGING: ReadonlySet<string> = new Set(["i", "we", "you"]);
const NOT_REPORTED: ReadonlySet<string> = new Set("i we you it that which what this who there".split(" "));
/** "WALLACE: " and "Jane Roe: " at the head of a paragraph. */
const TURN = /^((?:\p{Lu}[\p{L}.'’-]+ ){0,3}\p{Lu}[\p{L}.'’-]+)\s?:\s+(?=["“'‘\p{Lu}])/u;

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
    // "I think" only hedges.
    if (HEDGES.has(token.lemma) && HEDGING.has(this.document.tokens[speaker ?? -1]?.text.toLowerCase() ?? "")) return [];
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

  /** "X condemned the strike", "X agreed to talk", "X's claim that": what X thinks, wants or judges; not where X is quoted for it. */
  stance(cue: number, said: readonly Speech[]): Speech[] {
    const token = this.document.tokens[cue];
    if (token === undefined || said.some((s) => s.cue.start <= token.start && token.end <= s.cue.end)) return [];
    const { lemma, upos } = token;
    let speaker: number | null = null;
    let contents: readonly number[] = [];
    if (upos === "VERB" && (STANCE.has(lemma) || SAYING.has(lemma)) && !this.syntax.isPassive(cue)) {
      // Its own subject, a third person: what "I think" or "to call" says is not reported of anybody.
      const carrier = token.deprel === "xcomp" && GOING_ON.has(this.document.tokens[token.head]?.lemma ?? "") ? token.head : cue;
      const subject = token.deprel === "conj" ? this.syntax.subjectOf(cue) : null;
      speaker =
        [...this.syntax.children(carrier, "nsubj"), ...(subject === null ? [] : [subject])].find(
          (c) => !NOT_REPORTED.has(this.document.tokens[c]?.text.toLowerCase() ?? ""),
        ) ?? null;
      contents = this.stanceContents(cue);
    } else if (upos === "NOUN" && SAYING_NOUNS.has(lemma)) {
      speaker = this.syntax.children(cue, "nmod").find((c) => c < cue || this.marker(c) === "of" || this.marker(c) === "by") ?? null;
      contents = this.syntax.children(cue, "acl", "ccomp").filter((c) => c > cue);
    }
    const [first] = contents;
    if (speaker === null || first === undefined) return [];
    const pieces = contents.map((c) => this.syntax.range(c));
    const range = { firstToken: Math.min(...pieces.map((r) => r.firstToken)), lastToken: Math.max(...pieces.map((r) => r.lastToken)) };
    return [
      {
        speaker: this.party(speaker),
        cue: this.quote(cue, cue + 1),
        content: this.span(range.firstToken, range.lastToken),
        form: "stance",
        why: `what "${token.text}" says of its subject's mind`,
      },
    ];
  }

  /** "called for talks" and "called on Syria to stop": the plea, not the one asked; "criticised the deal": the object. */
  private stanceContents(cue: number): readonly number[] {
    const { lemma } = this.document.tokens[cue] ?? {};
    const clause = this.syntax.children(cue, "ccomp", "xcomp");
    const object = this.syntax.children(cue, "obj");
    // "called the charges unfounded": what is said is of the object.
    if (NAMING.has(lemma ?? "") && object.length > 0) return [...object, ...clause];
    if (clause.length > 0) return clause;
    if (object.length > 0) return object;
    return this.syntax
      .children(cue, "obl")
      .filter((c) => ["for", "on", "about", "of", "to", "against", "with", "over", "as"].includes(this.marker(c)));
  }

  private marker(token: number): string {
    const [marker] = this.syntax.children(token, "case", "mark");
    return this.document.tokens[marker ?? -1]?.lemma.toLowerCase() ?? "";
  }

  /** Transcripts: a paragraph that opens with a name and a colon is that speaker's, and so are those after it without one. */
  turns(): Speech[] {
    const { report, sentences, tokens } = this.document;
    const out: Speech[] = [];
    for (const block of report.blocks) {
      if (block.furniture) continue;
      const label = TURN.exec(report.text.slice(block.start, Math.min(block.end, block.start + 80)));
      if (label === null) continue;
      const name = label[1] ?? "";
      const start = block.start + label[0].length;
      const first = firstEndingAfter(tokens, block.start);
      const last = firstEndingAfter(tokens, block.start + name.length - 1) + 1;
      const speaker = { ...this.quote(first, last), headToken: this.syntax.headOf(first, last) };
      const cue = { start: block.start + name.length, end: start, text: report.text.slice(block.start + name.length, start) };
      for (const s of sentences.filter((s) => s.end > start && s.start < block.end))
        out.push({ speaker, cue, content: { start: Math.max(start, s.start), end: s.end }, form: "direct", why: "a speaker's turn" });
    }
    return out;
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
