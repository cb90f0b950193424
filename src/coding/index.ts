import { builtin, type Lookup } from "../codebook/index.js";
import { chooseFactuality } from "./factuality.js";
import { findSpeakers } from "./attribution.js";
import { eventDate } from "./when.js";
import type { Considered, Draft } from "./draft.js";
import { allSides, isMutualTalk } from "./consulted.js";
import { finish } from "./finish.js";
import { completeFromHappening, completeFromNeighbour, numberHappenings } from "./happenings.js";
import { Chains } from "./choices/chains.js";
import type { Chooser } from "./choices/chooser.js";
import { Lexicon } from "./lexicon.js";
import { chooseMode } from "./modes.js";
import { oneOfEachAct } from "./one-act.js";
import { findParties } from "./parties.js";
import { Scene } from "./scene.js";
import { findRelations } from "./relations/index.js";
import { findPlace } from "./settings.js";
import { chooseTriggers, THRESHOLD } from "./triggers.js";
import { Places } from "./places/index.js";
import { World } from "./world.js";
import type { Gazetteer } from "../codebook/gazetteer/gazetteer.js";
import type { Document, Event, Relation } from "../model/index.js";

export type { Considered } from "./draft.js";
export { WeighedChooser } from "./choices/chooser.js";
export { resolve, type Resolved } from "./resolve.js";
export { THRESHOLD } from "./triggers.js";

/** What coding makes of a document: its events in text order, and every candidate with why it was kept or dropped. */
export interface Coding {
  readonly events: readonly Event[];
  readonly considered: readonly Considered[];
  /** The lasting ties that it states: no acts, and so no events. */
  readonly relations: readonly Relation[];
}

export interface CodingOptions {
  /** A candidate becomes an event from this probability on. */
  readonly threshold?: number;
  /** The shipped codebook where none is given. */
  readonly codebook?: Lookup;
}

const lexicons = new WeakMap<Lookup, Lexicon>();

/** One index of phrases a codebook. */
function lexiconOf(codebook: Lookup): Lexicon {
  const known = lexicons.get(codebook) ?? new Lexicon(codebook.codebook.types);
  lexicons.set(codebook, known);
  return known;
}

/**
 * The coding stage: a Document in, its Events out.
 */
export function code(document: Document, chooser: Chooser, gazetteer: Gazetteer, options: CodingOptions = {}): Coding {
  const codebook = options.codebook ?? builtin;
  const lexicon = lexiconOf(codebook);
  const scene = new Scene(document, chooser);
  const places = new Places(scene, gazetteer);
  const world = new World(scene, places);
  const { drafts, considered } = chooseTriggers(scene, world, lexicon, options.threshold ?? THRESHOLD);
  const chains = new Chains(scene, world);
  for (const [i, draft] of drafts.entries()) {
    const told = { earlier: drafts.slice(0, i), chains };
    draft.mode = chooseMode(draft);
    draft.factuality = chooseFactuality(scene, draft);
    // Where it happens comes before who: people named by their role alone are of that place.
    draft.place = findPlace(scene, world, places, draft);
    draft.date = eventDate(scene, draft);
    draft.actors = findParties(scene, world, draft, "actors", told);
    draft.recipients = findParties(scene, world, draft, "recipients", told);
    if (isMutualTalk(scene, draft)) [draft.actors, draft.recipients] = [allSides(draft), []];
    draft.speakers = findSpeakers(scene, draft);
  }
  const { kept, dropped } = oneOfEachAct(scene, drafts);
  numberHappenings(scene, kept);
  completeFromHappening(kept);
  completeFromNeighbour(scene, kept);
  return {
    events: kept.map((draft: Draft) => finish(scene, codebook, lexicon, draft)),
    considered: considered.map((c) => dropped.find((d) => d.trigger.start === c.trigger.start && c.kept) ?? c),
    relations: findRelations(scene, world),
  };
}
