import { z } from "zod";
import type { Document, Event, TriggerCandidate } from "../model/index.js";
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

/** The root of the surest event, which `asSaid` below explains. */
export function surestRoot(events: readonly Pick<Event, "type" | "mode" | "confidence" | "factuality">[]): string | null {
  const best = events.reduce<(typeof events)[number] | null>((b, e) => (b === null || e.confidence > b.confidence ? e : b), null);
  return best === null
    ? null
    : asSaid(best.type, [{ type: best.type, mode: best.mode, p: 1 }], [{ value: best.factuality, p: 1 }]).reduce((b, s) =>
        s[1] > b[1] ? s : b,
      )[0];
}

/** What a candidate is worth whose links miss a party altogether: a party's words may be cut otherwise than the reader would. */
const MISSED = 0.1;

const COOPERATIVE: ReadonlySet<string> = new Set(["CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);
const HOSTILE: ReadonlySet<string> = new Set(["PROTEST", "MOBILIZE", "COERCE", "ASSAULT"]);

/**
 * Roots know no factuality: in PLOVER what is only intended is a promise or a threat, and help or contact that is denied is refused. And
 * they follow CAMEO, whose verdicts of guilt are accusations (116 in CAMEO2PLOVER of 2021). Each type with its share.
 */
function asSaid(
  type: string,
  modes: TriggerCandidate["modes"],
  factuality: TriggerCandidate["factuality"],
): [type: string, share: number][] {
  const p = (value: string) => factuality.find((f) => f.value === value)?.p ?? 0;
  const shares: [string, number][] = [];
  if (COOPERATIVE.has(type)) shares.push(["AGREE", p("future")], ["REJECT", p("negated")]);
  if (type === "SANCTION") {
    const [convicted, all] = [(m: string | null) => m === "convict", () => true].map((counts) =>
      modes.reduce((sum, m) => (m.type === type && counts(m.mode) ? sum + m.p : sum), 0),
    );
    if (convicted && all) shares.push(["ACCUSE", convicted / all]);
  }
  if (HOSTILE.has(type)) shares.push(["THREATEN", p("future")]);
  return [...shares, [type, 1 - shares.reduce((sum, [, share]) => sum + share, 0)]];
}

/**
 * What one party does to another, as a root, where both are known: every possible trigger speaks for its types, as loudly as its links
 * point at the two parties. It is known that there is an event, so the least likely candidates count too. Null where the text has none.
 */
export function rootBetween(
  document: Document,
  { actor, recipient }: Pick<RootSentence, "actor" | "recipient">,
  rootOf: (type: string) => string,
): string | null {
  const at = (words: string) => {
    const start = document.report.text.indexOf(words);
    return (token: number) => {
      const t = document.tokens[token];
      return start >= 0 && t !== undefined && t.start < start + words.length && start < t.end;
    };
  };
  const sides = [
    ["actor", at(actor)],
    ["recipient", at(recipient)],
  ] as const;
  const worth = new Map<string, number>();
  for (const candidate of document.candidates) {
    const told = sides.map(([kind, on]) => {
      const link = document.links.find((l) => l.kind === kind && l.token === candidate.firstToken);
      return MISSED + (link?.to.reduce((sum, { token, p }) => (on(token) ? sum + p : sum), 0) ?? 0);
    });
    for (const { type, p } of candidate.types) {
      for (const [as, share] of asSaid(type, candidate.modes, candidate.factuality)) {
        const root = rootOf(as);
        worth.set(root, (worth.get(root) ?? 0) + told.reduce((product, side) => product * side, p * share));
      }
    }
  }
  return [...worth].reduce<[string, number] | null>((best, w) => (best === null || w[1] > best[1] ? w : best), null)?.[0] ?? null;
}

/** ZSP's fifteen roots put CONCEDE and RETREAT together. */
const MERGED: Readonly<Record<string, string>> = { CONCEDE: "YIELD", RETREAT: "YIELD" };

/** What a type counts as in a file of these roots. */
export function rootNames(roots: Iterable<string>): (type: string) => string {
  const known = new Set(roots);
  return (type) => (known.has(type) ? type : (MERGED[type] ?? type));
}

/** Macro F1 over roots of (gold, predicted type or null) pairs. Types are merged as the file's own roots are. */
export function scoreRoots(pairs: readonly { readonly gold: string; readonly predicted: string | null }[]): RootScore {
  const known = new Set(pairs.map((p) => p.gold));
  const rootOf = rootNames(known);
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
