import type { Report } from "./report.js";
import type { Quote, Span } from "./span.js";

/** Universal Dependencies' 17 universal parts of speech. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/** A syntactic word, as Universal Dependencies for English cuts them ("don't" is two). */
export interface Token extends Quote {
  readonly upos: Upos;
  readonly lemma: string;
  /** Index of the head in `document.tokens`; -1 for the root of its sentence. */
  readonly head: number;
  /** Universal relation without its subtype ("nsubj", "obl"); "root" where `head` is -1. */
  readonly deprel: string;
  /** Index into `document.sentences`. */
  readonly sentence: number;
}

/** A sentence: its characters and its tokens [firstToken, lastToken). */
export interface Sentence extends Span {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** NORP is a nationality, religious or political adjective or people ("Iraqi", "Kurds"); TIME is not among the names: see `times`. */
export const ENTITY_KINDS = ["PER", "ORG", "LOC", "NORP", "MISC"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A named mention. Tokens [firstToken, lastToken). */
export interface EntityMention extends Quote {
  readonly kind: EntityKind;
  readonly firstToken: number;
  readonly lastToken: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Mentions of one person, body or place inside the report; `name` is the clearest one the report uses. */
export interface Chain {
  readonly name: string;
  readonly mentions: readonly (Quote & { readonly headToken: number; readonly how: string })[];
}

/** A time expression and its value. */
export interface TimeExpression extends Quote {
  readonly kind: "date" | "time" | "duration" | "set";
  /** ISO 8601 / EDTF as far as known ("2020-01-03", "2020-01", "2020-W01", "P3D"); null while relative and no publication date is known. */
  readonly value: string | null;
  /** "stated" when the words carry the whole value, "inferred" when the publication date or a neighbour was needed. */
  readonly how: "stated" | "inferred";
  /** For people: "Tuesday, on or before the publication day Friday 2020-01-03". */
  readonly why: string;
}

/** PropBank role of a span towards its predicate ("ARG0", "ARGM-TMP"). Tokens [firstToken, lastToken). */
export interface Role extends Quote {
  readonly role: string;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** A predicate with its PropBank roles (Palmer et al. 2005; EWT release). */
export interface Predicate {
  readonly token: number;
  readonly roles: readonly Role[];
  /** UDS factuality (White et al. 2016): -3 surely did not happen, 3 surely happened. */
  readonly factuality: number;
}

/** Who said what: speaker, cue word and content. Quotations and reported speech alike. */
export interface Speech {
  readonly speaker: (Quote & { readonly headToken: number }) | null;
  readonly cue: Quote;
  readonly content: Span;
  /** "stance": a thought, wish, plan or judgement told of the speaker ("condemned the strike", "is willing to talk"), not words that are passed on. */
  readonly form: "direct" | "indirect" | "mixed" | "according-to" | "stance";
  /** Which pattern found it. */
  readonly why: string;
}

/** A word that takes sides in the paper's own voice. */
export interface FramingMark extends Quote {
  /** "epithet": somebody named by a verdict; "verdict": an act judged; "force": an act overstated. */
  readonly kind: "epithet" | "verdict" | "force";
  readonly why: string;
}

/** What the reader's event heads propose: a trigger with scores, and spans in its sentence for its arguments. Coding decides. */
export interface TriggerCandidate extends Quote {
  readonly firstToken: number;
  readonly lastToken: number;
  /** PLOVER type to probability, best first, at most four, each at least 0.02. */
  readonly types: readonly { readonly type: string; readonly p: number }[];
  /** Modes of the types above with their probability among all types' modes, best first, at most eight. */
  readonly modes: readonly { readonly type: string; readonly mode: string | null; readonly p: number }[];
  readonly factuality: readonly { readonly value: string; readonly p: number }[];
  readonly arguments: readonly CandidateArgument[];
}
export interface CandidateArgument extends Quote {
  readonly role: "actor" | "recipient" | "place" | "speaker";
  readonly firstToken: number;
  readonly lastToken: number;
  readonly p: number;
  /** PLOVER sector to probability for the span's head, best first, at most three. */
  readonly sectors: readonly { readonly sector: string | null; readonly p: number }[];
}

/**
 * What a trigger or a party points at elsewhere in the report. From a trigger: "actor" and "recipient", the words of its parties; "actor
 * country" and "recipient country", the words that tell their countries; "same", the triggers before it that tell the same act. From a
 * party's word: "country", the words that tell its country.
 */
export const LINK_KINDS = ["actor", "recipient", "actor country", "recipient country", "country", "same"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export interface Link {
  readonly kind: LinkKind;
  /** Index into `document.tokens`. */
  readonly token: number;
  /** Probability that it points at nothing. */
  readonly nothing: number;
  /** Tokens with their probability, best first. */
  readonly to: readonly { readonly token: number; readonly p: number }[];
}

/** A report and its layers. Each layer is added once, by one component, and never rewritten. */
export interface Document {
  readonly report: Report;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly mentions: readonly EntityMention[];
  readonly predicates: readonly Predicate[];
  readonly candidates: readonly TriggerCandidate[];
  readonly links: readonly Link[];
  readonly times: readonly TimeExpression[];
  readonly speech: readonly Speech[];
  readonly framing: readonly FramingMark[];
  readonly chains: readonly Chain[];
}
