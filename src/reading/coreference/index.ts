import { Syntax } from "../../kit/syntax.js";
import type { Chain, Document, EntityKind, EntityMention, Quote, Token } from "../../model/index.js";
import {
  GENERAL_NOUNS,
  INSTITUTION_NOUNS,
  ORGANISATION_NOUNS,
  PERSON_NOUNS,
  PLACE_NOUNS,
  PRONOUNS,
  SYNONYMS,
  THING,
  type Kind,
} from "./words.js";

type Mention = Quote & { readonly headToken: number; readonly how: string };
interface OpenChain {
  kind: Kind;
  mentions: Mention[];
  /** Lower-case words of its names and titles: what a later "the minister" or surname is matched with. */
  words: Set<string>;
  feminine: boolean | null;
  /** Described, not named, but what "it" may be all the same: "the U.S.-led coalition". */
  institution: boolean;
  last: number;
  /** In the last sentence that it is in: 2 where it is the subject of a clause that no other holds, 1 of one inside another, 0 where it is none. */
  subject: number;
}

const KIND_OF: Readonly<Partial<Record<EntityKind, Kind>>> = { PER: "person", ORG: "body", LOC: "place" };
/** Clauses inside another. */
const INSIDE: ReadonlySet<string> = new Set(["ccomp", "advcl", "acl", "csubj"]);
/** A pronoun reaches back this many sentences. */
const PRONOUN_REACH = 3;
const DESCRIPTION_REACH = 8;

/**
 * Mentions of one person, body or place, put together by rule: full name to surname, title to person, pronoun to the nearest that fits
 * (a light form of Lee et al. 2013's sieves). Chains of one mention are kept: coding asks them for the clearest name.
 */
export function findChains(document: Document): Chain[] {
  const resolver = new Resolver(document);
  return resolver.run().map(({ mentions }) => ({ name: clearest(mentions), mentions }));
}

class Resolver {
  private readonly syntax: Syntax;
  private readonly chains: OpenChain[] = [];
  private readonly named = new Map<number, EntityMention>();
  /** The latest noun phrase with modifiers under each head lemma: what "the military" after "the U.S. military" means. */
  private readonly described = new Map<string, OpenChain>();

  constructor(private readonly document: Document) {
    this.syntax = new Syntax(document.tokens);
    for (const mention of document.mentions) this.named.set(this.syntax.headOf(mention.firstToken, mention.lastToken), mention);
  }

  run(): OpenChain[] {
    this.document.tokens.forEach((token, i) => {
      const mention = this.named.get(i);
      if (mention !== undefined) this.name(mention, i);
      else if (token.upos === "PRON" || (token.upos === "DET" && token.deprel === "nmod")) this.pronoun(token, i);
      else if (token.upos === "NOUN") this.description(token, i);
    });
    return this.chains;
  }

