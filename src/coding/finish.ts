import type { Lookup } from "../codebook/index.js";
import type { Event } from "../model/index.js";
import type { Draft } from "./draft.js";
import type { Lexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";

/** The finished event: the codebook's fields follow from type, mode and the words around. */
export function finish(scene: Scene, codebook: Lookup, lexicon: Lexicon, draft: Draft): Event {
  const { candidate, type, mode } = draft;
  const sentence = scene.sentenceOf(draft.head);
  const lemmas = scene.document.tokens.slice(sentence?.firstToken ?? 0, sentence?.lastToken ?? 0).map((t) => t.lemma.toLowerCase());
  // A phrase may name a finer CAMEO code than type and mode give ("sever ties").
  const phrase = lexicon.at(scene, draft.head).find((m) => m.type === type && m.entry.cameo !== undefined);
  const contexts = codebook.contextsOf(lemmas, { type, mode });
  const cameo = codebook.cameoOf(type, mode, contexts, phrase?.entry.cameo ?? null);
  draft.trace.push({
    field: "contexts",
    by: "codebook",
    why: contexts.length > 0 ? `cue words of ${contexts.join(", ")} in the sentence` : "no cue word in the sentence",
  });
  return {
    trigger: candidate.text,
    start: candidate.start,
    end: candidate.end,
    type,
    mode,
    contexts,
    cameo,
    quad: codebook.quad(type),
    intensity: codebook.intensity(type, mode),
    actors: draft.actors,
    recipients: draft.recipients,
    place: draft.place,
    date: draft.date,
    factuality: draft.factuality,
    speakers: draft.speakers,
    confidence: Math.round(1000 * draft.p) / 1000,
    happening: draft.happening,
    trace: draft.trace,
  };
}
