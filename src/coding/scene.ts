import type { Chooser } from "./choices/chooser.js";
import { Syntax } from "../kit/syntax.js";
import { LINK_KINDS, type Chain, type Document, type Link, type LinkKind, type Quote, type Sentence, type Token } from "../model/index.js";

const RELATIVE: ReadonlySet<string> = new Set(["who", "which", "that", "whom", "whose"]);

/** A document with what coding asks of it again and again, worked out once. */
export class Scene {
  readonly syntax: Syntax;
  private readonly chainAt = new Map<number, Chain>();
  private readonly linked: ReadonlyMap<LinkKind, Map<number, Link>> = new Map(LINK_KINDS.map((kind) => [kind, new Map<number, Link>()]));
  private readonly kinds = new Map<number, string>();
  private readonly speech = new Map<number, readonly Document["speech"][number][]>();

  constructor(
    readonly document: Document,
    readonly chooser: Chooser,
  ) {
    this.syntax = new Syntax(document.tokens);
    for (const chain of document.chains) for (const mention of chain.mentions) this.chainAt.set(mention.headToken, chain);
    for (const { kind, firstToken, lastToken } of document.mentions)
      for (let t = firstToken; t < lastToken; t++) if (!this.kinds.has(t)) this.kinds.set(t, kind);
    for (const link of document.links) this.linked.get(link.kind)?.set(link.token, link);
  }

  get text(): string {
    return this.document.report.text;
  }

  token(index: number): Token | undefined {
    return this.document.tokens[index];
  }

  sentenceOf(token: number): Sentence | undefined {
    return this.document.sentences[this.document.tokens[token]?.sentence ?? -1];
  }

  /** The chain that a token range's head belongs to, or, failing that, one of a mention inside the range's head phrase. */
  chainOf(firstToken: number, lastToken: number): Chain | null {
    const head = this.syntax.headOf(firstToken, lastToken);
    const own = this.chainAt.get(head);
    if (own !== undefined) return own;
    // "Prime Minister Benjamin Netanyahu": the parse may hang the name on its title, or the title on the name.
    for (const child of this.syntax.children(head, "flat", "appos", "compound")) {
      const chain = child >= firstToken && child < lastToken ? this.chainAt.get(child) : undefined;
      if (chain !== undefined && (this.token(child)?.deprel !== "compound" || this.mentionKind(child) === "PER")) return chain;
    }
    return null;
  }

  /** What the reader links the words from one token to another to; those that it does not link are left out. */
  links(kind: LinkKind, firstToken: number, lastToken = firstToken + 1): Link[] {
    const of = this.linked.get(kind);
    const found: Link[] = [];
    for (let t = firstToken; t < lastToken; t++) {
      const link = of?.get(t);
      if (link !== undefined) found.push(link);
    }
    return found;
  }

  /** What a relative pronoun stands for: the noun that its clause hangs on. */
  antecedentOf(token: number): number | null {
    const pronoun = this.token(token);
    if (pronoun === undefined || !RELATIVE.has(pronoun.text.toLowerCase()) || pronoun.upos !== "PRON") return null;
    for (let at = pronoun.head, steps = 0; at >= 0 && steps < 4; steps++) {
      const t = this.token(at);
      if (t?.deprel === "acl") return t.head;
      at = t?.head ?? -1;
    }
    return null;
  }

  mentionKind(token: number): string | null {
    return this.kinds.get(token) ?? null;
  }

  quote(firstToken: number, lastToken: number): Quote {
    const start = this.token(firstToken)?.start ?? 0;
    const end = this.token(lastToken - 1)?.end ?? start;
    return { start, end, text: this.text.slice(start, end) };
  }

  /** A noun phrase without what only counts, points at or places its head; "of" phrases stay ("dozens of militants"). */
  shortName({ firstToken, lastToken }: { firstToken: number; lastToken: number }): string {
    const head = this.syntax.headOf(firstToken, lastToken);
    const before = (c: number) => c >= firstToken && c < head;
    const number = this.syntax.children(head, "nummod").find(before);
    let first = number === undefined ? firstToken : Math.min(number, ...this.syntax.children(number, "compound"));
    while (first < head && this.token(first)?.upos === "DET") first++;
    let last = head + 1;
    for (const child of this.syntax.children(head)) {
      if (child < last || child >= lastToken) continue;
      const token = this.token(child);
      const ofPhrase = token?.deprel === "nmod" && this.syntax.children(child, "case").some((c) => this.token(c)?.lemma === "of");
      const joined = token?.deprel === "conj" && this.syntax.children(child, "cc").length > 0;
      if (!ofPhrase && !joined && token?.deprel !== "flat" && token?.deprel !== "compound") break;
      last = Math.min(lastToken, this.syntax.phrase(child).lastToken);
    }
    return this.quote(first, last).text;
  }

  /** The chain of quotations and reported speech around a token, nearest first; a stance passes nothing on. */
  speechAround(token: number): readonly Document["speech"][number][] {
    const known = this.speech.get(token) ?? this.findSpeech(token);
    this.speech.set(token, known);
    return known;
  }

  private findSpeech(token: number): Document["speech"][number][] {
    const t = this.token(token);
    if (t === undefined) return [];
    return this.document.speech
      .filter(
        (s) =>
          s.form !== "stance" && s.content.start <= t.start && t.end <= s.content.end && !(s.cue.start <= t.start && t.end <= s.cue.end),
      )
      .sort((a, b) => a.content.end - a.content.start - (b.content.end - b.content.start) || b.cue.start - a.cue.start);
  }
}
