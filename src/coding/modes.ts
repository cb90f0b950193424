import { modeOptions } from "./choices/mode.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";
import { percent } from "./triggers.js";

/** The mode of the chosen type, or none. */
export function chooseMode(scene: Scene, draft: Draft): Draft["mode"] {
  const { value, p } = scene.chooser.choose({ task: "mode", draft }, modeOptions(scene, draft));
  draft.trace.push({ field: "mode", by: "mode-choice", why: `${value ?? "no mode"} at ${percent(p)}` });
  return value;
}
