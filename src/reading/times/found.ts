import type { TimeExpression } from "../../model/index.js";
import { dayIso, type Day } from "./calendar.js";
import type { Unit } from "./vocabulary.js";
import type { Words } from "./words.js";

export type Tense = "past" | "future" | null;

/** What a value is worked out from. */
export interface Context {
  readonly published: Day | null;
  readonly tense: Tense;
  /** The last date the text named shortly before, and how exact it was. */
  readonly anchor: { readonly day: Day; readonly unit: Unit } | null;
  /** The year that a neighbour lends ("between May and July 2019" lends 2019 to May). */
  readonly year: number | null;
}

export interface Answer {
  readonly value: string | null;
  readonly how: TimeExpression["how"];
  readonly why: string;
  /** Where the stretch begins; null while unknown. */
  readonly day: Day | null;
  /** How exact it is. */
  readonly unit: Unit;
}

/** What a recogniser has recognised: words [from, to) and how their value is worked out. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly kind: TimeExpression["kind"];
  resolve(context: Context): Answer;
  /** It names a month, or a month and day, but no year: it may borrow one. */
  readonly yearless?: boolean;
  /** Exact to the day, so that "night" or "4 p.m." can be added. */
  readonly daily?: boolean;
}

/** Looks for one kind of expression at a word; looks at a bounded number of words. */
export type Recogniser = (words: Words, at: number) => Found | null;

export const answer = (value: string, how: Answer["how"], why: string, day: Day | null, unit: Unit): Answer => ({
  value,
  how,
  why,
  day,
  unit,
});
export const unknown = (why: string, unit: Unit): Answer => ({ value: null, how: "inferred", why, day: null, unit });
export const spanless = (why: string, unit: Unit, value: string | null): Answer => ({ value, how: "stated", why, day: null, unit });

/** The first recogniser that finds something wins: tables put the longer forms first. */
export function firstOf(recognisers: readonly Recogniser[]): Recogniser {
  return (words, at) => {
    for (const recognise of recognisers) {
      const found = recognise(words, at);
      if (found !== null) return found;
    }
    return null;
  };
}

export const dated = (day: Day): string => dayIso(day);
