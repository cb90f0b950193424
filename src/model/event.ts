import type { Precision } from "./place.js";
import type { Quote } from "./span.js";

/** How a value came to be known: its words say so, something else in the report implies it, or it is not known. */
export type Basis = "stated" | "inferred" | "unknown";

/** Modal status: `actual` happened or is happening, `negated` did not, `future` is planned, `hypothetical` is conditional, feared or proposed. */
export const FACTUALITIES = ["actual", "negated", "future", "hypothetical"] as const;
export type Factuality = (typeof FACTUALITIES)[number];

/** An actor or a recipient. */
export interface Party extends Quote {
  /** The clearest name the report uses for it. */
  readonly name: string;
  /** ISO 3166-1 alpha-3, "IGO", "NGO", or null when unknown. */
  readonly country: string | null;
  readonly countryBasis: Basis;
  /** PLOVER sector, or null when unknown. */
  readonly sector: string | null;
  readonly sectorBasis: Basis;
}

/** Where an act happened: the words, and the place of the gazetteer that they name. */
export interface EventPlace extends Quote {
  readonly country: string | null;
  readonly basis: Basis;
  /** The place's own name ("Basrah"), or null where none is known. */
  readonly name: string | null;
  /** Name of its first-level region, or null. */
  readonly admin1: string | null;
  /** Degrees north and east, WGS 84, as exact as `precision` says. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: Precision | null;
}

export interface EventDate {
  /** ISO 8601, as much as is known: `2020-01-03`, `2020-01`, `2020`. */
  readonly value: string;
  /** The time expression's words; null when the value was inferred from another mention. */
  readonly words: Quote | null;
  readonly basis: Basis;
}

/** Which rule or model output decided a field. */
export interface TraceStep {
  readonly field:
    "trigger" | "type" | "mode" | "contexts" | "actors" | "recipients" | "place" | "date" | "factuality" | "speakers" | "happening";
  /** A stable rule name ("argument-model", "shared-subject", "lexicon/accuse"). */
  readonly by: string;
  /** One line for people. */
  readonly why: string;
}

/** One mention of one act, coded in PLOVER 2.0 and CAMEO. */
export interface Event {
  readonly trigger: string;
  /** UTF-16 code units into `report.text`; `report.text.slice(start, end) === trigger`. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly cameo: string | null;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  readonly quad: 1 | 2 | 3 | 4;
  /** PLOVER intensity score, -10 (worst conflict) to 10. */
  readonly intensity: number;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  readonly place: EventPlace | null;
  readonly date: EventDate | null;
  readonly factuality: Factuality;
  /** Who the report credits for this statement, from the nearest out; empty when it is the paper's own voice. */
  readonly speakers: readonly (Quote & { readonly name: string })[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Mentions of one happening inside the report share this number, counted from 1. */
  readonly happening: number;
  readonly trace: readonly TraceStep[];
}
