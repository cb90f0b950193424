import type { LinkKind } from "../../model/index.js";

/** models/reader-en/labels.json: the names behind every output column, in order. Tag sets are BIO ("O", "B-PER", "I-PER"…). */
export interface ReaderLabels {
  readonly upos: readonly string[];
  readonly deprel: readonly string[];
  readonly entity: readonly string[];
  readonly role: readonly string[];
  readonly trigger: readonly string[];
  /** "ACCUSE" (no mode) or "ACCUSE/allege". */
  readonly mode: readonly string[];
  readonly eventFactuality: readonly string[];
  readonly argument: readonly string[];
  /** "-" is no sector. */
  readonly sector: readonly string[];
  readonly link: readonly LinkKind[];
}
