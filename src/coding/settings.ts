import type { EventPlace } from "../model/index.js";
import type { Draft } from "./draft.js";
import { resolvePlace } from "./places/index.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

/** Where the act happened, where the text says so: the place that the argument head ties to the trigger. */
export function findPlace(scene: Scene, world: World, draft: Draft): EventPlace | null {
  const marked = draft.candidate.arguments.filter((a) => a.role === "place").sort((a, b) => b.p - a.p);
  const [best] = marked;
  if (best === undefined) {
    draft.trace.push({ field: "place", by: "none", why: "the reader ties no place to the trigger" });
    return null;
  }
  const found = resolvePlace(best.text, { countries: world.countries });
  draft.trace.push({ field: "place", by: "argument-model", why: [`the reader's argument head marks "${best.text}" as place`, found.why].join("; ") });
  return { ...scene.quote(best.firstToken, best.lastToken), country: found.country, basis: found.basis };
}
