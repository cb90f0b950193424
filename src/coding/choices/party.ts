import type { Party } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { PhraseChoice, Side } from "../parties.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import type { Chains } from "./chains.js";
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
  const { syntax } = scene;
  const sentence = scene.token(draft.head)?.sentence ?? 0;
  const upos = scene.token(draft.head)?.upos ?? "";
  const voice = upos === "VERB" ? (syntax.isPassive(draft.head) ? "passive" : "active") : upos;
  const other = side === "actors" ? draft.recipients : draft.actors;
  const contexts = [side, `${side}|${draft.type}`, `${side}|${voice}`];
  const weighed = (names: readonly string[]): Features[] => [{ names, contexts }];
  const taken = (country: string | null, name: string) =>
    other.some((p) => (p.country !== null && p.country === country) || p.name === name);

  const role = side === "actors" ? "actor" : "recipient";
  const links = [scene.link(role, draft.candidate.firstToken)];
  const countryLinks = [scene.link(`${role} country`, draft.candidate.firstToken)];
  const again = [scene.link("same", draft.candidate.firstToken)];
  /** What the reader's links say for somebody: by the words that name them, and by those that tell their countries. */
  const linked = (on: (token: number) => boolean, countries: readonly (string | null)[]) => {
    const known = countries.filter((c) => c !== null);
    const tells = (t: number) => world.tellsOneOf(t, known);
    return [
      ...linkFeatures("linked", links, on),
      ...(known.length > 0 ? linkFeatures("its country linked", countryLinks, tells) : nothingFeatures("no country linked", countryLinks)),
    ];
  };

  const options: Option<PartySource>[] = [];
  earlier.slice(-ACTS).forEach((of, i, acts) => {
    const back = sentence - (scene.token(of.head)?.sentence ?? 0);
    for (const from of ["actors", "recipients"] as const) {
      const parties = of[from];
      if (parties.length === 0) continue;
      const relation = of.type === draft.type ? "same type" : VERBAL.has(of.type) === VERBAL.has(draft.type) ? "like type" : "other type";
      const f = [
        `${from} of ${relation}`,
        `${from} of ${relation}, ${Math.min(back, 4)} back`,
        `${from} of ${of.type}`,
        i === acts.length - 1 ? `${from} of the act before` : `${from} of an act`,
        `told as ${parties[0]?.sector ?? "nobody"}`,
      ];
      if (scene.token(of.head)?.lemma === scene.token(draft.head)?.lemma) f.push(`${from} of the same word`);
      if (parties.some((p) => taken(p.country, p.name))) f.push(`${from} taken`);
      if (side === "recipients" && from === "recipients" && sameSide(of.actors, draft.actors)) f.push("same actor");
      if (side === "actors" && from === "actors" && of.recipients.length > 0 && sameSide(of.recipients, draft.recipients))
        f.push("same recipient");
      f.push(...linkFeatures("told again", again, (t) => of.candidate.firstToken <= t && t < of.candidate.lastToken));
      const words = (t: number) => parties.some((p) => p.start < (scene.token(t)?.end ?? 0) && (scene.token(t)?.start ?? 0) < p.end);
      f.push(
        ...linked(
          words,
          parties.map((p) => p.country),
        ),
      );
      options.push({ value: { of, parties }, features: weighed(f) });
    }
  });

  const attack = side === "actors" && draft.type === "ASSAULT";
  const clauseSubject = syntax.subjectOf(syntax.clauseOf(draft.head));
  const speakers = new Set(scene.speechAround(draft.head).map((s) => s.speaker?.headToken));
  for (const chain of scene.document.chains) {
    const seen = chains.from(chain, sentence);
    if (seen === null) continue;
    const { nearest, back, known } = seen;
    const token = scene.token(nearest.headToken);
    const f = [...seen.features];
    if (taken(known?.country ?? null, chain.name)) f.push("taken");
    if (
      scene.mentionKind(nearest.headToken) === "LOC" &&
      draft.place !== null &&
      nearest.start <= draft.place.start &&
      draft.place.end <= nearest.end
    )
      f.push("the place");
    if (back === 0) {
      f.push(`here after ${seen.marker ?? "nothing"}`, nearest.headToken < draft.head ? "here before" : "here after");
      if (token?.head === draft.head) f.push(`hangs on it as ${token.deprel} ${seen.marker ?? ""}`);
      else if (syntax.under(nearest.headToken, draft.head)) f.push("under it");
      if (subject === nearest.headToken) f.push("its subject");
      if (clauseSubject === nearest.headToken) f.push("subject of its clause");
      if (draft.candidate.arguments.some((a) => a.firstToken <= nearest.headToken && nearest.headToken < a.lastToken))
        f.push("another role");
    }
    if (attack && chain.mentions.some((m) => world.claimants.has(m.headToken))) f.push("claims an attack");
    if (speakers.has(nearest.headToken)) f.push("speaker");
    f.push(...linked((t) => chains.hold(chain, t), [known?.country ?? null]));
    options.push({
      value: { phrase: syntax.phrase(nearest.headToken), name: chain.name, country: known?.country ?? null },
      features: weighed(f),
    });
  }
  if (subject !== null && !options.some((o) => o.value !== null && "phrase" in o.value && inside(o.value.phrase, subject))) {
    const token = scene.token(subject);
    options.push({
      value: { phrase: syntax.phrase(subject), name: token?.text ?? "", country: world.countryOf(subject) },
      features: weighed(["its subject", `subject ${token?.upos}`, `subject ${token?.lemma.toLowerCase()}`]),
    });
  }
  const none = [
    "nobody",
    `nobody where ${draft.candidate.arguments.length > 0 ? "others are" : "none is"} named`,
    `nobody for ${scene.token(draft.head)?.lemma.toLowerCase()}`,
    `nobody of ${Math.min(options.length, 5)}`,
    `nobody ${draft.mode}`,
    `nobody ${draft.factuality}`,
    ...(attack && world.claimants.size > 0 ? ["nobody though claimed"] : []),
    ...nothingFeatures("nobody linked", links),
    ...nothingFeatures("told for the first time", again),
    ...nothingFeatures("no country linked", countryLinks),
  ];
  return [{ value: null, features: weighed(none) }, ...options];
}

const VERBAL: ReadonlySet<string> = new Set(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]);
const inside = (range: { firstToken: number; lastToken: number }, token: number) => range.firstToken <= token && token < range.lastToken;

function sameSide(a: readonly Party[], b: readonly Party[]): boolean {
  return a.some((x) => b.some((y) => x.name.toLowerCase() === y.name.toLowerCase() || (x.country !== null && x.country === y.country)));
}
