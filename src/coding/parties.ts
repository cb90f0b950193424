import type { CandidateArgument, Chain, Party } from "../model/index.js";
import type { ActorResolution } from "./actors/index.js";
import type { Draft } from "./draft.js";
import { countryOptions } from "./choices/country.js";
import { partyOptions, type Told } from "./choices/party.js";
import { groupAt } from "./groups.js";
import { unmarkedInTalks } from "./consulted.js";
import { LEARNT, percent } from "./triggers.js";
import { introducing, referentsOf, type TokenRange } from "./referents.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

export type Side = "actors" | "recipients";

/** A phrase chosen for a side, before anybody knows who it is. */
export interface PhraseChoice {
  readonly firstToken: number;
  readonly lastToken: number;
  readonly by: string;
  readonly why: string;
  readonly sectors: CandidateArgument["sectors"];
}

/** The parties of one side: which words, then who they are. */
export function findParties(scene: Scene, world: World, draft: Draft, side: Side, told: Told): Party[] {
  if (side === "recipients" && draft.actors.length > 0 && isMutual(scene, draft)) {
    draft.trace.push({ field: side, by: "each-other", why: "they do it to each other" });
    return [...draft.actors];
  }
  const marked = markedParties(scene, world, draft, side, told);
  const parties =
    marked.length > 0
      ? marked
      : LEARNT.has(draft.type)
        ? impliedParties(scene, world, draft, side, told)
        : ofGrammar(scene, draft, side).flatMap((phrase) => noted(draft, side, identify(scene, world, draft, phrase, side, told)));
  // One party a name: "Israel … Israel" in two spans is one.
  const seen = new Set<string>();
  return parties.filter((p) => {
    const key = `${p.name.toLowerCase()}|${p.country}|${p.sector}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Whom the reader's argument head marks, and whoever it leaves out of those who talk. */
function markedParties(scene: Scene, world: World, draft: Draft, side: Side, told: Told): Party[] {
  const role = side === "actors" ? "actor" : "recipient";
  const talking = (side === "actors" ? unmarkedInTalks(scene, draft) : []).map((head): PhraseChoice => ({
    ...scene.syntax.phrase(head),
    by: "talks",
    why: "talks have two sides",
    sectors: [],
  }));
  const marked = joined(
    scene,
    draft.candidate.arguments.filter((a) => a.role === role),
  ).map((span): PhraseChoice => {
    const why = `the reader's argument head marks "${scene.quote(span.firstToken, span.lastToken).text}" as ${role}`;
    return { ...span, by: "argument-model", why };
  });
  return [...talking, ...marked].flatMap((phrase) => noted(draft, side, identify(scene, world, draft, phrase, side, told)));
}

/** Writes down who was found and why. */
function noted(draft: Draft, side: Side, found: readonly Identified[]): Party[] {
  for (const { by, why } of found) draft.trace.push({ field: side, by, why });
  return found.flatMap((f) => f.parties);
}

/** Whoever the report makes plain elsewhere: the parties of an act told before, or a phrase near by. */
function impliedParties(scene: Scene, world: World, draft: Draft, side: Side, told: Told): Party[] {
  const subject = side === "actors" && !scene.syntax.isPassive(draft.head) ? scene.syntax.subjectOf(draft.head) : null;
  if (subject !== null && groupAt(scene, world, subject) !== null) {
    const group = { ...scene.syntax.phrase(subject), by: "subject", why: `subject of "${draft.candidate.text}"`, sectors: [] };
    return noted(draft, side, identify(scene, world, draft, group, side, told));
  }
  const { value, p } = scene.chooser.choose({ task: "party", draft, side }, partyOptions(scene, world, draft, side, told, subject));
  if (value === null) return [];
  const share = `chosen among what the report names at ${percent(p)}`;
  if ("phrase" in value) {
    const why = `"${scene.quote(value.phrase.firstToken, value.phrase.lastToken).text}", ${share}`;
    return noted(draft, side, identify(scene, world, draft, { ...value.phrase, by: "party-choice", why, sectors: [] }, side, told));
  }
  draft.trace.push({ field: side, by: "party-choice", why: `as in "${value.of.candidate.text}" before, ${share}` });
  return [...value.parties];
}

/** "blamed each other": whoever acts is acted on too. Whoever meets or fights each other is no recipient (annotation guide, rulings 4 and 13). */
function isMutual(scene: Scene, draft: Draft): boolean {
  if (draft.type === "CONSULT" || draft.type === "COOPERATE" || /^(?:fight|clash|battle)$/.test(scene.token(draft.head)?.lemma ?? ""))
    return false;
  return scene.syntax
    .children(draft.head, "obj", "obl", "iobj")
    .some((c) => /^(?:each other|one another)$/i.test(`${scene.token(c)?.text} ${scene.token(c + 1)?.text}`));
}

/** Grammar alone, for the types of a codebook's own, which the reader has not learnt. */
function ofGrammar(scene: Scene, draft: Draft, side: Side): PhraseChoice[] {
  const head = bySyntax(scene, draft, side);
  return head === null ? [] : [{ ...scene.syntax.phrase(head.token), by: head.by, why: head.why, sectors: [] }];
}

const LONE_TITLE = /^(?:mr|mrs|ms|dr|gen|sen|rep)\.?$/i;

