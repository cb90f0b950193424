import type { Draft } from "../draft.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import { oddsStep, type Option } from "./chooser.js";

/** Candidates at least this likely count as told when a later one uses the same word. */
const TOLD = 0.3;

/**
 * Whether a candidate is an event of its most likely type. What the reader's event head says weighs most; the rest is what it cannot see,
 * reading sentence by sentence: whether the report is about any country at all, and whether the word only points back (annotation guide,
 * ruling 1). The probability of "yes" is the event's confidence.
 */
export function eventOptions(scene: Scene, world: World, draft: Draft): [Option<boolean>, Option<boolean>] {
  const { candidate, head, type, p } = draft;
  const token = scene.token(head);
  const level = `p ${oddsStep(p, [0.05, 0.999])}`;
  const share = candidate.types[0] === undefined ? 0 : candidate.types[0].p / p;
  const definite = scene.syntax
    .children(head, "det")
    .some((c) => ["the", "this", "that"].includes(scene.token(c)?.lemma.toLowerCase() ?? ""));
  const form = token?.upos === "NOUN" ? (definite ? "the noun" : "noun") : (token?.upos ?? "");
  const told = scene.document.candidates.some(
    (c) =>
      c.firstToken < candidate.firstToken &&
      c.types.reduce((sum, t) => sum + t.p, 0) >= TOLD &&
      scene.token(scene.syntax.headOf(c.firstToken, c.lastToken))?.lemma === token?.lemma,
  );
  const features = [
    "yes",
    level,
    `type share ${Math.round(5 * share)}`,
    type,
    form,
    `${form}, ${told ? "told before" : "new"}`,
    `${level}, ${world.political ? "political" : "no country named"}`,
    ...(world.political ? [] : ["no country named"]),
  ];
  return [
    { value: false, features: [] },
    { value: true, features },
  ];
}
