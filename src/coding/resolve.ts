import type { Document } from "../model/index.js";
import { actorMentions, type ActorMention } from "./actor-mentions.js";
import type { Chooser } from "./choices/chooser.js";
import { Scene } from "./scene.js";
import { World } from "./world.js";

/** What the names and descriptions of a document resolve to, whether or not an event is told of them. */
export interface Resolved {
  readonly actors: readonly ActorMention[];
}

/** Resolves a document's mentions to the world as it was on the day of the report. */
export function resolve(document: Document, chooser: Chooser): Resolved {
  const scene = new Scene(document, chooser);
  return { actors: actorMentions(scene, new World(scene)) };
}
