import type { Party } from "../model/index.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/** Verbs that only carry their object: whoever holds talks is one of those who talk. */
const CARRIES: ReadonlySet<string> = new Set("hold have begin start open conduct continue resume conclude".split(" "));

/** What one does to the other where people meet. */
const ONE_SIDED: ReadonlySet<string> = new Set("host receive welcome greet contact brief visit".split(" "));

/** Whether all sides of a consultation act: they do, save where somebody visits or hosts (annotation guide, ruling 4). */
export const isMutualTalk = (scene: Scene, { type, mode, head }: Draft): boolean =>
  type === "CONSULT" && mode !== "visit" && mode !== "third-party" && !ONE_SIDED.has(scene.token(head)?.lemma ?? "");

/** Actors and recipients together, each once. */
export const allSides = ({ actors, recipients }: Draft): Party[] => [
  ...actors,
  ...recipients.filter((r) => !actors.some((a) => a.name === r.name && a.country === r.country)),
];

/**
 * Heads of those who meet or talk by the grammar but are not marked by the reader, where it marks others: the subject, and whom it meets
 * or talks with. Talks have two sides, and both act (annotation guide, ruling 4).
 */
export function unmarkedInTalks(scene: Scene, { type, mode, head, candidate }: Draft): number[] {
  const { syntax } = scene;
  const marked = candidate.arguments.filter((a) => a.role === "actor" || a.role === "recipient");
  const verb = talkingVerb(scene, head);
  if (type !== "CONSULT" || mode === "visit" || marked.length === 0 || verb === null || syntax.isPassive(verb)) return [];
  const met = scene.token(head)?.lemma === "meet" ? syntax.children(head, "obj") : [];
  const withWhom = syntax
    .children(head, "obl", "nmod")
    .filter((c) => syntax.children(c, "case").some((m) => scene.token(m)?.lemma === "with"));
  return [syntax.subjectOf(verb) ?? [], ...met, ...withWhom]
    .flat()
    .filter((t) => !marked.some((a) => (a.firstToken <= t && t < a.lastToken) || syntax.under(a.firstToken, t)));
}

/** The act itself, or the verb that carries it ("hold talks"). */
function talkingVerb(scene: Scene, head: number): number | null {
  const token = scene.token(head);
  if (token?.upos === "VERB") return head;
  return token?.deprel === "obj" && CARRIES.has(scene.token(token.head)?.lemma ?? "") ? token.head : null;
}
