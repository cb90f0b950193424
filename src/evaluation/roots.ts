import { z } from "zod";
import { prf, type Prf } from "./score.js";

/** One sentence of a root benchmark (PLV, Hu et al. 2024): what one party does to another, as a PLOVER root. */
export const rootSentence = z.looseObject({
  id: z.string(),
  text: z.string(),
  actor: z.string(),
  recipient: z.string(),
  root: z.string(),
});
export type RootSentence = z.infer<typeof rootSentence>;

/** What choosing the best event looks at; `Event` fits. */
interface Coded {
  readonly type: string;
  readonly confidence: number;
  readonly actors: readonly { readonly text: string; readonly name: string }[];
  readonly recipients: readonly { readonly text: string; readonly name: string }[];
}

export interface RootScore {
  readonly sentences: number;
  /** Mean F1 over the roots of the file, each counting alike. */
  readonly macroF1: number;
  readonly accuracy: number;
  /** Sentences in which no event was found. */
  readonly none: number;
  readonly roots: Readonly<Record<string, Prf & { readonly gold: number; readonly predicted: number }>>;
  /** "gold read as predicted" and how often, most often first. */
  readonly confusions: readonly { readonly what: string; readonly times: number }[];
}

/** How much likelier (log odds) the event of the sentence is with each of its parties where the benchmark has it. */
const PARTY_WORTH = 0.8;

/** The event that a sentence is about: the surest, or, where the parties are known, the surest that is theirs. */
export function bestEvent<E extends Coded>(events: readonly E[], parties: Pick<RootSentence, "actor" | "recipient"> | null): E | null {
  const worth = (e: E): number =>
    Math.log(e.confidence) +
    (parties === null ? 0 : PARTY_WORTH * (Number(names(e.actors, parties.actor)) + Number(names(e.recipients, parties.recipient))));
  return events.reduce<E | null>((best, e) => (best === null || worth(e) > worth(best) ? e : best), null);
}

const names = (side: Coded["actors"], words: string): boolean =>
  side.some((p) => [p.text, p.name].some((own) => own !== "" && (words.includes(own) || own.includes(words))));

/** ZSP's fifteen roots put CONCEDE and RETREAT together. */
const MERGED: Readonly<Record<string, string>> = { CONCEDE: "YIELD", RETREAT: "YIELD" };

/** Macro F1 over roots of (gold, predicted type or null) pairs. Types are merged as the file's own roots are. */
export function scoreRoots(pairs: readonly { readonly gold: string; readonly predicted: string | null }[]): RootScore {
  const known = new Set(pairs.map((p) => p.gold));
  const rootOf = (type: string) => (known.has(type) ? type : (MERGED[type] ?? type));
  const counts = new Map([...known].sort().map((root) => [root, { gold: 0, predicted: 0, right: 0 }]));
  const confusions = new Map<string, number>();
  let [right, none] = [0, 0];
  for (const { gold, predicted } of pairs) {
    const root = predicted === null ? null : rootOf(predicted);
    const row = counts.get(gold)!;
    row.gold++;
    if (root === null) none++;
    else if (counts.has(root)) counts.get(root)!.predicted++;
    if (root === gold) {
      right++;
      row.right++;
    } else {
      const what = `${gold} read as ${root ?? "no event"}`;
      confusions.set(what, (confusions.get(what) ?? 0) + 1);
    }
  }
  const roots = Object.fromEntries(
    [...counts].map(([root, { gold, predicted, right: hits }]) => [root, { gold, predicted, ...prf(hits, gold, predicted) }]),
  );
  const all = Object.values(roots);
  return {
    sentences: pairs.length,
    macroF1: all.reduce((sum, r) => sum + r.f1, 0) / Math.max(1, all.length),
    accuracy: right / Math.max(1, pairs.length),
    none,
    roots,
    confusions: [...confusions].sort((a, b) => b[1] - a[1]).map(([what, times]) => ({ what, times })),
  };
}
