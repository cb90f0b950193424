import type { EventDate, EventPlace, Factuality, Party, Quote, TraceStep, TriggerCandidate } from "../model/index.js";

/** An event in the making: each component fills its fields and says why. */
export interface Draft {
  readonly candidate: TriggerCandidate;
  /** The trigger's syntactic head, in `document.tokens`. */
  readonly head: number;
  readonly p: number;
  readonly type: string;
  mode: string | null;
  contexts: readonly string[];
  cameo: string | null;
  actors: readonly Party[];
  recipients: readonly Party[];
  place: EventPlace | null;
  date: EventDate | null;
  factuality: Factuality;
  speakers: readonly (Quote & { readonly name: string })[];
  happening: number;
  readonly trace: TraceStep[];
}

/** What became of a candidate, for `annalist explain`. */
export interface Considered {
  readonly trigger: Quote;
  readonly kept: boolean;
  readonly why: string;
}
