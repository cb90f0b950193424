import type { Basis, EntityKind } from "../../model/index.js";

/** A noun phrase with its parse; heads are indices inside the phrase, -1 for its own head. */
export interface ActorPhrase {
  readonly text: string;
  readonly tokens: readonly {
    readonly text: string;
    readonly lemma: string;
    readonly upos: string;
    readonly head: number;
    readonly deprel: string;
  }[];
  readonly mention?: EntityKind;
}

/** Whose country and which sector a phrase names; null stays null: there is no default code. */
export interface ActorResolution {
  readonly country: string | null;
  readonly countryBasis: Basis;
  readonly sector: string | null;
  readonly sectorBasis: Basis;
  /** The actor's name in the table, the same in every report; null for one known by its role alone. */
  readonly id: string | null;
  /** The office that the table gives a named person, on the day or before. */
  readonly office?: string;
  /** A leader taken from the surname alone: a full name in the report says more. */
  readonly bySurname?: true;
  readonly why: readonly string[];
}

export const basis = (value: string | null): Basis => (value === null ? "unknown" : "stated");
