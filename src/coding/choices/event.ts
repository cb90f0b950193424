import type { TriggerCandidate } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import { oddsStep, type Option } from "./chooser.js";

/** Candidates at least this likely count as told when a later one uses the same word. */
const TOLD = 0.3;

/** How eventful a report is: what the reader says of its other candidates. */
export class Tone {
  private readonly sure: readonly { readonly candidate: TriggerCandidate; readonly sentence: number; readonly p: number }[];
  private readonly sentences: number;

  constructor(scene: Scene) {
    this.sentences = scene.document.sentences.length;
    this.sure = scene.document.candidates
      .map((candidate) => ({
        candidate,
        sentence: scene.token(candidate.firstToken)?.sentence ?? 0,
        p: candidate.types.reduce((sum, t) => sum + t.p, 0),
      }))
      .filter(({ p }) => p >= TOLD);
  }

  features(candidate: TriggerCandidate, sentence: number, level: string): string[] {
    const others = this.sure.filter((s) => s.candidate !== candidate);
    const surest = (all: typeof others) => oddsStep(Math.max(0, ...all.map((s) => s.p)), [0.2, 0.99]);
    const near = surest(others.filter((s) => Math.abs(s.sentence - sentence) <= NEAR));
    const share = Math.min(4, Math.round((2 * others.reduce((sum, s) => sum + s.p, 0)) / this.sentences));
    return [
      `surest ${surest(others)}`,
      `surest near ${near}`,
      `surest near ${near}, ${level}`,
      `share ${share}`,
      `share ${share}, ${level}`,
    ];
  }
}

/** Sentences around in which other events make one likelier. */
const NEAR = 2;

/**
 * Whether a candidate is an event of its most likely type. What the reader's event head says weighs most; the rest is what it sees little
 * of: whether the report tells of other events, whether it is about any country at all, and whether the word only points back (annotation
 * guide, ruling 1). The probability of "yes" is the event's confidence.
 */
export function eventOptions(scene: Scene, world: World, tone: Tone, draft: Draft): [Option<boolean>, Option<boolean>] {
  const { candidate, head, type, p } = draft;
  const token = scene.token(head);
  const level = `p ${oddsStep(p, [0.05, 0.999])}`;
  const share = candidate.types[0] === undefined ? 0 : candidate.types[0].p / p;
  const definite = scene.syntax
    .children(head, "det")
    .some((c) => ["the", "this", "that"].includes(scene.token(c)?.lemma.toLowerCase() ?? ""));
  const form = token?.upos === "NOUN" ? (definite ? "the noun" : "noun") : (token?.upos ?? "");
  const told = scene.document.candidates.some(
    (c) =>
      c.firstToken < candidate.firstToken &&
      c.types.reduce((sum, t) => sum + t.p, 0) >= TOLD &&
      scene.token(scene.syntax.headOf(c.firstToken, c.lastToken))?.lemma === token?.lemma,
  );
  const features = [
    "yes",
    level,
    `type share ${Math.round(5 * share)}`,
    type,
    form,
    `${form}, ${told ? "told before" : "new"}`,
    `${level}, ${world.political ? "political" : "no country named"}`,
    ...tone.features(candidate, token?.sentence ?? 0, p < 0.5 ? "weak" : p < 0.9 ? "likely" : "strong"),
    `${Math.min(4, world.countries.length)} countries`,
    ...(world.political ? [] : ["no country named"]),
  ];
  return [
    { value: false, features: [] },
    { value: true, features: [{ names: features, contexts: [""] }] },
  ];
}
