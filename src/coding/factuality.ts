import type { Factuality } from "../model/index.js";
import type { Draft } from "./draft.js";
import { percent } from "./triggers.js";
import type { Scene } from "./scene.js";

/** Actual, negated, future or hypothetical: the model's reading, corrected by a negation that governs the trigger itself. */
export function chooseFactuality(scene: Scene, draft: Draft): Factuality {
  const [best] = draft.candidate.factuality;
  const negation = scene.syntax
    .children(draft.head, "advmod", "det")
    .find((c) => ["not", "n't", "never", "no"].includes(scene.token(c)?.text.toLowerCase() ?? ""));
  if (negation !== undefined && best?.value === "actual" && best.p < 0.9) {
    draft.trace.push({ field: "factuality", by: "negation", why: `"${scene.token(negation)?.text}" stands at the trigger` });
    return "negated";
  }
  draft.trace.push({ field: "factuality", by: "event-model", why: best ? `${best.value} ${percent(best.p)}` : "told as a fact" });
  return (best?.value as Factuality | undefined) ?? "actual";
}
