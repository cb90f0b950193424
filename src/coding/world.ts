import type { Chain, EntityKind } from "../model/index.js";
import { claimants } from "./claims.js";
import { resolveActors, type ActorContext, type ActorPhrase, type ActorResolution } from "./actors/index.js";
import { isDoer } from "./actors/modifiers.js";
import { actsFor } from "./actors/roles.js";
import type { Places } from "./places/index.js";
import type { Scene } from "./scene.js";

/** One place where a report names a country: by a place, a people, a body, a person, or its dateline. */
export interface CountryEvidence {
  readonly country: string;
  readonly kind: EntityKind | "dateline";
  /** Token and sentence of the words; -1 for the dateline. */
  readonly token: number;
  readonly sentence: number;
}

/** A name whose country its own words tell. Tokens [firstToken, lastToken). */
export interface NamedCountry {
  readonly country: string;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** The countries of a report and what its phrases resolve to: worked out once, asked often. */
export class World {
  readonly context: ActorContext;
  /** Countries named in the report, most often named first. */
  readonly countries: readonly string[];
  /** Where each country is named, in text order. */
  readonly evidence: readonly CountryEvidence[];
  /** Names, places and peoples whose country is known by themselves, in text order; international bodies as "IGO" and "NGO". */
  readonly named: readonly NamedCountry[];
  /** Heads of those who claim an attack, and their countries as far as known. */
  readonly claimants: ReadonlyMap<number, string | null>;
  /** Whether anything in the report names a country or an international body. */
  political = false;
  private readonly told = new Map<number, string[]>();
  private readonly ofCountry = new Map<string, readonly CountryEvidence[]>();
  private readonly known = new Map<Chain, ActorResolution | null>();
  /** What token ranges say by their own words, by first and last token. */
  private readonly plain = new Map<number, readonly ActorResolution[]>();

  constructor(
    private readonly scene: Scene,
    places: Places,
  ) {
    const { published } = scene.document.report;
    // Which of several leaders of one surname is meant, the countries tell that places and peoples name.
    const plain = scene.document.mentions.flatMap(({ kind, firstToken, lastToken }) =>
      kind === "LOC"
        ? [places.countryOf(firstToken, lastToken)]
        : kind === "NORP"
          ? resolveActors(this.phraseOf(firstToken, lastToken), { published }).map((r) => r.country)
          : [],
    );
    this.context = { published, countries: new Set(plain.flatMap((country) => country ?? [])) };
    const evidence: CountryEvidence[] = [];
    const named: NamedCountry[] = [];
    const add = (country: string | null, kind: CountryEvidence["kind"], token: number) => {
      this.political ||= country !== null;
      if (country === null || country === "IGO" || country === "NGO") return;
      evidence.push({ country, kind, token, sentence: scene.token(token)?.sentence ?? -1 });
    };
    add(places.datelineCountry, "dateline", -1);
    for (const { kind, firstToken, lastToken } of scene.document.mentions) {
      const countries =
        kind === "LOC"
          ? [places.countryOf(firstToken, lastToken)]
          : kind === "MISC"
            ? []
            : this.byWords(firstToken, lastToken).map((r) => ofNoCountry(r).country);
      for (const country of countries) {
        add(country, kind, firstToken);
        if (country !== null) named.push({ country, firstToken, lastToken });
      }
    }
    this.named = named;
    for (const { country, firstToken, lastToken } of named)
      for (let t = firstToken; t < lastToken; t++) this.told.set(t, [...(this.told.get(t) ?? []), country]);
    // Where things happen counts for more than who is named.
    const counts = new Map<string, number>();
    for (const { country, kind } of evidence) counts.set(country, (counts.get(country) ?? 0) + (kind === "LOC" ? 2 : 1));
    this.evidence = evidence;
    for (const e of evidence) this.ofCountry.set(e.country, [...(this.ofCountry.get(e.country) ?? []), e]);
    this.claimants = new Map(claimants(scene).map((head) => [head, this.countryOf(head)]));
    this.countries = [...counts].sort((a, b) => b[1] - a[1]).map(([country]) => country);
  }

