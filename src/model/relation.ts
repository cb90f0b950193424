import type { Quote } from "./span.js";

/**
 * Ties that last, which no act tells of: allies; who backs, arms or steers whom; rivals and enemies; a treaty in force; belonging to a body;
 * accusing again and again.
 */
export const RELATION_KINDS = ["alliance", "backing", "enmity", "treaty", "membership", "accusation"] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** Kinds in which neither side comes first. */
export const MUTUAL: ReadonlySet<RelationKind> = new Set(["alliance", "enmity", "treaty"]);

/** One side of a relation. */
export interface Side extends Quote {
  /** The clearest name the report uses for it. */
  readonly name: string;
  /** ISO 3166-1 alpha-3, "IGO", "NGO", or null when unknown. */
  readonly country: string | null;
  readonly sector: string | null;
}

/** A lasting tie as a report states it, said by whoever is credited. The quote is the word that names it ("ally", "backed"). */
export interface Relation extends Quote {
  readonly kind: RelationKind;
  /** Who backs, belongs or accuses; in the order of the text where the kind is mutual. */
  readonly first: Side;
  readonly second: Side;
  /** Whom the report credits, from the nearest out; empty when it is the paper's own voice. */
  readonly speakers: readonly (Quote & { readonly name: string })[];
  /** For people: which words made it one. */
  readonly why: string;
}
