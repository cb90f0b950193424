import type { Draft } from "../draft.js";
import type { PhraseChoice, Side } from "../parties.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import type { Option } from "./chooser.js";

/**
 * The countries that people named by their role alone ("three civilians", "the police", "gunmen") may be of: none, or one that the report
 * names. Annotation guide, ruling 14: local victims and officers are of the place, unidentified attackers of no country.
 */
export function countryOptions(
  scene: Scene,
  world: World,
  draft: Draft,
  side: Side,
  phrase: Pick<PhraseChoice, "firstToken" | "lastToken">,
  sector: string | null,
): [Option<string | null>, ...Option<string | null>[]] {
  const head = scene.syntax.headOf(phrase.firstToken, phrase.lastToken);
  const token = scene.token(head);
  const sentence = token?.sentence ?? 0;
  const kind = scene.mentionKind(head) ?? token?.upos ?? "";
  const who = token?.upos === "PROPN" ? kind : (token?.lemma.toLowerCase() ?? "");
  const group = `${side}|${sector ?? kind}`;
  const spread = (features: readonly string[]) => features.flatMap((f) => [f, `${f}|${group}`, `${f}|${who}`]);
  const determiner = scene.syntax
    .children(head, "det", "nummod")
    .map((c) => (scene.token(c)?.upos === "NUM" ? "number" : scene.token(c)?.lemma))[0];
  const modifiers = scene.syntax.children(head, "amod", "compound").map((c) => `none with ${scene.token(c)?.lemma.toLowerCase()}`);
  const speakers = new Set(
    scene.speechAround(draft.head).flatMap((s) => (s.speaker === null ? [] : [world.countryOf(s.speaker.headToken)])),
  );
  const options = world.countries.map((country, rank): Option<string> => {
    const told = world.evidence.filter((e) => e.country === country);
    const here = told.filter((e) => e.sentence === sentence);
    const f: string[] = [`rank ${Math.min(rank, 3)} of ${Math.min(world.countries.length, 3)}`];
    for (const e of new Set(here.map((e) => e.kind))) f.push(`${e} here`);
    if (told.some((e) => e.sentence === sentence - 1)) f.push("in the sentence before");
    if (told.some((e) => e.kind === "LOC")) f.push("a place");
    if (told.some((e) => e.kind === "dateline")) f.push("dateline");
    if (told[0]?.sentence === 0) f.push("in the first sentence");
    if (draft.place !== null) f.push(draft.place.country === country ? "the act's place" : "not the act's place");
    if (side === "recipients" && draft.actors.length > 0)
      f.push(draft.actors.some((a) => a.country === country) ? "the actor's" : "not the actor's");
    if (speakers.has(country)) f.push("the speaker's");
    if (world.nearest(head)?.country === country) f.push("nearest");
    const before = here.filter((e) => e.token < head).length > 0;
    if (here.length > 0) f.push(before ? "before it" : "after it");
    return { value: country, features: spread(f) };
  });
  const none = ["none", `none of ${Math.min(world.countries.length, 3)}`, `none as ${determiner ?? "bare"}`, ...modifiers];
  if (draft.place !== null) none.push("none though placed");
  return [{ value: null, features: [...spread(none), `none|${draft.type}|${side}`] }, ...options];
}