  private name(mention: EntityMention, head: number): void {
    const kind = KIND_OF[mention.kind];
    if (kind === undefined) return;
    const words = mention.text
      .replace(/['’]s$/, "")
      .toLowerCase()
      .split(/\s+/);
    const key = words.at(-1) ?? "";
    const title = this.titleWords(head, mention);
    const chain = this.latest(
      (c) =>
        c.kind === kind &&
        (kind === "person" ? c.words.has(key) : c.mentions.some((m) => m.text.toLowerCase() === mention.text.toLowerCase())),
    );
    const feminine = title.some((w) => ["ms.", "mrs.", "queen", "princess", "ms", "mrs"].includes(w))
      ? true
      : title.includes("mr.") || title.includes("mr")
        ? false
        : null;
    const grown = chain ?? this.open(kind);
    this.add(grown, {
      start: mention.start,
      end: mention.end,
      text: mention.text,
      headToken: head,
      how: chain ? "same name" : "first named here",
    });
    for (const word of [...words, ...title]) grown.words.add(word);
    grown.feminine ??= feminine;
  }

  /**
   * Common nouns. One with modifiers opens a chain of its own ("the U.S. military"); a bare definite one ("the military", "the minister",
   * "the group") joins the latest chain that it can name.
   */
  private description(token: Token, head: number): void {
    const { lemma } = token;
    const nameBeside = [token.head, ...this.syntax.children(head, "flat", "appos", "compound")].some(
      (i) => this.named.has(i) && i !== head && Math.abs(i - head) < 8,
    );
    const determiner = this.syntax.children(head, "det").map((c) => this.document.tokens[c]?.text.toLowerCase())[0];
    const modified = this.syntax.children(head, "nmod", "acl", "amod", "compound").length > 0;
    const definite = determiner !== undefined && ["the", "this", "that", "these", "those"].includes(determiner);
    if (definite && !modified) {
      const chain = this.described.get(lemma) ?? this.namedBy(token) ?? this.describedOtherwise(token);
      if (chain !== undefined) this.add(chain, { ...this.phraseOf(head), headToken: head, how: `"${token.text}" names it` });
    } else if (!nameBeside && (modified || PERSON_NOUNS.has(lemma))) {
      const chain = this.open(PERSON_NOUNS.has(lemma) && token.text.toLowerCase() === lemma ? "person" : "described");
      this.add(chain, { ...this.phraseOf(head), headToken: head, how: "described here" });
      chain.words.add(lemma);
      chain.institution = INSTITUTION_NOUNS.has(lemma) && token.text.toLowerCase() === lemma;
      this.described.set(lemma, chain);
    }
  }

  private namedBy(token: Token): OpenChain | undefined {
    const { lemma } = token;
    // "the countries" are several.
    if (token.text.toLowerCase() !== lemma) return undefined;
    const fits = (kind: Kind, any: boolean) =>
      this.latest((c) => c.kind === kind && (any || c.words.has(lemma)) && token.sentence - c.last <= DESCRIPTION_REACH);
    if (PERSON_NOUNS.has(lemma)) return fits("person", false);
    if (ORGANISATION_NOUNS.has(lemma)) return fits("body", GENERAL_NOUNS.has(lemma));
    return PLACE_NOUNS.has(lemma) ? fits("place", true) : undefined;
  }

  /** "The diplomat" after "Egypt's top envoy": another word for one described before, one for one and several for several. */
  private describedOtherwise(token: Token): OpenChain | undefined {
    const others = SYNONYMS.find((nouns) => nouns.has(token.lemma));
    const one = token.text.toLowerCase() === token.lemma;
    const chains = new Set([...(others ?? [])].map((noun) => this.described.get(noun)));
    const fits = (c: OpenChain) => {
      const head = this.document.tokens[c.mentions[0]?.headToken ?? -1];
      return token.sentence - c.last <= DESCRIPTION_REACH && (head?.text.toLowerCase() === head?.lemma) === one;
    };
    return this.latest((c) => chains.has(c) && fits(c));
  }

  private pronoun(token: Token, index: number): void {
    const entry = PRONOUNS.get(token.text.toLowerCase());
    if (entry === undefined || token.deprel === "expl") return;
    const near = this.chains
      .filter(
        (c) =>
          (entry.kinds.includes(c.kind) || (c.institution && entry.kinds.includes("body"))) &&
          token.sentence - c.last <= PRONOUN_REACH &&
          !(entry.kinds === THING && c.last < token.sentence && this.isJoined(this.lastToken(c))) &&
          !(entry.feminine !== null && c.feminine === !entry.feminine),
      )
      // The latest sentence first; in it its subject before that of a clause inside it, both before the rest, then the latest word.
      .sort((a, b) => b.last - a.last || b.subject - a.subject || this.lastToken(b) - this.lastToken(a));
    // A clause's object is seldom its own subject ("Iran said it"): the same clause's subject may be meant, its object may not.
    const chain = near.find((c) => !this.sameClauseObject(c, index));
    if (chain === undefined) return;
    chain.feminine ??= entry.feminine;
    this.add(chain, { start: token.start, end: token.end, text: token.text, headToken: index, how: `nearest that "${token.text}" fits` });
  }

  /** One of several joined, whom a sentence after it calls "they". */
  private isJoined(head: number): boolean {
    return this.document.tokens[head]?.deprel === "conj" || this.syntax.children(head, "conj").length > 0;
  }

  private sameClauseObject(chain: OpenChain, pronoun: number): boolean {
    const last = this.lastToken(chain);
    const token = this.document.tokens[last];
    const mine = this.document.tokens[pronoun];
    return (
      token !== undefined &&
      mine !== undefined &&
      token.sentence === mine.sentence &&
      token.deprel !== "nsubj" &&
      this.syntax.clauseOf(last) === this.syntax.clauseOf(pronoun) &&
      mine.deprel === "nsubj"
    );
  }

  private latest(fits: (chain: OpenChain) => boolean): OpenChain | undefined {
    let best: OpenChain | undefined;
    for (const chain of this.chains) if (fits(chain) && (best === undefined || this.lastToken(chain) > this.lastToken(best))) best = chain;
    return best;
  }

  private lastToken(chain: OpenChain): number {
    return chain.mentions.at(-1)?.headToken ?? -1;
  }

  private open(kind: Kind): OpenChain {
    const chain: OpenChain = { kind, mentions: [], words: new Set(), feminine: null, institution: false, last: 0, subject: 0 };
    this.chains.push(chain);
    return chain;
  }

  private add(chain: OpenChain, mention: Mention): void {
    const token = this.document.tokens[mention.headToken];
    chain.mentions.push(mention);
    const sentence = token?.sentence ?? 0;
    chain.subject = Math.max(this.subjectRank(token), chain.last === sentence ? chain.subject : 0);
    chain.last = sentence;
  }

  private subjectRank(token: Token | undefined): number {
    if (token?.deprel !== "nsubj") return 0;
    for (let [at, steps] = [token.head, 0]; at >= 0 && steps < 200; steps++) {
      const above = this.document.tokens[at];
      if (above === undefined) break;
      if (INSIDE.has(above.deprel)) return 1;
      at = above.head;
    }
    return 2;
  }

  /** Words of the noun phrase around a name: "Iranian Foreign Minister", and of its apposition. */
  private titleWords(head: number, mention: EntityMention): string[] {
    const { tokens } = this.document;
    const token = tokens[head];
    const top = token !== undefined && ["flat", "appos", "compound"].includes(token.deprel) ? token.head : head;
    const around = [
      top,
      ...this.syntax.children(top, "compound", "flat", "amod", "appos"),
      ...this.syntax.children(head, "compound", "flat", "appos"),
    ];
    return around.filter((i) => i < mention.firstToken || i >= mention.lastToken).map((i) => tokens[i]?.lemma.toLowerCase() ?? "");
  }

  private phraseOf(head: number): Quote {
    const { firstToken, lastToken } = this.syntax.phrase(head);
    const start = this.document.tokens[firstToken]?.start ?? 0;
    const end = this.document.tokens[lastToken - 1]?.end ?? start;
    return { start, end, text: this.document.report.text.slice(start, end) };
  }
}

/** The longest name; the first of equals. */
function clearest(mentions: readonly Mention[]): string {
  const names = mentions
    .filter((m) => ["same name", "first named here", "described here"].includes(m.how))
    .map((m) => m.text.replace(/['’]s$/, ""));
  return names.reduce((best, name) => (name.length > best.length ? name : best), names[0] ?? mentions[0]?.text ?? "");
}
