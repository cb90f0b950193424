import type { TriggerCandidate } from "../model/index.js";
import type { Considered, Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/** A candidate is an event from this probability on: where precision and recall meet on the development part of events-train. */
export const THRESHOLD = 0.45;

/** Which candidates are events, and of which type. Nothing is dropped without a reason that `explain` can show. */
export function chooseTriggers(scene: Scene, threshold: number): { drafts: Draft[]; considered: Considered[] } {
  const drafts: Draft[] = [];
  const considered: Considered[] = [];
  for (const candidate of scene.document.candidates) {
    const trigger = { start: candidate.start, end: candidate.end, text: candidate.text };
    const [best] = candidate.types;
    const p = Math.min(
      1,
      candidate.types.reduce((sum, t) => sum + t.p, 0),
    );
    if (best === undefined || p < threshold) {
      considered.push({
        trigger,
        kept: false,
        why: `the reader gives it ${percent(p)} to be an event, under the threshold of ${percent(threshold)}`,
      });
      continue;
    }
    const rivals = candidate.types.slice(1).map((t) => `${t.type} ${percent(t.p)}`);
    const why = `the reader's event head: ${best.type} ${percent(best.p)}${rivals.length > 0 ? `, then ${rivals.join(", ")}` : ""}`;
    considered.push({ trigger, kept: true, why });
    drafts.push(draftOf(scene, candidate, best.type, p, why));
  }
  return { drafts, considered };
}

function draftOf(scene: Scene, candidate: TriggerCandidate, type: string, p: number, why: string): Draft {
  return {
    candidate,
    head: scene.syntax.headOf(candidate.firstToken, candidate.lastToken),
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
      { field: "trigger", by: "event-model", why: `${percent(p)} to be an event` },
      { field: "type", by: "event-model", why },
    ],
  };
}

export const percent = (p: number): string => `${Math.round(100 * p)} %`;
