import type { Chain } from "../model/index.js";
import { resolveActors, type ActorPhrase, type ActorResolution } from "./actors/index.js";
import type { Draft } from "./draft.js";
import { resolvePlace } from "./places/index.js";
import type { PhraseChoice } from "./parties.js";
import type { Scene } from "./scene.js";

/** Nouns for people whom nobody has identified: they have no country unless their words give one (annotation guide, ruling 14). */
const UNIDENTIFIED: ReadonlySet<string> = new Set(
  "gunman bomber attacker assailant kidnapper hijacker abductor killer assassin robber pirate intruder".split(" "),
);

/** Nouns for other states and for those who are everywhere: the report's own country is just what they are not. */
const ABROAD: ReadonlySet<string> = new Set(
  "country nation neighbor neighbour donor power community world partner ally member west governments states republic".split(" "),
);

/** The countries of a report and what its phrases resolve to: worked out once, asked often. */
export class World {
  readonly context: { published: string | null };
  /** Countries named in the report, most often named first. */
  readonly countries: readonly string[];
  /** Whether anything in the report names a country or an international body. */
  political = false;
  private readonly countryBySentence: ReadonlyMap<number, string>;
  private readonly known = new Map<Chain, ActorResolution | null>();

  constructor(private readonly scene: Scene) {
    this.context = { published: scene.document.report.published };
    const counts = new Map<string, number>();
    const bySentence = new Map<number, string>();
    const { dateline } = scene.document.report;
    const add = (country: string | null, weight: number, sentence: number | null) => {
      this.political ||= country !== null;
      if (country === null || country.length !== 3 || country === "IGO" || country === "NGO") return;
      counts.set(country, (counts.get(country) ?? 0) + weight);
      if (sentence !== null && !bySentence.has(sentence)) bySentence.set(sentence, country);
    };
    if (dateline !== null) add(resolvePlace(dateline, { countries: [] }).country, 1, null);
    for (const mention of scene.document.mentions) {
      const sentence = scene.token(mention.firstToken)?.sentence ?? null;
      // Where things happen counts for more than who is named.
      if (mention.kind === "LOC") add(resolvePlace(mention.text, { countries: [] }).country, 2, sentence);
      else if (mention.kind !== "MISC")
        for (const r of resolveActors(this.phraseOf(mention.firstToken, mention.lastToken), this.context)) add(r.country, 1, sentence);
    }
    this.countries = [...counts].sort((a, b) => b[1] - a[1]).map(([country]) => country);
    this.countryBySentence = bySentence;
  }

  /** A token range as the actor resolver takes it. */
  phraseOf(firstToken: number, lastToken: number): ActorPhrase {
    const tokens = this.scene.document.tokens.slice(firstToken, lastToken);
    const kind = this.scene.document.mentions.find((m) => m.firstToken >= firstToken && m.lastToken <= lastToken)?.kind;
    const inside = (head: number) => (head >= firstToken && head < lastToken ? head - firstToken : -1);
    return {
      text: this.scene.quote(firstToken, lastToken).text,
      tokens: tokens.map((t) => ({ text: t.text, lemma: t.lemma, upos: t.upos, head: inside(t.head), deprel: t.deprel })),
      ...(kind === undefined ? {} : { mention: kind }),
    };
  }

  /** What a chain's mentions, with the words around them, say of its country and sector; the first that knows decides. */
  resolutionOf(chain: Chain): ActorResolution | null {
    const cached = this.known.get(chain);
    if (cached !== undefined) return cached;
    let best: ActorResolution | null = null as ActorResolution | null;
    for (const mention of chain.mentions) {
      const top = this.topOf(mention.headToken);
      const { firstToken, lastToken } = this.scene.syntax.phrase(top);
      const apposition = this.scene.syntax.children(top, "appos").map((a) => this.scene.syntax.phrase(a));
      for (const range of [{ firstToken, lastToken }, ...apposition]) {
        const [found] = resolveActors(this.phraseOf(range.firstToken, range.lastToken), this.context);
        if (found === undefined) continue;
        if (best === null) best = found;
        else best = { ...best, country: best.country ?? found.country, sector: best.sector ?? found.sector };
      }
      if (best?.country != null && best.sector !== null) break;
    }
    this.known.set(chain, best);
    return best;
  }

  /** "I" and "we" inside a quotation are whoever is quoted. */
  speakerOf(token: number): ActorResolution[] | null {
    const [speech] = this.scene.speechAround(token);
    if (!speech?.speaker) return null;
    const { firstToken, lastToken } = this.scene.syntax.phrase(speech.speaker.headToken);
    const found = resolveActors(this.phraseOf(firstToken, lastToken), this.context);
    const chain = this.scene.chainOf(firstToken, lastToken);
    const named = chain && this.resolutionOf(chain);
    return found.every((f) => f.country === null) && named ? [named] : found;
  }

  /** The country of people who are named by their role alone: where the sentence, else the report, is set. */
  localCountry(draft: Draft, phrase: PhraseChoice, sector: string | null): { country: string; why: string } | null {
    const head = this.scene.token(this.scene.syntax.headOf(phrase.firstToken, phrase.lastToken));
    if (
      head === undefined ||
      (sector === null && head.upos !== "PROPN") ||
      UNIDENTIFIED.has(head.lemma.toLowerCase()) ||
      ABROAD.has(head.lemma.toLowerCase()) ||
      ABROAD.has(head.text.toLowerCase()) ||
      head.upos === "PRON"
    )
      return null;
    if (draft.place?.country) return { country: draft.place.country, why: `${head.text} of the place where it happens` };
    const near = this.countryBySentence.get(head.sentence);
    if (near !== undefined) return { country: near, why: `${head.text} of the country that the sentence names` };
    const [main] = this.countries;
    return main === undefined ? null : { country: main, why: `${head.text} of the country that the report is about` };
  }

  /** The country that a token's sentence names first, else the one that the report names most. */
  countryNear(token: number): string | null {
    return this.countryBySentence.get(this.scene.token(token)?.sentence ?? -1) ?? this.countries[0] ?? null;
  }

  private topOf(head: number): number {
    const token = this.scene.token(head);
    return token !== undefined && ["flat", "appos", "compound"].includes(token.deprel) && token.head >= 0 ? token.head : head;
  }
}
