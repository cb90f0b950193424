import { PLOVER_TYPES } from "../codebook/index.js";
import type { TriggerCandidate } from "../model/index.js";
import { eventOptions, Tone } from "./choices/event.js";
import type { Considered, Draft } from "./draft.js";
import type { Lexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

/** A candidate is an event from this confidence on: the best triple F1 on development reports, documents, cases and reports for the choices together. */
export const THRESHOLD = 0.35;

/** Types that the shipped reader has learnt; a codebook's further types are found by their phrases alone. */
export const LEARNT: ReadonlySet<string> = new Set(PLOVER_TYPES);

/**
 * Which words are events, and of which type. For the types that the reader has learnt its event head decides: on development data the
 * codebook's phrases added nothing to it (CHANGELOG, 0.1.0). Nothing is dropped without a reason that `explain` can show.
 */
export function chooseTriggers(
  scene: Scene,
  world: World,
  lexicon: Lexicon,
  threshold: number,
): { drafts: Draft[]; considered: Considered[] } {
  const drafts: Draft[] = [];
  const considered: Considered[] = [];
  const tone = new Tone(scene);
  for (const candidate of scene.document.candidates) {
    const trigger = { start: candidate.start, end: candidate.end, text: candidate.text };
    const best = candidate.types.find((t) => lexicon.types.has(t.type));
    if (best === undefined) {
      considered.push({ trigger, kept: false, why: `the codebook has no ${candidate.types[0]?.type ?? "type for it"}` });
      continue;
    }
    const read = Math.min(
      1,
      candidate.types.reduce((sum, t) => sum + t.p, 0),
    );
    const model = `the reader's event head: ${candidate.types.map((t) => `${t.type} ${percent(t.p)}`).join(", ")}`;
    const head = scene.syntax.headOf(candidate.firstToken, candidate.lastToken);
    const draft = draftOf(candidate, head, best.type, read, "event-model", model);
    const { value, p } = scene.chooser.choose({ task: "event", draft }, eventOptions(scene, world, tone, draft));
    const confidence = value ? p : 1 - p;
    const kept = confidence >= threshold;
    considered.push({
      trigger,
      kept,
      why: kept ? model : `${percent(confidence)} to be an event, under the threshold of ${percent(threshold)}; ${model}`,
    });
    if (kept)
      drafts.push({
        ...draft,
        p: confidence,
        trace: draft.trace.map((t) => (t.field === "trigger" ? { ...t, why: sure(confidence) } : t)),
      });
  }
  for (const found of ofOwnTypes(scene, lexicon, threshold)) {
    // A phrase of one's own codebook and the reader may name one word: the surer has it.
    const rival = drafts.findIndex((d) => d.candidate.firstToken <= found.head && found.head < d.candidate.lastToken);
    const other = drafts[rival];
    if (other !== undefined && other.p >= found.p) continue;
    if (other !== undefined) {
      drafts.splice(rival, 1);
      const at = considered.findIndex((c) => c.kept && c.trigger.start === other.candidate.start);
      considered[at] = {
        trigger: considered[at]?.trigger ?? found.candidate,
        kept: false,
        why: `the codebook's ${found.type} is surer here`,
      };
    }
    drafts.push(found);
    considered.push({ trigger: found.candidate, kept: true, why: found.trace[1]?.why ?? "" });
  }
  return { drafts: drafts.sort((a, b) => a.candidate.start - b.candidate.start), considered };
}

/** Events of types that only the codebook knows, at the weight of the phrase that names them. */
function ofOwnTypes(scene: Scene, lexicon: Lexicon, threshold: number): Draft[] {
  if ([...lexicon.types].every((type) => LEARNT.has(type))) return [];
  return scene.document.tokens.flatMap((_, token) => {
    const match = lexicon.at(scene, token).find((m) => !LEARNT.has(m.type));
    if (match === undefined || match.entry.weight < threshold) return [];
    const { type, entry } = match;
    const candidate: TriggerCandidate = {
      ...scene.quote(token, token + 1),
      firstToken: token,
      lastToken: token + 1,
      types: [{ type, p: entry.weight }],
      modes: entry.mode == null ? [] : [{ type, mode: entry.mode, p: entry.weight }],
      factuality: [],
      arguments: [],
    };
    return [
      draftOf(candidate, token, type, entry.weight, "lexicon", `the codebook's "${entry.pattern}" of ${type}, weight ${entry.weight}`),
    ];
  });
}

function draftOf(candidate: TriggerCandidate, head: number, type: string, p: number, by: string, why: string): Draft {
  return {
    candidate,
    head,
    p,
    type,
    mode: null,
    contexts: [],
    cameo: null,
    actors: [],
    recipients: [],
    place: null,
    date: null,
    factuality: "actual",
    speakers: [],
    happening: 0,
    trace: [
      { field: "trigger", by, why: sure(p) },
      { field: "type", by, why },
    ],
  };
}

const sure = (p: number): string => `${percent(p)} to be an event of this type`;

export const percent = (p: number): string => `${Math.round(100 * p)} %`;
