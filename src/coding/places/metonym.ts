import type { Scene } from "../scene.js";
import type { Reading } from "./readings.js";
import type { Toponym } from "./toponyms.js";

/** What a place does that no government does: subjects of these stay places. */
const STATES: ReadonlySet<string> = new Set(
  "be have lie stand remain become see suffer sit border hold host face fall experience endure mourn wake burn look feel stretch mark enjoy grow rise need contain include sweat shake live celebrate".split(
    " ",
  ),
);
/** What is done to a government and not to a place: objects of these are metonyms. */
const ADDRESSED: ReadonlySet<string> = new Set(
  "accuse ask blame thank urge press pressure warn criticize criticise condemn tell assure accept persuade convince support back sanction threaten anger embarrass irk oppose defy please recognise recognize praise congratulate denounce deter provoke reassure challenge contact consult inform notify appease".split(
    " ",
  ),
);

/**
 * Why a country or a seat of government is named for its government ("Moscow accused", "asked Russia for soldiers"), or null where it is a
 * place. Passive subjects and subjects of states ("Cairo is quiet") are places.
 */
export function metonym(scene: Scene, toponym: Toponym, reading: Reading | null): string | null {
  if (toponym.lastToken === toponym.firstToken) return null;
  const head = scene.syntax.headOf(toponym.firstToken, toponym.lastToken);
  const token = scene.token(head);
  if (token === undefined) return null;
  const spoken = scene.document.speech.find((s) => s.speaker?.headToken === head && s.form !== "according-to");
  if (spoken !== undefined) return `it is the speaker of "${spoken.cue.text}"`;
  if (reading !== null && !governs(reading)) return null;
  const joint = token.deprel === "conj" ? scene.token(token.head) : token;
  const role = joint?.deprel ?? "";
  const verb = scene.token(joint?.head ?? -1);
  if (joint === undefined || verb === undefined || !/^(?:VERB|AUX)$/.test(verb.upos)) return null;
  const lemma = verb.lemma.toLowerCase();
  if (role === "nsubj" && !passive(scene, joint.head) && !STATES.has(lemma)) return `as subject of "${verb.text}" it is its government`;
  if ((role === "obj" || role === "iobj") && ADDRESSED.has(lemma)) return `as object of "${verb.text}" it is its government`;
  if (role === "nsubj" && passive(scene, joint.head) && ADDRESSED.has(lemma)) return `as subject of "${verb.text}" it is its government`;
  return null;
}

/** Places that are named for a government or an office. */
const governs = ({ kind }: Reading): boolean => kind === "country" || kind === "capital" || kind === "building" || kind === "disputed";

/** Whether a verb is passive: an auxiliary "be" or "get" before a participle. */
function passive(scene: Scene, verb: number): boolean {
  const token = scene.token(verb);
  return (
    token !== undefined &&
    scene.syntax.children(verb, "aux").some((a) => /^(?:be|get)$/.test(scene.token(a)?.lemma ?? "")) &&
    !token.text.endsWith("ing")
  );
}
