import type { Link, Party } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { Side } from "../parties.js";
import type { TokenRange } from "../referents.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import { oddsStep, type Features, type Option } from "./chooser.js";
import { linkFeatures, nothingFeatures } from "./links.js";

const BODIES = ["IGO", "NGO"] as const;
type Body = (typeof BODIES)[number];

/**
 * The countries that people named by their role alone ("three civilians", "the police", "gunmen"), by an unknown name or by a pronoun may be
 * of: none, one that the report names, or a body of many countries or of none. Annotation guide, ruling 14: local victims and officers are of the place, unidentified attackers
 * of no country. `as` is what stands for `phrase`, or `phrase` itself; `told` is what other words for the same party say.
 */
export function countryOptions(
  scene: Scene,
  world: World,
  draft: Draft,
  side: Side,
  ranges: readonly [TokenRange, TokenRange],
  sector: string | null,
  told: string | null,
  earlier: readonly Draft[],
): [Option<string | null>, ...Option<string | null>[]] {
  const question = new CountryQuestion(scene, world, draft, side, ranges, sector, told, earlier);
  // Other names may tell a country that the report itself does not name: a known office holder's.
  const countries = told === null || world.countries.includes(told) ? world.countries : [...world.countries, told];
  const bodies = BODIES.filter((body) => sector === body || (body === "IGO" && world.named.some((n) => n.country === body)));
  return [
    question.none(),
    ...countries.map((country, rank) => question.country(country, rank)),
    ...bodies.map((body) => question.body(body)),
  ];
}

/** Whose country is asked for, and what is the same whichever it is. */
class CountryQuestion {
  private readonly head: number;
  /** The party told last before whose words have its head word. */
  private readonly such: Party | undefined;
  /** Countries named in the sentences of its other mentions. */
  private readonly company: ReadonlySet<string>;
  private readonly sentence: number;
  private readonly contexts: readonly string[];
  private readonly determiner: string | undefined;
  private readonly modifiers: readonly string[];
  private readonly speakers: ReadonlySet<string | null>;
  private readonly claimed: readonly (string | null)[];
  private readonly nearest: string | undefined;
  /** What the reader links the party's words to, and the act. */
  private readonly words: readonly Link[];
  private readonly act: readonly Link[];

  constructor(
    private readonly scene: Scene,
    private readonly world: World,
    private readonly draft: Draft,
    private readonly side: Side,
    [as, phrase]: readonly [TokenRange, TokenRange],
    private readonly sector: string | null,
    private readonly told: string | null,
    private readonly earlier: readonly Draft[],
  ) {
    const head = scene.syntax.headOf(phrase.firstToken, phrase.lastToken);
    const token = scene.token(head);
    const kind = scene.mentionKind(head) ?? token?.upos ?? "";
    const who = token?.upos === "PROPN" ? kind : (token?.lemma.toLowerCase() ?? "");
    this.head = head;
    const word = (token?.text ?? "").toLowerCase();
    this.such = earlier.flatMap((d) => [...d.actors, ...d.recipients]).findLast((p) => p.text.toLowerCase().split(/\W+/).includes(word));
    const chain = scene.chainOf(phrase.firstToken, phrase.lastToken);
    const sentences = new Set(chain?.mentions.map((m) => scene.token(m.headToken)?.sentence));
    sentences.delete(token?.sentence);
    this.company = new Set(world.evidence.filter((e) => sentences.has(e.sentence)).map((e) => e.country));
    this.sentence = token?.sentence ?? 0;
    this.contexts = ["", `${side}|${sector ?? kind}`, who];
    this.determiner = scene.syntax
      .children(head, "det", "nummod")
      .map((c) => (scene.token(c)?.upos === "NUM" ? "number" : scene.token(c)?.lemma))[0];
    this.modifiers = scene.syntax.children(head, "amod", "compound").map((c) => `none with ${scene.token(c)?.lemma.toLowerCase()}`);
    this.speakers = new Set(
      scene.speechAround(draft.head).flatMap((s) => (s.speaker === null ? [] : [world.countryOf(s.speaker.headToken)])),
    );
    this.claimed = side === "actors" && draft.type === "ASSAULT" ? [...world.claimants.values()] : [];
    this.nearest = world.nearest(head)?.country;
    const own = scene.links("country", as.firstToken, as.lastToken);
    this.words = own.length > 0 ? own : scene.links("country", phrase.firstToken, phrase.lastToken);
    this.act = scene.links(side === "actors" ? "actor country" : "recipient country", draft.candidate.firstToken);
  }

