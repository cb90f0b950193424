import type { ContextEntry } from "./types.js";

/** A run of lemmas and what it gives to which contexts: 2 for a cue, 1 for a hint; nothing for a run that only hides. */
interface Run {
  readonly words: readonly string[];
  readonly gives: Map<string, number>;
}

/** What a context needs: one cue, or two different hints. */
const ENOUGH = 2;

/** Finds contexts in words. Built once for a codebook. */
export class ContextMatcher {
  private readonly byFirst = new Map<string, Run[]>();

  constructor(
    private readonly contexts: readonly ContextEntry[],
    ignore: readonly string[],
  ) {
    const runs = new Map<string, Run>();
    const run = (phrase: string): Run => {
      const words = plain(phrase.split(" "));
      const key = words.join(" ");
      const known = runs.get(key) ?? { words, gives: new Map<string, number>() };
      runs.set(key, known);
      return known;
    };
    for (const context of contexts) {
      for (const hint of context.hints ?? []) run(hint).gives.set(context.name, 1);
      for (const cue of context.cues) run(cue).gives.set(context.name, ENOUGH);
    }
    for (const phrase of ignore) run(phrase);
    for (const entry of runs.values()) {
      const first = entry.words[0] ?? "";
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), entry]);
    }
    // Longest first: the run that covers most words hides the shorter ones inside it.
    for (const list of this.byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** Names of the contexts that the words give, in the codebook's order. `words` are lemmas in text order; letter case does not matter. */
  find(words: readonly string[], act: { readonly type: string; readonly mode: string | null } | null = null): readonly string[] {
    const lower = plain(words);
    const score = new Map<string, number>();
    const seen = new Set<Run>();
    for (let at = 0; at < lower.length;) {
      const run = this.runAt(lower, at);
      if (run !== null && !seen.has(run)) {
        seen.add(run);
        for (const [name, points] of run.gives) score.set(name, (score.get(name) ?? 0) + points);
      }
      at += run?.words.length ?? 1;
    }
    const label = act === null || act.mode === null ? null : `${act.type}/${act.mode}`;
    const found = this.contexts.filter((c) => (score.get(c.name) ?? 0) >= ENOUGH || (label !== null && (c.addedBy ?? []).includes(label)));
    const names = new Set(found.map((c) => c.name));
    return found.filter((c) => !(c.unless ?? []).some((other) => names.has(other))).map((c) => c.name);
  }

  private runAt(words: readonly string[], at: number): Run | null {
    const candidates = this.byFirst.get(words[at] ?? "") ?? [];
    return candidates.find((run) => run.words.every((word, i) => words[at + i] === word)) ?? null;
  }
}

/** Small letters, and no hyphens: texts and tokenizers differ over "al-Qaida", "al - Qaida" and "al Qaida". */
function plain(words: readonly string[]): readonly string[] {
  return words.flatMap((word) =>
    word
      .toLowerCase()
      .split(/[-\u2010-\u2013\s]+/)
      .filter((part) => part !== ""),
  );
}