/** Spans as whole noun phrases; those that touch are one phrase that the tags have broken ("President" + "Bush"). */
function joined(scene: Scene, spans: readonly CandidateArgument[]): Span[] {
  const out: { -readonly [K in keyof Span]: Span[K] }[] = [];
  for (const { sectors, ...span } of spans) {
    const { firstToken, lastToken } = scene.syntax.wholePhrase(span.firstToken, span.lastToken);
    const before = out.at(-1);
    if (before !== undefined && firstToken <= before.lastToken) before.lastToken = Math.max(before.lastToken, lastToken);
    else out.push({ firstToken, lastToken, sectors });
  }
  return out.filter(({ firstToken, lastToken }) => lastToken - firstToken > 1 || !LONE_TITLE.test(scene.token(firstToken)?.text ?? ""));
}
type Span = Pick<CandidateArgument, "firstToken" | "lastToken" | "sectors">;

/** The grammatical subject, object or agent. */
function bySyntax(scene: Scene, draft: Draft, side: Side): { token: number; by: string; why: string } | null {
  const { syntax } = scene;
  const trigger = scene.token(draft.head);
  if (trigger?.upos !== "VERB") return null;
  const passive = syntax.isPassive(draft.head);
  const found = (token: number | null | undefined, by: string) => (token == null ? null : { token, by, why: `${by} of "${trigger.text}"` });
  if (side === "recipients")
    return passive
      ? found(syntax.subjectOf(draft.head), "passive subject")
      : found(syntax.children(draft.head, "obj", "iobj")[0], "object");
  if (!passive) return found(syntax.subjectOf(draft.head), "subject");
  const agent = syntax.children(draft.head, "obl").find((c) => syntax.children(c, "case").some((m) => scene.token(m)?.lemma === "by"));
  return found(agent, "agent");
}

/** Who a phrase turned out to be, and why. */
interface Identified {
  readonly parties: readonly Party[];
  readonly by: string;
  readonly why: string;
}

/**
 * Who a phrase is: whoever it stands for, then its own words, then the rest of its chain, then a country chosen among the report's.
 * `as` is the phrase that the event names where it stands for others, and whether for one alone.
 */
function identify(
  scene: Scene,
  world: World,
  draft: Draft,
  phrase: PhraseChoice,
  side: Side,
  told: Told,
  as = { range: phrase as TokenRange, alone: true },
): Identified[] {
  const stands = as.range === phrase ? referentsOf(scene, world, phrase) : null;
  if (stands !== null)
    return stands.phrases.flatMap((range) =>
      identify(scene, world, draft, { ...phrase, ...range, why: `${phrase.why}; ${stands.why}` }, side, told, {
        range: phrase,
        alone: stands.phrases.length === 1,
      }),
    );
  const quote = scene.quote(as.range.firstToken, as.range.lastToken);
  const chain = scene.chainOf(phrase.firstToken, phrase.lastToken);
  const steps = [phrase.why];
  const own = world.resolve(phrase);
  // What its own words leave open, or whoever a pronoun was taken for, is asked for among the report's countries.
  const open = own.every((f) => f.country === null);
  const named = open && chain !== null ? world.resolutionOf(chain) : null;
  if (named !== null && chain !== null) steps.push(`"${scene.quote(phrase.firstToken, phrase.lastToken).text}" is ${chain.name}`);
  const found = named === null ? own : own.map((f) => merge(f, named));
  // Said in so many words of them elsewhere ("the Dutch prime minister … he"), there is nothing to ask; that they are met in a place is less.
  const said = (named ?? own[0])?.countryBasis === "stated";
  const sector = phrase.sectors[0];
  const parties: Party[] = [];
  for (const f of found) {
    let { country, countryBasis, sector: own, sectorBasis } = f;
    if (own === null && sector !== undefined && sector.sector !== null && sector.p >= 0.4) {
      [own, sectorBasis] = [sector.sector, "inferred"];
      steps.push(`sector ${own} by the reader's sector head`);
    }
    // A body known by its name; which country an unnamed one works for, or none, is asked below.
    if (country === null && f.id !== null && (own === "IGO" || own === "NGO")) [country, countryBasis] = [own, "inferred"];
    if (!said && (open || (as.range !== phrase && as.alone)) && country !== "IGO" && country !== "NGO") {
      const guess = scene.chooser.choose(
        { task: "country", draft, side, phrase: as.range },
        countryOptions(scene, world, draft, side, [as.range, phrase], own, country, told.earlier),
      );
      if (guess.value !== country) {
        [country, countryBasis] = [guess.value, guess.value === null ? "unknown" : "inferred"];
        steps.push(`of ${guess.value ?? "no known country"} by what the report says around, at ${percent(guess.p)}`);
      }
    }
    parties.push({ ...quote, name: nameOf(scene, phrase, chain), country, countryBasis, sector: own, sectorBasis });
  }
  return [{ parties, by: phrase.by, why: [...steps, ...found.flatMap((f) => f.why)].join("; ") }];
}

/** The clearest short name: the chain's, or the phrase without what counts and places it ("at least 12 hostages in Basra": "12 hostages"). */
function nameOf(scene: Scene, phrase: TokenRange, chain: Chain | null): string {
  const introduced = chain === null ? undefined : introducing(chain);
  if (chain !== null && introduced !== undefined && scene.mentionKind(introduced) !== null) return chain.name;
  return scene.shortName(introduced === undefined ? phrase : scene.syntax.phrase(introduced));
}

function merge(own: ActorResolution, named: ActorResolution): ActorResolution {
  return {
    ...own,
    country: own.country ?? named.country,
    countryBasis: own.country === null ? (named.country === null ? "unknown" : "inferred") : own.countryBasis,
    sector: own.sector ?? named.sector,
    sectorBasis: own.sector === null ? (named.sector === null ? "unknown" : "inferred") : own.sectorBasis,
    id: own.id ?? named.id,
    why: [...own.why, ...named.why],
  };
}
