import type { Draft } from "../draft.js";
import type { Side } from "../parties.js";
import type { TokenRange } from "../referents.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import type { Features, Option } from "./chooser.js";
import { linkFeatures, nothingFeatures } from "./links.js";

const BODIES = ["IGO", "NGO"] as const;

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
  [as, phrase]: readonly [TokenRange, TokenRange],
  sector: string | null,
  told: string | null,
): [Option<string | null>, ...Option<string | null>[]] {
  const head = scene.syntax.headOf(phrase.firstToken, phrase.lastToken);
  const token = scene.token(head);
  const sentence = token?.sentence ?? 0;
  const kind = scene.mentionKind(head) ?? token?.upos ?? "";
  const who = token?.upos === "PROPN" ? kind : (token?.lemma.toLowerCase() ?? "");
  const group = `${side}|${sector ?? kind}`;
  const contexts = ["", group, who];
  const weighed = (names: readonly string[], linked: readonly string[], of: string): Features[] => [
    { names, contexts },
    { names: linked, contexts: ["", of] },
  ];
  const determiner = scene.syntax
    .children(head, "det", "nummod")
    .map((c) => (scene.token(c)?.upos === "NUM" ? "number" : scene.token(c)?.lemma))[0];
  const modifiers = scene.syntax.children(head, "amod", "compound").map((c) => `none with ${scene.token(c)?.lemma.toLowerCase()}`);
  const speakers = new Set(
    scene.speechAround(draft.head).flatMap((s) => (s.speaker === null ? [] : [world.countryOf(s.speaker.headToken)])),
  );
  const linksOf = (range: TokenRange) =>
    scene.document.tokens.slice(range.firstToken, range.lastToken).flatMap((_, i) => scene.link("country", range.firstToken + i) ?? []);
  const own = linksOf(as);
  const words = own.length > 0 ? own : linksOf(phrase);
  const ofAct = [scene.link(side === "actors" ? "actor country" : "recipient country", draft.candidate.firstToken)];
  const claimed = side === "actors" && draft.type === "ASSAULT" ? [...world.claimants.values()] : [];
  // Other names may tell a country that the report itself does not name: a known office holder's.
  const countries = told === null || world.countries.includes(told) ? world.countries : [...world.countries, told];
  const nearest = world.nearest(head)?.country;
  const options = countries.map((country, rank): Option<string> => {
    const named = world.evidenceOf(country);
    const here = named.filter((e) => e.sentence === sentence);
    const f: string[] = [`rank ${Math.min(rank, 3)} of ${Math.min(world.countries.length, 3)}`];
    for (const e of new Set(here.map((e) => e.kind))) f.push(`${e} here`);
    if (named.some((e) => e.sentence === sentence - 1)) f.push("in the sentence before");
    if (named.some((e) => e.kind === "LOC")) f.push("a place");
    if (named.some((e) => e.kind === "dateline")) f.push("dateline");
    if (named[0]?.sentence === 0) f.push("in the first sentence");
    if (draft.place !== null) f.push(draft.place.country === country ? "the act's place" : "not the act's place");
    if (side === "recipients" && draft.actors.length > 0)
      f.push(draft.actors.some((a) => a.country === country) ? "the actor's" : "not the actor's");
    if (speakers.has(country)) f.push("the speaker's");
    if (claimed.includes(country)) f.push("the claimant's");
    if (told !== null) f.push(told === country ? "told by its other names" : "told otherwise");
    if (nearest === country) f.push("nearest");
    const before = here.filter((e) => e.token < head).length > 0;
    if (here.length > 0) f.push(before ? "before it" : "after it");
    const tells = (t: number) => world.tells(t, country);
    const linked = [...linkFeatures("its words link to it", words, tells), ...linkFeatures("the act links to it", ofAct, tells)];
    return { value: country, features: weighed(f, linked, side) };
  });
  const bodies = BODIES.filter((body) => sector === body || (body === "IGO" && world.named.some((n) => n.country === body))).map(
    (body): Option<string> => {
      const at = world.named.filter((n) => n.country === body).map((n) => sentence - (scene.token(n.firstToken)?.sentence ?? 0));
      const f = [body, `${body} ${sector === body ? "by its sector" : "of another sector"}`];
      if (at.length === 0) f.push(`${body} unnamed`);
      else f.push(at.includes(0) ? `${body} here` : at.includes(1) ? `${body} before` : `${body} elsewhere`);
      if (world.countries.length === 0) f.push(`${body} and no country`);
      const tells = (t: number) => world.tells(t, body);
      const linked = [...linkFeatures("its words link to a body", words, tells), ...linkFeatures("the act links to a body", ofAct, tells)];
      return { value: body, features: weighed([...f, ...modifiers.map((m) => `${body} ${m}`)], linked, body) };
    },
  );
  const none = ["none", `none of ${Math.min(world.countries.length, 3)}`, `none as ${determiner ?? "bare"}`, ...modifiers];
  if (draft.place !== null) none.push("none though placed");
  if (told !== null) none.push("none though told");
  if (claimed.some((country) => country !== null)) none.push("none though claimed");
  const linked = [...nothingFeatures("its words link to nothing", words), ...nothingFeatures("the act links to nothing", ofAct)];
  const bare: Option<null> = {
    value: null,
    features: [...weighed(none, linked, side), { names: ["none"], contexts: [`${draft.type}|${side}`] }],
  };
  return [bare, ...options, ...bodies];
}
