import { overlap } from "../kit/overlap.js";
import type { Event } from "../model/index.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";

type Speaker = Event["speakers"][number];

/**
 * Who is credited for this very statement, from the nearest out: the reported speech and quotations around the trigger, then what the
 * argument head marks as speaker. The actor of a speech act is not its own speaker (annotation guide, `speakers`).
 */
export function findSpeakers(scene: Scene, draft: Draft): Speaker[] {
  const found: Speaker[] = [];
  const add = (speaker: Speaker, by: string, why: string) => {
    const isActor = VERBAL.has(draft.type) && draft.actors.some((a) => overlap(a, speaker) || a.name === speaker.name);
    if (isActor || found.some((s) => overlap(s, speaker) || s.name === speaker.name)) return;
    found.push(speaker);
    draft.trace.push({ field: "speakers", by, why });
  };
  for (const speech of scene.speechAround(draft.head)) {
    if (speech.speaker === null) continue;
    const { start, end, text, headToken } = speech.speaker;
    add({ start, end, text, name: nameOf(scene, headToken, text) }, `speech/${speech.form}`, speech.why);
  }
  for (const argument of draft.candidate.arguments) {
    if (argument.role !== "speaker" || found.length > 0) continue;
    const head = scene.syntax.headOf(argument.firstToken, argument.lastToken);
    add(
      { start: argument.start, end: argument.end, text: argument.text, name: nameOf(scene, head, argument.text) },
      "argument-model",
      "the reader's argument head marks it as speaker",
    );
  }
  if (found.length === 0)
    draft.trace.push({ field: "speakers", by: "own-voice", why: "no speech or quotation stands around it: the paper's own voice" });
  return found;
}

const VERBAL: ReadonlySet<string> = new Set(["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]);
/** The clearest name of a speaker: that of its chain. */
export const nameOf = (scene: Scene, head: number, text: string) => scene.chainOf(head, head + 1)?.name ?? text;
