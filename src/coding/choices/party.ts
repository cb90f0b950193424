import type { Link, Party } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { PhraseChoice, Side } from "../parties.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import type { Chains, SeenChain } from "./chains.js";
import type { Features, Option } from "./chooser.js";
import { linkFeatures, nothingFeatures } from "./links.js";

/** Nobody; the parties of an act told before; or a phrase of the report. */
export type PartySource =
  | null
  | { readonly of: Draft; readonly parties: readonly Party[] }
  | { readonly phrase: Pick<PhraseChoice, "firstToken" | "lastToken">; readonly name: string; readonly country: string | null };

/** What else a report tells: the acts before one, whose parties are known, and whom it names. */
export interface Told {
  readonly earlier: readonly Draft[];
  readonly chains: Chains;
}

/** Acts told before that a missing party is looked for in. */
const ACTS = 8;

/** Who may be a side of an act whose own words name nobody (annotation guide, ruling 3). */
export function partyOptions(
  scene: Scene,
  world: World,
  draft: Draft,
  side: Side,
  { earlier, chains }: Told,
  subject: number | null,
): [Option<PartySource>, ...Option<PartySource>[]] {
  const question = new PartyQuestion(scene, world, draft, side, earlier, chains, subject);
  const acts = earlier.slice(-ACTS);
  const options = [
    ...acts.flatMap((of, i) => SIDES.flatMap((from) => question.partiesOf(of, from, i === acts.length - 1) ?? [])),
    ...chains.near(question.sentence).map((seen) => question.chain(seen)),
  ];
  if (subject !== null && !options.some((o) => "phrase" in o.value && inside(o.value.phrase, subject)))
    options.push(question.ownSubject(subject));
  return [question.nobody(options.length), ...options];
}

type Somebody = NonNullable<PartySource>;
const SIDES: readonly Side[] = ["actors", "recipients"];

/** Whose party is asked for, and what is the same whoever it is. */
class PartyQuestion {
  readonly sentence: number;
  private readonly contexts: readonly string[];
  /** The parties of the other side. */
  private readonly other: readonly Party[];
  /** What the reader links the act to as its party, as what tells the party's country, and as the same act. */
  private readonly links: readonly Link[];
  private readonly countryLinks: readonly Link[];
  private readonly again: readonly Link[];
  private readonly attack: boolean;
  private readonly clauseSubject: number | null;
  private readonly speakers: ReadonlySet<number | undefined>;

  constructor(
    private readonly scene: Scene,
    private readonly world: World,
    private readonly draft: Draft,
    private readonly side: Side,
    private readonly earlier: readonly Draft[],
    private readonly chains: Chains,
    private readonly subject: number | null,
  ) {
    const { syntax } = scene;
    const token = scene.token(draft.head);
    const upos = token?.upos ?? "";
    const voice = upos === "VERB" ? (syntax.isPassive(draft.head) ? "passive" : "active") : upos;
    this.sentence = token?.sentence ?? 0;
    this.contexts = [side, `${side}|${draft.type}`, `${side}|${voice}`];
    this.other = side === "actors" ? draft.recipients : draft.actors;
    const role = side === "actors" ? "actor" : "recipient";
    this.links = scene.links(role, draft.candidate.firstToken);
    this.countryLinks = scene.links(`${role} country`, draft.candidate.firstToken);
    this.again = scene.links("same", draft.candidate.firstToken);
    this.attack = side === "actors" && draft.type === "ASSAULT";
    this.clauseSubject = syntax.subjectOf(syntax.clauseOf(draft.head));
    this.speakers = new Set(scene.speechAround(draft.head).map((s) => s.speaker?.headToken));
  }

  /** One side of an act told before; null where it is empty. */
  partiesOf(of: Draft, from: Side, last: boolean): Option<Somebody> | null {
    const { scene, draft, side } = this;
    const parties = of[from];
    if (parties.length === 0) return null;
    const back = this.sentence - (scene.token(of.head)?.sentence ?? 0);
    const relation = of.type === draft.type ? "same type" : VERBAL.has(of.type) === VERBAL.has(draft.type) ? "like type" : "other type";
    const f = [
      `${from} of ${relation}`,
      `${from} of ${relation}, ${Math.min(back, 4)} back`,
      `${from} of ${of.type}`,
      last ? `${from} of the act before` : `${from} of an act`,
      `told as ${parties[0]?.sector ?? "nobody"}`,
    ];
    if (scene.token(of.head)?.lemma === scene.token(draft.head)?.lemma) f.push(`${from} of the same word`);
    if (parties.some((p) => this.taken(p.country, p.name))) f.push(`${from} taken`);
    if (side === "recipients" && from === "recipients" && sameSide(of.actors, draft.actors)) f.push("same actor");
    if (side === "actors" && from === "actors" && of.recipients.length > 0 && sameSide(of.recipients, draft.recipients))
      f.push("same recipient");
    f.push(...linkFeatures("told again", this.again, (t) => of.candidate.firstToken <= t && t < of.candidate.lastToken));
    const words = (t: number) => parties.some((p) => p.start < (scene.token(t)?.end ?? 0) && (scene.token(t)?.start ?? 0) < p.end);
    f.push(
      ...this.linked(
        words,
        parties.flatMap((p) => p.country ?? []),
      ),
    );
    return { value: { of, parties }, features: this.weighed(f) };
  }