  /** Whether a token is of a name whose words tell a country. */
  tells(token: number, country: string): boolean {
    return this.told.get(token)?.includes(country) ?? false;
  }

  /** The same for one of several countries. */
  tellsOneOf(token: number, countries: readonly string[]): boolean {
    const told = this.told.get(token);
    return told !== undefined && countries.some((country) => told.includes(country));
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
    // Chains may point at each other ("his party", "its leader"): while one is looked at, it knows nothing.
    this.known.set(chain, null);
    let best: ActorResolution | null = null as ActorResolution | null;
    for (const mention of chain.mentions) {
      const top = this.oneAbove(mention.headToken);
      const { firstToken, lastToken } = this.scene.syntax.phrase(top);
      const apposition = this.scene.syntax.children(top, "appos").map((a) => this.scene.syntax.phrase(a));
      for (const range of [{ firstToken, lastToken }, ...apposition]) {
        const [found] = this.resolve(range);
        if (found === undefined) continue;
        if (best === null) best = found;
        else
          best = {
            ...best,
            ...(best.country === null ? { country: found.country, countryBasis: found.countryBasis } : {}),
            sector: best.sector ?? found.sector,
          };
      }
      if (best?.country != null && best.sector !== null) break;
    }
    this.known.set(chain, best);
    return best;
  }

  /** Who a phrase is: by its words, then, for what they leave open, by the rest of its chain. */
  identify(range: { firstToken: number; lastToken: number }): ActorResolution[] {
    const found = this.resolve(range);
    const chain = this.scene.chainOf(range.firstToken, range.lastToken);
    const named = chain === null || found.every((f) => f.country !== null) ? null : this.resolutionOf(chain);
    if (chain === null || named === null) return found.map(ofNoCountry);
    return found.map((f) =>
      ofNoCountry({
        country: f.country ?? named.country,
        countryBasis: f.country !== null ? f.countryBasis : named.country === null ? "unknown" : "inferred",
        sector: f.sector ?? named.sector,
        sectorBasis: f.sector !== null ? f.sectorBasis : named.sector === null ? "unknown" : "inferred",
        id: f.id ?? named.id,
        why: [...f.why, ...(f.country === null && named.country !== null ? [`its words stand for ${chain.name}`] : []), ...named.why],
      }),
    );
  }

  /** Who a phrase is by its own words, by its possessor ("his men", "its foreign ministry") or by where it sits ("a court in Almaty"). */
  resolve({ firstToken, lastToken }: { firstToken: number; lastToken: number }): readonly ActorResolution[] {
    const found = this.byOwnWords(firstToken, lastToken);
    if (found.some((f) => f.country !== null)) return found;
    const { syntax } = this.scene;
    const head = syntax.headOf(firstToken, lastToken);
    if (isDoer(this.scene.token(head)?.lemma ?? "")) return found;
    for (const child of syntax.children(head, "nmod", "det")) {
      const token = this.scene.token(child);
      if (token?.upos !== "PRON" || child > head) continue;
      const owner = this.ownerOf(child);
      if (owner?.country != null)
        return found.map((f) => ({
          ...f,
          country: owner.country,
          countryBasis: "inferred",
          why: [...f.why, `"${token.text}" is of ${owner.country}`],
        }));
    }
    return found;
  }

