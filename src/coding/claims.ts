import type { Scene } from "./scene.js";

const CLAIMS: ReadonlySet<string> = new Set(["claim", "take", "admit", "accept"]);
const CLAIMED: ReadonlySet<string> = new Set(["responsibility", "credit"]);

/** Heads of whoever the report says has claimed an attack ("the group claimed responsibility"): no act, but it tells whose the attack was (annotation guide, ruling 9). */
export function claimants(scene: Scene): number[] {
  const { syntax, document } = scene;
  return document.tokens.flatMap(({ lemma, deprel, head }, i) => {
    if (!CLAIMS.has(lemma) || !syntax.children(i, "obj").some((c) => CLAIMED.has(scene.token(c)?.lemma ?? ""))) return [];
    const subject = syntax.subjectOf(i) ?? (deprel === "acl" ? head : null);
    const who = subject === null ? null : (scene.antecedentOf(subject) ?? subject);
    // "No group", "nobody".
    if (who === null || /^no/i.test(scene.token(syntax.phrase(who).firstToken)?.text ?? "")) return [];
    return [who];
  });
}
