import type { CandidateArgument, Party } from "../model/index.js";
import type { ActorResolution } from "./actors/index.js";
import { resolveActors } from "./actors/index.js";
import type { Draft } from "./draft.js";
import { LEARNT } from "./triggers.js";
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
export function findParties(scene: Scene, world: World, draft: Draft, side: Side): Party[] {
  const chosen = choosePhrases(scene, world, draft, side);
  const parties = chosen.flatMap((phrase) => identify(scene, world, draft, phrase, side));
  // One party a name: "Israel … Israel" in two spans is one.
  const seen = new Set<string>();
  return parties.filter((p) => {
    const key = `${p.name.toLowerCase()}|${p.country}|${p.sector}`;
    return !seen.has(key) && seen.add(key);
  });
}

function choosePhrases(scene: Scene, world: World, draft: Draft, side: Side): PhraseChoice[] {
  const role = side === "actors" ? "actor" : "recipient";
  const marked = joined(
    scene,
    draft.candidate.arguments.filter((a) => a.role === role),
  );
  if (marked.length > 0) {
    return marked.map(({ firstToken, lastToken, sectors }) => ({
      firstToken,
      lastToken,
      by: "argument-model",
      why: `the reader's argument head marks "${scene.quote(firstToken, lastToken).text}" as ${role}`,
      sectors,
    }));
  }
  const other = draft.candidate.arguments.filter((a) => a.role !== role);
  const head = bySyntax(scene, draft, side);
  // What the model gave another role is not taken again.
  if (head === null || other.some((a) => a.firstToken <= head.token && head.token < a.lastToken)) return [];
  const range = scene.syntax.phrase(head.token);
  // A subject that is nobody ("two bombings killed …") is no party.
  const known = resolveActors(world.phraseOf(range.firstToken, range.lastToken), world.context).some((r) => r.sector !== null);
  const isSomebody =
    known ||
    scene.mentionKind(head.token) !== null ||
    (scene.token(head.token)?.upos === "PRON" && scene.chainOf(head.token, head.token + 1) !== null) ||
    scene.antecedentOf(head.token) !== null;
  return isSomebody || !LEARNT.has(draft.type) ? [{ ...range, by: head.by, why: head.why, sectors: [] }] : [];
}

const LONE_TITLE = /^(?:mr|mrs|ms|dr|gen|sen|rep)\.?$/i;

/** Spans as whole noun phrases; those that touch are one phrase that the tags have broken ("President" + "Bush"). */
function joined(scene: Scene, spans: readonly CandidateArgument[]): Pick<CandidateArgument, "firstToken" | "lastToken" | "sectors">[] {
  const out: { firstToken: number; lastToken: number; sectors: CandidateArgument["sectors"] }[] = [];
  for (const { sectors, ...span } of spans) {
    const { firstToken, lastToken } = scene.syntax.wholePhrase(span.firstToken, span.lastToken);
    const before = out.at(-1);
    if (before !== undefined && firstToken <= before.lastToken) before.lastToken = Math.max(before.lastToken, lastToken);
    else out.push({ firstToken, lastToken, sectors });
  }
  return out.filter(({ firstToken, lastToken }) => lastToken - firstToken > 1 || !LONE_TITLE.test(scene.token(firstToken)?.text ?? ""));
}

/** The grammatical party where the argument head found none. */
function bySyntax(scene: Scene, draft: Draft, side: Side): { token: number; by: string; why: string } | null {
  const { syntax } = scene;
  const trigger = scene.token(draft.head);
  if (trigger?.upos !== "VERB") return null;
  const passive = syntax.isPassive(draft.head);
  const found = (token: number | null | undefined, by: string) => (token == null ? null : { token, by, why: `${by} of "${trigger.text}"` });
  if (side === "actors" && !passive) return found(syntax.subjectOf(draft.head), "subject");
  // The argument head knows the rest better where it has spoken; on a type of the codebook's own it has not.
  if (draft.candidate.arguments.length > 0 || LEARNT.has(draft.type)) return null;
  if (side === "recipients")
    return passive
      ? found(syntax.subjectOf(draft.head), "passive subject")
      : found(syntax.children(draft.head, "obj", "iobj")[0], "object");
  const agent = syntax.children(draft.head, "obl").find((c) => syntax.children(c, "case").some((m) => scene.token(m)?.lemma === "by"));
  return found(agent, "agent");
}

/** Who a phrase is: its own words, then the chain it belongs to, then the country that the report is about. */
export function identify(scene: Scene, world: World, draft: Draft, phrase: PhraseChoice, side: Side): Party[] {
  const antecedent = scene.antecedentOf(scene.syntax.headOf(phrase.firstToken, phrase.lastToken));
  if (antecedent !== null) {
    const range = scene.syntax.phrase(antecedent);
    return identify(
      scene,
      world,
      draft,
      { ...phrase, ...range, why: `${phrase.why}; it stands for "${scene.quote(range.firstToken, range.lastToken).text}"` },
      side,
    );
  }
  const quote = scene.quote(phrase.firstToken, phrase.lastToken);
  const chain = scene.chainOf(phrase.firstToken, phrase.lastToken);
  const head = scene.syntax.headOf(phrase.firstToken, phrase.lastToken);
  const steps = [phrase.why];
  let found: ActorResolution[] = resolveActors(world.phraseOf(phrase.firstToken, phrase.lastToken), world.context);
  if (isSpeaker(scene, head)) found = world.speakerOf(head) ?? found;
  if (found.every((f) => f.country === null) && chain !== null) {
    const named = world.resolutionOf(chain);
    if (named !== null) {
      steps.push(`"${quote.text}" is ${chain.name}`);
      found = found.map((f) => merge(f, named));
    }
  }
  const sector = phrase.sectors[0];
  const parties = found.map((f): Party => {
    let { country, countryBasis, sector: own, sectorBasis } = f;
    if (own === null && sector !== undefined && sector.sector !== null && sector.p >= 0.4) {
      [own, sectorBasis] = [sector.sector, "inferred"];
      steps.push(`sector ${own} by the reader's sector head`);
    }
    if (country === null && (own === "IGO" || own === "NGO")) [country, countryBasis] = [own, "inferred"];
    if (country === null) {
      const guess = world.localCountry(draft, phrase, own);
      if (guess !== null) {
        [country, countryBasis] = [guess.country, "inferred"];
        steps.push(guess.why);
      }
    }
    return { ...quote, name: chain?.name ?? quote.text, country, countryBasis, sector: own, sectorBasis };
  });
  draft.trace.push({ field: side, by: phrase.by, why: [...steps, ...found.flatMap((f) => f.why)].join("; ") });
  return parties;
}

const isSpeaker = (scene: Scene, head: number): boolean =>
  ["i", "we", "me", "us", "my", "our"].includes(scene.token(head)?.text.toLowerCase() ?? "");

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
