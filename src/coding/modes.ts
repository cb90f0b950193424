import type { Draft } from "./draft.js";
import { percent } from "./triggers.js";

/** The mode of the chosen type; the model's own "no mode" competes with the others. */
export function chooseMode(draft: Draft): Draft["mode"] {
  const best = draft.candidate.modes.find((m) => m.type === draft.type);
  if (best === undefined) {
    draft.trace.push({ field: "mode", by: "event-model", why: "no mode of this type is likely" });
    return null;
  }
  draft.trace.push({ field: "mode", by: "event-model", why: `${best.mode ?? "no mode"} ${percent(best.p)}` });
  return best.mode;
}
