import type { EventPlace, Place } from "../model/index.js";
import type { Draft } from "./draft.js";
import type { Places } from "./places/index.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

const PREPOSITIONS: ReadonlySet<string> = new Set(["in", "at", "near", "outside", "inside", "around", "across", "on", "off"]);

/** Where the act happened, where the text says so: the place that the argument head ties to the trigger, else one that its clause names. */
export function findPlace(scene: Scene, world: World, places: Places, draft: Draft): EventPlace | null {
  const [marked] = draft.candidate.arguments.filter((a) => a.role === "place").sort((a, b) => b.p - a.p);
  if (marked !== undefined)
    return placed(scene, world, places, draft, marked, "argument-model", `the reader's argument head marks "${marked.text}" as place`);
  const attached = ofClause(scene, draft);
  if (attached !== null)
    return placed(scene, world, places, draft, attached, "own-clause", "a place name hangs on the act with a preposition of place");
  draft.trace.push({ field: "place", by: "none", why: "nothing ties a place to the act" });
  return null;
}

function placed(
  scene: Scene,
  world: World,
  places: Places,
  draft: Draft,
  range: { firstToken: number; lastToken: number },
  by: string,
  why: string,
): EventPlace {
  const quote = scene.quote(range.firstToken, range.lastToken);
  const found = places.resolve(range);
  if (found.place !== null) {
    draft.trace.push({ field: "place", by, why: `${why}; ${found.why}` });
    return { ...quote, ...located(found.place), basis: found.basis };
  }
  // A place that no table knows lies, if anywhere, in the country that the report is about.
  const country = world.countryNear(range.firstToken);
  draft.trace.push({ field: "place", by, why: `${why}; ${found.why}${country === null ? "" : `; the report is about ${country}`}` });
  const inCountry = country === null ? null : places.country(country);
  return { ...quote, ...located(inCountry), name: null, country, basis: country === null ? "unknown" : "inferred" };
}

/** What an event keeps of a place. */
function located(place: Place | null): Pick<EventPlace, "country" | "name" | "admin1" | "lat" | "lon" | "precision"> {
  const { country = null, name = null, admin1 = null, lat = null, lon = null, precision = null } = place ?? {};
  return { country, name, admin1, lat, lon, precision };
}

/** A named place among the oblique dependents of the trigger or of the verb that carries it. */
function ofClause(scene: Scene, draft: Draft): { firstToken: number; lastToken: number } | null {
  const { syntax } = scene;
  const carriers = [draft.head, syntax.clauseOf(draft.head)];
  for (const carrier of carriers) {
    for (const child of syntax.children(carrier, "obl", "nmod")) {
      const marker = syntax.children(child, "case").some((c) => PREPOSITIONS.has(scene.token(c)?.lemma.toLowerCase() ?? ""));
      if (marker && scene.mentionKind(child) === "LOC") return syntax.phrase(child);
    }
  }
  return null;
}
