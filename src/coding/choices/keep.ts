import type { LinkKind, Party } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { PhraseChoice, Side } from "../parties.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import { oddsStep, type Option } from "./chooser.js";
import { linkFeatures } from "./links.js";

/** A phrase that the argument head offers for a side, and who that would be. */
export interface Offered extends Pick<PhraseChoice, "firstToken" | "lastToken"> {
  readonly marked: boolean;
  readonly p: number;
  readonly parties: readonly Party[];
  /** Whoever tells of the act rather than doing it. */
  readonly tells: boolean;
}

/** Whether a phrase is a party of the act on this side. The first option is what the head itself says. */
export function keepOptions(
  scene: Scene,
  world: World,
  draft: Draft,
  side: Side,
  phrase: Offered,
  others: readonly Offered[],
): [Option<Offered | null>, Option<Offered | null>] {
  const { syntax } = scene;
  const head = syntax.headOf(phrase.firstToken, phrase.lastToken);
  const token = scene.token(head);
  const kind = scene.mentionKind(head) ?? token?.upos ?? "";
  const upos = scene.token(draft.head)?.upos ?? "";
  const voice = upos === "VERB" ? (syntax.isPassive(draft.head) ? "passive" : "active") : upos;
  const marker = syntax.children(head, "case").map((c) => scene.token(c)?.lemma.toLowerCase())[0] ?? "";
  const level = `${phrase.marked ? "marked" : "faint"} ${oddsStep(phrase.p, [0.03, 0.99])}`;
  const surest = Math.max(0, ...others.map((o) => o.p));
  const countries = phrase.parties.map((p) => p.country);
  const spread = (features: readonly string[]) => features.flatMap((f) => [`${side}|${f}`, `${side}|${draft.type}|${f}`]);
  const f = [
    level,
    `${kind}, ${phrase.marked ? "marked" : "faint"}`,
    `${relation(scene, draft, head)} ${marker}, ${voice}`,
    head < draft.head ? "before" : "after",
    `${others.filter((o) => o.marked).length} others marked`,
    surest > phrase.p ? "one is surer" : "the surest",
    `sector ${phrase.parties[0]?.sector ?? "-"}`,
    countries.every((c) => c === null) ? "no country" : `country ${phrase.parties[0]?.countryBasis}`,
  ];
  if (others.some((o) => countries.every((c) => c !== null && o.parties.some((p) => p.country === c))))
    f.push("its country is offered again");
  if (phrase.tells) f.push("only tells");
  const inside = (t: number) => phrase.firstToken <= t && t < phrase.lastToken;
  const of = (kind: LinkKind) => [scene.link(kind, draft.candidate.firstToken)];
  f.push(...linkFeatures("linked as actor", of("actor"), inside), ...linkFeatures("linked as recipient", of("recipient"), inside));
  const known = countries.flatMap((c) => c ?? []);
  if (known.length > 0) {
    const tells = (t: number) => known.some((c) => world.tells(t, c));
    f.push(...linkFeatures("its country linked", of(side === "actors" ? "actor country" : "recipient country"), tells));
  }
  if (side === "recipients") {
    const same = draft.actors.some((a) => a.country !== null && countries.includes(a.country));
    const named = draft.actors.some((a) => phrase.parties.some((p) => p.name === a.name));
    f.push(draft.actors.length === 0 ? "no actor" : named ? "the actor itself" : same ? "the actor's country" : "another than the actor");
    if (named || same) f.push(`the actor's, ${level}`);
  }
  if (draft.place !== null) {
    const overlaps =
      draft.place.start < (scene.token(phrase.lastToken - 1)?.end ?? 0) && (scene.token(phrase.firstToken)?.start ?? 0) < draft.place.end;
    f.push(overlaps ? "the place" : countries.includes(draft.place.country) ? "of the place" : "not of the place");
  }
  const keep: Option<Offered> = { value: phrase, features: spread(f) };
  const drop: Option<null> = { value: null, features: [] };
  return phrase.marked ? [keep, drop] : [drop, keep];
}

/** How a phrase hangs on the trigger. */
function relation(scene: Scene, draft: Draft, head: number): string {
  const { syntax } = scene;
  const token = scene.token(head);
  if (token?.head === draft.head) return `${token.deprel} of it`;
  if (syntax.subjectOf(syntax.clauseOf(draft.head)) === head) return "subject of its clause";
  if (syntax.under(head, draft.head)) return "under it";
  return syntax.under(draft.head, head) ? "above it" : `${token?.deprel} elsewhere`;
}
