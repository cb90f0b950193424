/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** A way of doing what a type names ("visit" of CONSULT). */
export interface ModeEntry {
  readonly mode: string;
  readonly definition: string;
  readonly cameo?: string | undefined;
  /** -10 (worst conflict) to 10; the type's own where absent. */
  readonly intensity?: number | undefined;
}

/** Words that name the act. */
export interface LexiconEntry {
  /** Lemmas in lower case with single spaces between them: "hold talk". */
  readonly pattern: string;
  /** Universal part of speech of the trigger word. */
  readonly pos: "VERB" | "NOUN" | "ADJ";
  /** Which word of the pattern is the trigger's head, counted from 1; 1 where absent. */
  readonly trigger?: number | undefined;
  readonly mode?: string | null | undefined;
  readonly cameo?: string | undefined;
  /** How surely these words mean this type, 0 to 1. */
  readonly weight: number;
  /** Dependents the trigger must have, as Universal Dependencies relations, with the case word after a colon where it matters: "ccomp", "obl:for". */
  readonly needs?: string | undefined;
}

/** A sentence of our own that shows what the type is, or (`not`) what only looks like it. */
export interface Example {
  readonly text: string;
  /** A near-miss: this sentence is not the file's type. */
  readonly not?: boolean | undefined;
  /** What the sentence is: a type, or null for no event at all. */
  readonly is: string | null;
  readonly trigger?: string | undefined;
  readonly mode?: string | null | undefined;
  readonly factuality?: "actual" | "negated" | "future" | "hypothetical" | undefined;
  readonly actors?: readonly string[] | undefined;
  readonly recipients?: readonly string[] | undefined;
  readonly why?: string | undefined;
}

/** One event type: a file of `codebook/types`. */
export interface EventType {
  readonly type: string;
  readonly quad: Quad;
  /** -10 (worst conflict) to 10. */
  readonly intensity: number;
  readonly intensitySource: string;
  readonly title: string;
  readonly definition: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly cameo?: string | undefined;
  readonly modes: readonly ModeEntry[];
  readonly lexicon: readonly LexiconEntry[];
  readonly examples: readonly Example[];
}

/** What an event is about, whatever its type. */
export interface ContextEntry {
  readonly name: string;
  readonly definition: string;
  readonly exclude?: string | undefined;
  /** Lemmas or runs of lemmas, each enough on its own. */
  readonly cues: readonly string[];
  /** Two different ones of these give the context. */
  readonly hints?: readonly string[] | undefined;
  /** "TYPE/mode" that brings the context whatever the words. */
  readonly addedBy?: readonly string[] | undefined;
  /** The context falls away where one of these holds. */
  readonly unless?: readonly string[] | undefined;
}

/** What part of society a party belongs to. */
export interface SectorEntry {
  readonly code: string;
  readonly title: string;
  readonly definition: string;
  /** Code in PLOVER 2.0's own table. */
  readonly plover: string;
  /** Agent code in CAMEO. */
  readonly cameo: string;
  /** Further PLOVER 2.0 sectors that are given this one. */
  readonly nearest?: readonly string[] | undefined;
  readonly decision?: string | undefined;
}

/** What a CAMEO code means in PLOVER. */
export interface CameoCode {
  /** Null where PLOVER dropped the family. */
  readonly type: string | null;
  readonly mode?: string | undefined;
  readonly contexts?: readonly string[] | undefined;
  /** Goldstein score, -10 (worst conflict) to 10. */
  readonly goldstein: number;
  readonly text: string;
  readonly decision?: string | undefined;
}

export interface Given {
  readonly code: string;
  readonly decision?: string | undefined;
}

/** CAMEO and PLOVER, both ways. */
export interface CameoTable {
  readonly codes: Readonly<Record<string, CameoCode>>;
  /** Type to the one code for it, and for each of its modes. */
  readonly give: Readonly<Record<string, Given & { readonly modes?: Readonly<Record<string, Given>> | undefined }>>;
  /** Code to the finer code a context gives; the first context listed decides. */
  readonly refine: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Decision {
  readonly about: string;
  readonly decision: string;
}

/** The whole ontology as one value. */
export interface Codebook {
  readonly name: string;
  readonly version: string;
  readonly ontology: string;
  readonly language: string;
  readonly decisions: readonly Decision[];
  readonly types: readonly EventType[];
  readonly contexts: readonly ContextEntry[];
  /** Runs of lemmas that hide the shorter cues inside them and give nothing. */
  readonly ignore: readonly string[];
  readonly sectors: readonly SectorEntry[];
  readonly cameo: CameoTable;
}