  /** By its own words; a leader's surname alone is whoever the report gives that surname with a first name. */
  private byOwnWords(firstToken: number, lastToken: number): readonly ActorResolution[] {
    const found = this.byWords(firstToken, lastToken);
    const [known] = found;
    if (known?.id != null && known.country !== "IGO" && this.servesBody(this.scene.syntax.headOf(firstToken, lastToken)))
      return [{ ...known, country: "IGO", sector: "IGO", why: [...known.why, "its title is of a body of states"] }];
    if (!found.some((f) => f.bySurname)) return found;
    const chain = this.scene.chainOf(firstToken, lastToken);
    const full = chain?.mentions.find(({ headToken: head }) =>
      this.scene.document.mentions.some(
        (m) => m.kind === "PER" && m.lastToken - m.firstToken > 1 && m.firstToken <= head && head < m.lastToken,
      ),
    );
    if (full === undefined) return found;
    const { firstToken: first, lastToken: last } = this.scene.syntax.phrase(this.oneAbove(full.headToken));
    return first === firstToken && last === lastToken ? found : this.byWords(first, last);
  }

  /** Whether a title beside a name says that its bearer acts for a body of states ("Arab League chief Amr Moussa", "the U.N. envoy, Carl Bildt"). */
  private servesBody(head: number): boolean {
    const { syntax } = this.scene;
    if (this.scene.mentionKind(head) === "LOC") return false;
    const titles = [...syntax.children(head, "nmod", "compound").filter((c) => c < head), this.oneAbove(head)];
    return titles.some((title) => {
      const { firstToken, lastToken } = syntax.phrase(title);
      if (title !== head && !actsFor(this.scene.token(title)?.lemma.toLowerCase() ?? "")) return false;
      const [found] = this.byWords(firstToken, lastToken);
      return found?.country === "IGO" && found.countryBasis === "stated";
    });
  }

  private byWords(firstToken: number, lastToken: number): readonly ActorResolution[] {
    const key = firstToken * (this.scene.document.tokens.length + 1) + lastToken;
    const found = this.plain.get(key) ?? resolveActors(this.phraseOf(firstToken, lastToken), this.context);
    this.plain.set(key, found);
    return found;
  }

  /** Whose a possessive pronoun says something is. */
  private ownerOf(pronoun: number): ActorResolution | null {
    const speaker = /^(?:my|our)$/i.test(this.scene.token(pronoun)?.text ?? "") ? this.scene.speechAround(pronoun)[0]?.speaker : null;
    const chain = this.scene.chainOf(speaker?.headToken ?? pronoun, (speaker?.headToken ?? pronoun) + 1);
    if (chain !== null) return this.resolutionOf(chain);
    return speaker ? (this.resolve(this.scene.syntax.phrase(speaker.headToken))[0] ?? null) : null;
  }

  /** The country of whoever a token's phrase names. */
  countryOf(token: number): string | null {
    const { firstToken, lastToken } = this.scene.syntax.phrase(token);
    const [found] = this.byWords(firstToken, lastToken);
    const chain = this.scene.chainOf(token, token + 1);
    return found?.country ?? (chain === null ? null : (this.resolutionOf(chain)?.country ?? null));
  }

  /** Where a country is named, in text order. */
  evidenceOf(country: string): readonly CountryEvidence[] {
    return this.ofCountry.get(country) ?? [];
  }

  /** The last country named before a token in its sentence, else the first after it there. */
  nearest(token: number): CountryEvidence | undefined {
    const here = this.evidence.filter((e) => e.sentence === this.scene.token(token)?.sentence);
    return here.findLast((e) => e.token <= token) ?? here[0];
  }

  /** The country that a token's sentence names first, else the one that the report names most. */
  countryNear(token: number): string | null {
    const sentence = this.scene.token(token)?.sentence;
    return this.evidence.find((e) => e.sentence === sentence)?.country ?? this.countries[0] ?? null;
  }

  /** The word that a name is a part of, or beside which it stands. */
  private oneAbove(head: number): number {
    const token = this.scene.token(head);
    return token !== undefined && ["flat", "appos", "compound"].includes(token.deprel) && token.head >= 0 ? token.head : head;
  }
}

/** Bodies of many countries and of none stand where a country would. */
function ofNoCountry(f: ActorResolution): ActorResolution {
  return f.country === null && (f.sector === "IGO" || f.sector === "NGO") ? { ...f, country: f.sector, countryBasis: "inferred" } : f;
}
