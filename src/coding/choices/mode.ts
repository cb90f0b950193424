import type { TriggerCandidate } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { Scene } from "../scene.js";
import { oddsStep, type Option } from "./chooser.js";

/** Sentences around within which other words may tell the same act. */
const NEAR = 4;
/** Candidates less likely than this to be of the type say nothing of its mode. */
const LIKELY = 0.3;

/**
 * How an act was done: the modes of its type that the reader's head thinks of, likeliest first. What other words for such an act say of it
 * counts too: "the attack" here is the bombing told before.
 */
export function modeOptions(scene: Scene, draft: Draft): [Option<string | null>, ...Option<string | null>[]] {
  const token = scene.token(draft.head);
  const own = shares(draft.candidate, draft.type);
  const others = scene.document.candidates.filter(
    (c) =>
      c !== draft.candidate &&
      Math.abs((scene.token(c.firstToken)?.sentence ?? 0) - (token?.sentence ?? 0)) <= NEAR &&
      (c.types.find((t) => t.type === draft.type)?.p ?? 0) >= LIKELY,
  );
  const link = scene.link("same", draft.candidate.firstToken);
  const linked = others.flatMap((c) =>
    link?.to.some((t) => c.firstToken <= t.token && t.token < c.lastToken) ? [shares(c, draft.type)] : [],
  );
  const near = others.map((c) => shares(c, draft.type));
  const most = (all: readonly ReadonlyMap<string | null, number>[], mode: string | null) =>
    all.length === 0 ? "unsaid" : String(oddsStep(Math.max(...all.map((s) => s.get(mode) ?? 0)), BOUNDS));
  if (!own.has(null)) own.set(null, 0);
  const options = [...own].map(([mode, p]): Option<string | null> => {
    const level = `p ${oddsStep(p, BOUNDS)}`;
    const f = [level, `near ${most(near, mode)}`, `linked ${most(linked, mode)}`];
    return {
      value: mode,
      features: [...f, ...f.map((x) => `${x}|${mode === null ? "none" : "some"}`), `${draft.type} ${mode}`],
    };
  });
  return options as [Option<string | null>, ...Option<string | null>[]];
}

const BOUNDS = [0.02, 0.98] as const;

/** The modes of a type with their probability among themselves, likeliest first. */
function shares(candidate: TriggerCandidate, type: string): Map<string | null, number> {
  const of = candidate.modes.filter((m) => m.type === type);
  const all = of.reduce((sum, m) => sum + m.p, 0);
  return new Map(of.map((m) => [m.mode, m.p / all]));
}
