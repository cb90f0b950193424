import type { Token } from "../model/index.js";

/** Clause-like dependents that a noun phrase is cited without: relative clauses, asides and co-ordinated members. */
const OUTSIDE_PHRASE: ReadonlySet<string> = new Set([
  "acl",
  "parataxis",
  "appos",
  "conj",
  "cc",
  "punct",
  "advcl",
  "dep",
  "list",
  "orphan",
  "discourse",
]);

/** Questions about the dependency tree of a document; token numbers index `document.tokens`. */
export class Syntax {
  private readonly childrenOf: readonly (readonly number[])[];
  private readonly phrases = new Map<number, { readonly firstToken: number; readonly lastToken: number }>();

  constructor(readonly tokens: readonly Token[]) {
    const children: number[][] = tokens.map(() => []);
    tokens.forEach((token, i) => children[token.head]?.push(i));
    this.childrenOf = children;
  }

  /** Dependents of a token in text order, those with one of the relations where any are named. */
  children(token: number, ...relations: string[]): readonly number[] {
    const all = this.childrenOf[token] ?? [];
    return relations.length === 0 ? all : all.filter((c) => relations.includes(this.tokens[c]?.deprel ?? ""));
  }

  /** The smallest token range [first, last) that holds a token and all that hangs on it, save what `without` refuses. */
  range(token: number, without: (child: number) => boolean = () => false): { firstToken: number; lastToken: number } {
    let [first, last] = [token, token + 1];
    const stack = [token];
    // A tree has no circle, so this ends; the count guards against a hand-made one.
    for (let steps = 0; stack.length > 0 && steps <= this.tokens.length; steps++) {
      const at = stack.pop() ?? token;
      first = Math.min(first, at);
      last = Math.max(last, at + 1);
      for (const child of this.children(at)) if (!without(child)) stack.push(child);
    }
    return { firstToken: first, lastToken: last };
  }

  /** The noun phrase of a head without relative clauses, appositions, co-ordinated members and edge punctuation. */
  phrase(head: number): { readonly firstToken: number; readonly lastToken: number } {
    const known = this.phrases.get(head) ?? this.phraseOf(head);
    this.phrases.set(head, known);
    return known;
  }

  private phraseOf(head: number): { readonly firstToken: number; readonly lastToken: number } {
    const range = this.range(head, (child) => {
      const token = this.tokens[child];
      return token === undefined || (OUTSIDE_PHRASE.has(token.deprel) && token.head === head) || token.deprel === "acl";
    });
    // A preposition or a conjunction marks the phrase's role from outside.
    while (range.firstToken < head && this.isEdge(range.firstToken, head)) range.firstToken++;
    return range;
  }

  /** The noun phrase that a span belongs to, where the span holds only its modifiers ("Dutch foreign" of "the Dutch foreign minister"); else the span, less edge words. */
  wholePhrase(firstToken: number, lastToken: number): { firstToken: number; lastToken: number } {
    let head = this.headOf(firstToken, lastToken);
    const inside = head;
    for (let steps = 0; steps < 3; steps++) {
      const token = this.tokens[head];
      const above = this.tokens[token?.head ?? -1];
      if (
        token === undefined ||
        above === undefined ||
        !MODIFIES.has(token.deprel) ||
        !["NOUN", "PROPN"].includes(above.upos) ||
        Math.abs(token.head - head) > 4
      )
        break;
      head = token.head;
    }
    if (head === inside) return { firstToken, lastToken };
    const whole = this.phrase(head);
    return { firstToken: Math.min(firstToken, whole.firstToken), lastToken: Math.max(lastToken, whole.lastToken) };
  }

  private isEdge(token: number, head: number): boolean {
    const t = this.tokens[token];
    return (
      t !== undefined &&
      ((["case", "cc", "mark", "advmod"].includes(t.deprel) && t.head === head && t.upos !== "NUM") ||
        t.deprel === "punct" ||
        t.upos === "ADP")
    );
  }

  /** The token of a range whose head lies outside it. */
  headOf(firstToken: number, lastToken: number): number {
    for (let i = firstToken; i < lastToken; i++) {
      const head = this.tokens[i]?.head ?? -1;
      if ((head < firstToken || head >= lastToken) && this.tokens[i]?.upos !== "PUNCT") return i;
    }
    return Math.max(firstToken, lastToken - 1);
  }

  /** Whether `token` is `ancestor` or hangs below it. */
  under(token: number, ancestor: number): boolean {
    for (let at = token, steps = 0; at >= 0 && steps < 200; at = this.tokens[at]?.head ?? -1, steps++) if (at === ancestor) return true;
    return false;
  }

  /** The verb (or other predicate) whose clause a token belongs to. */
  clauseOf(token: number): number {
    for (let at = token, steps = 0; at >= 0 && steps < 200; steps++) {
      const t = this.tokens[at];
      if (t === undefined) break;
      if (CLAUSE_HEADS.has(t.deprel) || t.upos === "VERB" || (t.deprel === "conj" && this.tokens[t.head]?.upos === "VERB")) return at;
      at = t.head;
    }
    return token;
  }

  /** The subject of a predicate: its own, or the one it shares by co-ordination or control. */
  subjectOf(predicate: number): number | null {
    for (let at = predicate, steps = 0; at >= 0 && steps < 6; steps++) {
      const [own] = this.children(at, "nsubj", "csubj");
      if (own !== undefined) return own;
      const token = this.tokens[at];
      if (token === undefined || !SHARES_SUBJECT.has(token.deprel)) return null;
      at = token.head;
    }
    return null;
  }

  /** "was attacked": the subject is the one it is done to. */
  isPassive(predicate: number): boolean {
    const helpers = this.children(predicate, "aux").map((c) => this.tokens[c]?.lemma ?? "");
    const token = this.tokens[predicate];
    return (
      token !== undefined &&
      helpers.some((l) => l === "be" || l === "get") &&
      /(?:ed|en|t|d|k|n|g|w)$/.test(token.text) &&
      !token.text.endsWith("ing")
    );
  }
}

const MODIFIES: ReadonlySet<string> = new Set(["amod", "compound", "nummod", "det", "flat", "case", "advmod"]);
const CLAUSE_HEADS: ReadonlySet<string> = new Set(["root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"]);
const SHARES_SUBJECT: ReadonlySet<string> = new Set(["conj", "xcomp", "advcl"]);
