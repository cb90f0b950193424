import type { EventType, LexiconEntry } from "../codebook/index.js";
import type { Scene } from "./scene.js";

/** A codebook entry that a token matches as trigger. */
export interface LexiconMatch {
  readonly type: string;
  readonly entry: LexiconEntry;
}

/** The codebook's phrases, found by the lemma of their trigger word. */
export class Lexicon {
  private readonly byLemma = new Map<string, LexiconMatch[]>();
  /** Names of the codebook's types. */
  readonly types: ReadonlySet<string>;

  constructor(types: readonly EventType[]) {
    this.types = new Set(types.map((t) => t.type));
    for (const { type, lexicon } of types) {
      for (const entry of lexicon) {
        const lemma = entry.pattern.split(" ")[(entry.trigger ?? 1) - 1] ?? "";
        const known = this.byLemma.get(lemma);
        if (known === undefined) this.byLemma.set(lemma, [{ type, entry }]);
        else known.push({ type, entry });
      }
    }
  }

  /** Entries that a token matches, longest pattern first, then by weight. */
  at(scene: Scene, token: number): LexiconMatch[] {
    const word = scene.token(token);
    if (word === undefined) return [];
    return (this.byLemma.get(word.lemma.toLowerCase()) ?? [])
      .filter(({ entry }) => entry.pos === word.upos && this.words(scene, token, entry) && needed(scene, token, entry.needs))
      .sort((a, b) => b.entry.pattern.length - a.entry.pattern.length || b.entry.weight - a.entry.weight);
  }

  /** The pattern's other words stand beside the trigger, depend on it, or govern it ("hold talk"). */
  private words(scene: Scene, token: number, entry: LexiconEntry): boolean {
    const others = entry.pattern.split(" ").filter((_, i) => i !== (entry.trigger ?? 1) - 1);
    if (others.length === 0) return true;
    const near = [token - 2, token - 1, token + 1, token + 2, scene.token(token)?.head ?? -1, ...scene.syntax.children(token)];
    const below = scene.syntax.children(token).flatMap((c) => scene.syntax.children(c, "case"));
    const lemmas = new Set([...near, ...below].map((i) => scene.token(i)?.lemma.toLowerCase()));
    return others.every((lemma) => lemmas.has(lemma));
  }
}

/** "ccomp", "obl:for": a dependent of that relation, with that case word. */
function needed(scene: Scene, token: number, needs: string | undefined): boolean {
  if (needs === undefined) return true;
  const [relation = "", marker] = needs.split(":");
  return scene.syntax
    .children(token, relation)
    .some(
      (c) => marker === undefined || scene.syntax.children(c, "case", "mark").some((m) => scene.token(m)?.lemma.toLowerCase() === marker),
    );
}
