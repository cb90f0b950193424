import { ContextMatcher } from "./context-matcher.js";
import type { CameoCode, Codebook, EventType, ModeEntry, Quad } from "./types.js";

/** What a CAMEO code means in PLOVER. */
export interface Meaning extends CameoCode {
  /** The listed code that was found: the one asked for, or its nearest listed head. */
  readonly code: string;
}

/** The questions that coding asks of a codebook. Pure; build one for a run and keep it. */
export class Lookup {
  private readonly byName: ReadonlyMap<string, EventType>;
  /** Built when first asked: reading a codebook should cost nothing to those who look up other things. */
  private matcher: ContextMatcher | null = null;

  constructor(readonly codebook: Codebook) {
    this.byName = new Map(codebook.types.map((t) => [t.type, t]));
  }

  /** The type's entry, or null where the codebook lacks it. */
  typeOf(type: string): EventType | null {
    return this.byName.get(type) ?? null;
  }

  /** Names of a type's modes in the codebook's order; empty for an unknown type. */
  modes(type: string): readonly string[] {
    return this.byName.get(type)?.modes.map((m) => m.mode) ?? [];
  }

  /** A mode's entry, or null. */
  modeOf(type: string, mode: string | null): ModeEntry | null {
    return mode === null ? null : (this.byName.get(type)?.modes.find((m) => m.mode === mode) ?? null);
  }

  /** Quad class of a type. Throws RangeError for a type that the codebook lacks: no class can be made up. */
  quad(type: string): Quad {
    return this.known(type).quad;
  }

  /** PLOVER intensity, -10 to 10: the mode's where it has one, else the type's. Throws RangeError for an unknown type. */
  intensity(type: string, mode: string | null = null): number {
    return this.modeOf(type, mode)?.intensity ?? this.known(type).intensity;
  }

  /** What a CAMEO code means; null where neither the code nor any head of it is listed. "0415" falls back to "041", then "04". */
  meaningOf(cameo: string): Meaning | null {
    for (let code = cameo; code.length >= 2; code = code.slice(0, -1)) {
      const entry = this.codebook.cameo.codes[code];
      if (entry !== undefined) return { code, ...entry };
    }
    return null;
  }

  /** The PLOVER type of a CAMEO code; null where PLOVER dropped its family or the code is unknown. */
  typeOfCameo(cameo: string): string | null {
    return this.meaningOf(cameo)?.type ?? null;
  }

  /**
   * The CAMEO code for an event: the base code of its type and mode (or `from`, a lexicon entry's own code), made finer by its contexts.
   * Null where the codebook gives the type no code.
   */
  cameoOf(type: string, mode: string | null = null, contexts: readonly string[] = [], from: string | null = null): string | null {
    const base = from ?? this.baseCode(type, mode);
    return base === null ? null : this.refined(base, new Set(contexts));
  }

  /**
   * Contexts of an event, in the codebook's order. `words` are the lemmas of the event's sentence or paragraph in text order;
   * `act` adds what a mode brings with it (COERCE/cyber brings "cyber").
   */
  contextsOf(words: readonly string[], act: { readonly type: string; readonly mode: string | null } | null = null): readonly string[] {
    this.matcher ??= new ContextMatcher(this.codebook.contexts, this.codebook.ignore);
    return this.matcher.find(words, act);
  }

  private baseCode(type: string, mode: string | null): string | null {
    const entry = this.byName.get(type);
    const given = this.codebook.cameo.give[type];
    const ofMode = mode === null ? undefined : (given?.modes?.[mode]?.code ?? this.modeOf(type, mode)?.cameo);
    return ofMode ?? given?.code ?? entry?.cameo ?? null;
  }

  private refined(base: string, contexts: ReadonlySet<string>): string {
    let code = base;
    // Each step must lead to a code not met before, so a circle in the table cannot hang the run.
    for (const met = new Set<string>(); !met.has(code);) {
      met.add(code);
      const finer = Object.entries(this.codebook.cameo.refine[code] ?? {}).find(([context]) => contexts.has(context))?.[1];
      if (finer === undefined || met.has(finer)) break;
      code = finer;
    }
    return code;
  }

  private known(type: string): EventType {
    const entry = this.byName.get(type);
    if (entry === undefined) throw new RangeError(`The codebook ${this.codebook.name} has no type ${type}`);
    return entry;
  }
}
