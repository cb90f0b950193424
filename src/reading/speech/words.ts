import { SAYING } from "./cues.js";
import { quotationsOf } from "./quotations.js";
import { firstEndingAfter } from "../../kit/token-at.js";
import { Syntax } from "../../kit/syntax.js";
import type { Document, Quote, Span, Speech, Token } from "../../model/index.js";

/** Tokens [firstToken, lastToken). */
export interface Stretch {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** A report's words and tree, as the patterns of reported speech ask after them. */
export class Words {
  readonly syntax: Syntax;
  readonly tokens: readonly Token[];
  /** In text order, each within a paragraph; those in others are not listed. */
  readonly quotations: readonly Stretch[];
  private readonly inside: Int32Array;

  constructor(readonly document: Document) {
    this.tokens = document.tokens;
    this.syntax = new Syntax(document.tokens);
    this.quotations = quotationsOf(document);
    this.inside = new Int32Array(document.tokens.length).fill(-1);
    this.quotations.forEach((q, n) => this.inside.fill(n, q.firstToken, q.lastToken));
  }

  /** The quotation that a token stands in. */
  quotationAt(token: number): Stretch | null {
    return this.quotations[this.inside[token] ?? -1] ?? null;
  }

  /** The token that an offset of the text lies in. */
  at(offset: number): number {
    return firstEndingAfter(this.tokens, offset);
  }

  /** Whether a line of the text ends before a token. */
  paragraphBegins(token: number): boolean {
    return this.document.report.text.slice(this.tokens[token - 1]?.end ?? 0, this.tokens[token]?.start ?? 0).includes("\n");
  }

  sentenceBegins(token: number): boolean {
    return this.document.sentences[this.tokens[token]?.sentence ?? -1]?.firstToken === token;
  }

  /** Lower case; empty where there is no such token. */
  lower(token: number): string {
    return this.tokens[token]?.text.toLowerCase() ?? "";
  }

  lemma(token: number): string {
    return this.tokens[token]?.lemma.toLowerCase() ?? "";
  }

  /** The preposition or conjunction that a phrase begins with. */
  marker(token: number): string {
    return this.lemma(this.syntax.children(token, "case", "mark")[0] ?? -1);
  }

  party(head: number): Quote & { headToken: number } {
    const { firstToken, lastToken } = this.syntax.phrase(head);
    return { ...this.quote(firstToken, lastToken), headToken: head };
  }

  span(first: number, last: number): Span {
    return { start: this.tokens[first]?.start ?? 0, end: this.tokens[last - 1]?.end ?? 0 };
  }

  quote(first: number, last: number): Quote {
    const { start, end } = this.span(first, last);
    return { start, end, text: this.document.report.text.slice(start, end) };
  }

  /** The tokens from the first to the last of some subtrees. */
  around(heads: readonly number[]): Stretch {
    const pieces = heads.map((h) => this.syntax.range(h));
    return { firstToken: Math.min(...pieces.map((p) => p.firstToken)), lastToken: Math.max(...pieces.map((p) => p.lastToken)) };
  }

  /** Who does what a verb tells, a relative "that" read as what it stands for. */
  subjectOf(verb: number): number | null {
    const token = this.tokens[verb];
    const object = token?.deprel === "xcomp" ? this.syntax.children(token.head, "obj", "iobj")[0] : undefined;
    // "forced the minister to admit": the one forced is the one who admits.
    if (object !== undefined && object < verb && this.syntax.children(verb, "nsubj").length === 0) return object;
    const own = this.syntax.children(verb, "nsubj");
    const teller = own.length === 0 && GOING_ON_TO_SAY.has(this.lower(verb)) ? this.tellerAbove(verb) : null;
    if (teller !== null) return this.subjectOf(teller);
    // "My hope, he said, is": of two, the one that stands next to the verb.
    const subject = own.length > 1 ? (own.findLast((c) => c < verb) ?? own[0] ?? null) : this.syntax.subjectOf(verb);
    // "a letter that says".
    return subject !== null && /^(?:that|which)$/.test(this.lower(subject)) && token?.deprel === "acl" ? token.head : subject;
  }

  /** The verb of saying in whose content a verb stands. */
  private tellerAbove(verb: number): number | null {
    for (let at = verb, steps = 0; steps < 4; steps++) {
      const token = this.tokens[at];
      if (token === undefined || token.head < 0) return null;
      if (token.deprel === "ccomp" && SAYING.has(this.lemma(token.head))) return token.head;
      at = token.head;
    }
    return null;
  }
}

/** "She said the bill was dead, adding …": who said the first says the second. */
const GOING_ON_TO_SAY: ReadonlySet<string> = new Set(["adding", "noting", "explaining"]);

export type Form = Speech["form"];