  country(country: string, rank: number): Option<string> {
    const { world, draft, side, sentence, told } = this;
    const named = world.evidenceOf(country);
    const here = named.filter((e) => e.sentence === sentence);
    const f: string[] = [`rank ${Math.min(rank, 3)} of ${Math.min(world.countries.length, 3)}`];
    for (const kind of new Set(here.map((e) => e.kind))) f.push(`${kind} here`);
    if (named.some((e) => e.sentence === sentence - 1)) f.push("in the sentence before");
    if (named.some((e) => e.kind === "LOC")) f.push("a place");
    if (named.some((e) => e.kind === "dateline")) f.push("dateline");
    if (named[0]?.sentence === 0) f.push("in the first sentence");
    if (draft.place !== null) f.push(draft.place.country === country ? "the act's place" : "not the act's place");
    if (side === "recipients" && draft.actors.length > 0)
      f.push(draft.actors.some((a) => a.country === country) ? "the actor's" : "not the actor's");
    if (this.speakers.has(country)) f.push("the speaker's");
    if (this.claimed.includes(country)) f.push("the claimant's");
    if (told !== null) f.push(told === country ? "told by its other names" : "told otherwise");
    if (this.nearest === country) f.push("nearest");
    if (here.length > 0) f.push(here.some((e) => e.token < this.head) ? "before it" : "after it");
    for (const e of here) f.push(`here as ${this.scene.token(e.token)?.deprel}`);
    f.push(`told ${oddsStep(named.length / Math.max(1, world.evidence.length), [0.05, 0.95])}`);
    f.push(...this.partBefore(country));
    if (this.company.has(country)) f.push("beside it elsewhere");
    return { value: country, features: this.weighed(f, this.linked(country, "it"), side) };
  }

  body(body: Body): Option<string> {
    const { scene, world, sentence } = this;
    const at = world.named.filter((n) => n.country === body).map((n) => sentence - (scene.token(n.firstToken)?.sentence ?? 0));
    const f = [body, `${body} ${this.sector === body ? "by its sector" : "of another sector"}`];
    if (at.length === 0) f.push(`${body} unnamed`);
    else f.push(at.includes(0) ? `${body} here` : at.includes(1) ? `${body} before` : `${body} elsewhere`);
    if (world.countries.length === 0) f.push(`${body} and no country`);
    f.push(...this.modifiers.map((m) => `${body} ${m}`));
    return { value: body, features: this.weighed(f, this.linked(body, "a body"), body) };
  }

  none(): Option<null> {
    const { draft, side } = this;
    const f = ["none", `none of ${Math.min(this.world.countries.length, 3)}`, `none as ${this.determiner ?? "bare"}`, ...this.modifiers];
    if (draft.place !== null) f.push("none though placed");
    if (this.told !== null) f.push("none though told");
    if (this.claimed.some((country) => country !== null)) f.push("none though claimed");
    const linked = [...nothingFeatures("its words link to nothing", this.words), ...nothingFeatures("the act links to nothing", this.act)];
    return { value: null, features: [...this.weighed(f, linked, side), { names: ["none"], contexts: [`${draft.type}|${side}`] }] };
  }

  /** What part those of a country had in the acts told before, and whether such as these were of it. */
  private partBefore(country: string): string[] {
    const f: string[] = [];
    const last = this.earlier.at(-1);
    if (last?.actors.some((p) => p.country === country)) f.push("acted last");
    if (last?.recipients.some((p) => p.country === country)) f.push("acted on last");
    const had = (from: Side) => this.earlier.filter((d) => d[from].some((p) => p.country === country)).length;
    f.push(`acted ${Math.min(had("actors"), 2)}, acted on ${Math.min(had("recipients"), 2)}`);
    if (this.such !== undefined) f.push(this.such.country === country ? "such were of it" : "such were not of it");
    return f;
  }

  private linked(country: string, what: string): string[] {
    const tells = (t: number) => this.world.tells(t, country);
    return [...linkFeatures(`its words link to ${what}`, this.words, tells), ...linkFeatures(`the act links to ${what}`, this.act, tells)];
  }

  private weighed(names: readonly string[], linked: readonly string[], of: string): Features[] {
    return [
      { names, contexts: this.contexts },
      { names: linked, contexts: ["", of] },
    ];
  }
}
