import type { Gazetteer } from "../codebook/gazetteer/gazetteer.js";
import type { Document, PlaceMention } from "../model/index.js";
import { Places } from "./places/index.js";
import { actorMentions, type ActorMention } from "./actor-mentions.js";
import type { Chooser } from "./choices/chooser.js";
import { Scene } from "./scene.js";
import { World, type NamedCountry } from "./world.js";

/** What the names and descriptions of a document resolve to, whether or not an event is told of them. */
export interface Resolved {
  readonly places: readonly PlaceMention[];
  readonly actors: readonly ActorMention[];
}

/** Resolves a document's mentions to the world as it was on the day of the report. */
export function resolve(document: Document, chooser: Chooser, gazetteer: Gazetteer): Resolved {
  const scene = new Scene(document, chooser);
  const places = new Places(scene, gazetteer);
  return { places: places.mentions, actors: actorMentions(scene, new World(scene, places)) };
}

/** The names of a document whose country is known by themselves: what training tells the reader about countries. */
export function namedCountries(document: Document, gazetteer: Gazetteer): readonly NamedCountry[] {
  const scene = new Scene(document, UNASKED);
  return new World(scene, new Places(scene, gazetteer)).named;
}

/** Nothing is asked in resolving names alone. */
const UNASKED: Chooser = { choose: (_, [none]) => ({ value: none.value, p: 1 }) };