  /** Somebody whom the report names near by. */
  chain({ chain, nearest, back, known, marker, features }: SeenChain): Option<Somebody> {
    const { scene, draft, subject } = this;
    const head = nearest.headToken;
    const country = known?.country ?? null;
    const f = [...features];
    if (this.taken(country, chain.name)) f.push("taken");
    if (scene.mentionKind(head) === "LOC" && draft.place !== null && nearest.start <= draft.place.start && draft.place.end <= nearest.end)
      f.push("the place");
    if (back === 0) {
      const token = scene.token(head);
      f.push(`here after ${marker ?? "nothing"}`, head < draft.head ? "here before" : "here after");
      if (token?.head === draft.head) f.push(`hangs on it as ${token.deprel} ${marker ?? ""}`);
      else if (scene.syntax.under(head, draft.head)) f.push("under it");
      if (subject === head) f.push("its subject");
      if (this.clauseSubject === head) f.push("subject of its clause");
      if (draft.candidate.arguments.some((a) => inside(a, head))) f.push("another role");
    }
    if (this.attack && chain.mentions.some((m) => this.world.claimants.has(m.headToken))) f.push("claims an attack");
    if (this.speakers.has(head)) f.push("speaker");
    f.push(...this.partBefore(country, chain.name));
    f.push(`sector ${known?.sector ?? "-"} beside ${this.other[0]?.sector ?? "nobody"}`);
    f.push(...this.linked((t) => this.chains.hold(chain, t), country === null ? [] : [country]));
    return { value: { phrase: scene.syntax.phrase(head), name: chain.name, country }, features: this.weighed(f) };
  }

  /** The act's subject, whom no chain holds. */
  ownSubject(subject: number): Option<Somebody> {
    const token = this.scene.token(subject);
    return {
      value: { phrase: this.scene.syntax.phrase(subject), name: token?.text ?? "", country: this.world.countryOf(subject) },
      features: this.weighed(["its subject", `subject ${token?.upos}`, `subject ${token?.lemma.toLowerCase()}`]),
    };
  }

  nobody(others: number): Option<null> {
    const { draft } = this;
    const f = [
      "nobody",
      `nobody where ${draft.candidate.arguments.length > 0 ? "others are" : "none is"} named`,
      `nobody for ${this.scene.token(draft.head)?.lemma.toLowerCase()}`,
      `nobody of ${Math.min(others, 5)}`,
      `nobody ${draft.mode}`,
      `nobody ${draft.factuality}`,
      `nobody as ${this.scene.token(draft.head)?.deprel}`,
      `nobody with ${this.determiner()}`,
      `nobody in the ${this.sentence === 0 ? "first" : "further"} sentence`,
      `nobody beside ${this.other.length === 0 ? "nobody" : (this.other[0]?.sector ?? "somebody")}`,
      `nobody ${this.leftOpen()} before`,
      ...(this.attack && this.world.claimants.size > 0 ? ["nobody though claimed"] : []),
      ...nothingFeatures("nobody linked", this.links),
      ...nothingFeatures("told for the first time", this.again),
      ...nothingFeatures("no country linked", this.countryLinks),
    ];
    return { value: null, features: this.weighed(f) };
  }

  /** What part somebody had in the acts told before. */
  private partBefore(country: string | null, name: string): string[] {
    const had = (from: Side) => this.earlier.filter((d) => isAmong(d[from], country, name));
    const [acted, suffered] = [had("actors"), had("recipients")];
    const f = [`acted ${Math.min(acted.length, 2)}, acted on ${Math.min(suffered.length, 2)}`];
    if (acted.some((d) => d.type === this.draft.type)) f.push("acted so before");
    if (suffered.some((d) => d.type === this.draft.type)) f.push("acted on so before");
    return f;
  }

  /** The article or possessor of an act told by a noun. */
  private determiner(): string {
    const { scene, draft } = this;
    const first = scene.syntax.children(draft.head, "det", "nmod", "amod").find((c) => c < draft.head);
    const token = first === undefined ? undefined : scene.token(first);
    return token === undefined ? "nothing" : token.deprel === "det" ? token.lemma.toLowerCase() : token.deprel;
  }

  /** Whether this side was left open when the same kind of act was told before. */
  private leftOpen(): string {
    const before = this.earlier.findLast((d) => d.type === this.draft.type);
    return before === undefined ? "of none" : before[this.side].length === 0 ? "as" : "unlike";
  }

  private weighed(names: readonly string[]): Features[] {
    return [{ names, contexts: this.contexts }];
  }

  /** Whether somebody is a party of the other side. */
  private taken(country: string | null, name: string): boolean {
    return isAmong(this.other, country, name);
  }

  /** What the reader's links say for somebody: by the words that name them, and by those that tell their countries. */
  private linked(on: (token: number) => boolean, countries: readonly string[]): string[] {
    return [
      ...linkFeatures("linked", this.links, on),
      ...(countries.length > 0
        ? linkFeatures("its country linked", this.countryLinks, (t) => this.world.tellsOneOf(t, countries))
        : nothingFeatures("no country linked", this.countryLinks)),
    ];
  }
}

const VERBAL: ReadonlySet<string> = new Set(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]);
const inside = (range: { firstToken: number; lastToken: number }, token: number) => range.firstToken <= token && token < range.lastToken;

const isAmong = (parties: readonly Party[], country: string | null, name: string): boolean =>
  parties.some((p) => (p.country !== null && p.country === country) || p.name === name);

function sameSide(a: readonly Party[], b: readonly Party[]): boolean {
  return a.some((x) => b.some((y) => x.name.toLowerCase() === y.name.toLowerCase() || (x.country !== null && x.country === y.country)));
}
