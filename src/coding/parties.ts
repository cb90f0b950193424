import type { CandidateArgument, Party } from "../model/index.js";
import type { ActorResolution } from "./actors/index.js";
import { resolveActors } from "./actors/index.js";
import type { Draft } from "./draft.js";
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
  const chosen = choosePhrases(scene, draft, side);
  const parties = chosen.flatMap((phrase) => identify(scene, world, draft, phrase, side));
  // One party a name: "Israel … Israel" in two spans is one.
  const seen = new Set<string>();
  return parties.filter((p) => {
    const key = `${p.name.toLowerCase()}|${p.country}|${p.sector}`;
    return !seen.has(key) && seen.add(key);
  });
}

function choosePhrases(scene: Scene, draft: Draft, side: Side): PhraseChoice[] {
  const role = side === "actors" ? "actor" : "recipient";
  const marked = draft.candidate.arguments.filter((a) => a.role === role);
  if (marked.length > 0) {
    return marked.map((a) => ({ firstToken: a.firstToken, lastToken: a.lastToken, by: "argument-model", why: `the reader's argument head marks "${a.text}" as ${role}`, sectors: a.sectors }));
  }
  const other = draft.candidate.arguments.filter((a) => a.role !== role);
  const head = bySyntax(scene, draft, side);
  // What the model gave another role is not taken again.
  if (head === null || other.some((a) => a.firstToken <= head.token && head.token < a.lastToken)) return [];
  return [{ ...scene.syntax.phrase(head.token), by: head.by, why: head.why, sectors: [] }];
}

/** The grammatical party where the argument head found none. */
function bySyntax(scene: Scene, draft: Draft, side: Side): { token: number; by: string; why: string } | null {
  const { syntax } = scene;
  const trigger = scene.token(draft.head);
  if (trigger?.upos !== "VERB") return null;
  const passive = syntax.isPassive(draft.head);
  if (side === "actors" && !passive) {
    const subject = syntax.subjectOf(draft.head);
    return subject === null ? null : { token: subject, by: "subject", why: `subject of "${trigger.text}"` };
  }
  return null;
}

/** Who a phrase is: its own words, then the chain it belongs to, then the country that the report is about. */
export function identify(scene: Scene, world: World, draft: Draft, phrase: PhraseChoice, side: Side): Party[] {
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
    if (own === null && sector !== undefined && sector.sector !== null && sector.p >= 0.5) {
      [own, sectorBasis] = [sector.sector, "inferred"];
      steps.push(`sector ${own} by the reader's sector head`);
    }
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

const isSpeaker = (scene: Scene, head: number): boolean => ["i", "we", "me", "us", "my", "our"].includes(scene.token(head)?.text.toLowerCase() ?? "");

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
