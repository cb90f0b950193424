import type { Event, Factuality } from "./event.js";
import type { Relation } from "./relation.js";
import type { Report } from "./report.js";

/** What made an output: two runs with the same three values and the same input give the same bytes. */
export interface Versions {
  readonly annalist: string;
  readonly codebook: string;
  readonly model: string;
}

/** One go of the program over reports. What it coded is never overwritten: a later run stands beside it. */
export interface Run extends Versions {
  readonly id: number;
  /** The confidence below which events were left out; null for the program's own. */
  readonly minConfidence: number | null;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** Null while it runs, and where it was broken off. */
  readonly ended: string | null;
}

/** An event as the record holds it. */
export interface StoredEvent extends Event {
  /** Number in the record. */
  readonly id: number;
  /** Number of its report in the record. */
  readonly report: number;
  /** The id that the report came with. */
  readonly reportId: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly run: number;
  /** The entry that it is a mention of. */
  readonly entry: number;
}

/** How firm a happening is, from what its mentions say; the first that holds. */
export const STANDINGS = ["denied", "disputed", "planned", "firm", "likely", "single"] as const;
export interface Firmness {
  /**
   * `denied`: none but denials. `disputed`: told and denied. `planned`: told as still to come, and nowhere as done. `firm`: three independent
   * sources tell it and the support is at least 0.9. `likely`: two do. `single`: one source alone.
   */
  readonly standing: (typeof STANDINGS)[number];
  /** Probability that at least one independent source is right, each taken at its surest mention: 1 minus the product of their doubts. */
  readonly support: number;
}

/** Who says it: nearest speakers by name, or the publisher where the paper says it in its own voice. */
export interface Voices {
  readonly asserted: readonly string[];
  readonly denied: readonly string[];
}

/** One happening with every mention that tells of it. */
export interface Entry {
  readonly id: number;
  /** The mention that tells it best: the surest one, the earliest where several are as sure. */
  readonly lead: StoredEvent;
  /** Numbers of all its events, in the order in which they were put in. */
  readonly mentions: readonly number[];
  readonly reports: number;
  /** Names of those who brought it out, sorted. */
  readonly publishers: readonly string[];
  /** Sources that are independent of each other: copies of one text count once, and whoever cites an outlet counts with it. */
  readonly independent: number;
  /** Mentions that say it happened, is happening or will. */
  readonly asserts: number;
  /** Mentions that say it did not happen. */
  readonly denies: number;
  readonly voices: Voices;
  readonly firmness: Firmness;
  /** The report that told of it first, by publication. */
  readonly first: { readonly report: number; readonly publisher: string | null; readonly published: string | null };
}

/** Entries that belong to one unfolding story. */
export interface Story {
  /** The number of the first of its entries that came into the record. */
  readonly id: number;
  /** The entry that most independent sources tell of, the earliest of several. */
  readonly lead: number;
  /** Numbers of its entries, in the order in which they happened. */
  readonly entries: readonly number[];
  /** Days of the first and the last of them; null where none is known. */
  readonly from: string | null;
  readonly to: string | null;
  /** How many of its entries are of each type, and how many name each country as a party; the most frequent first. */
  readonly types: Readonly<Record<string, number>>;
  readonly countries: Readonly<Record<string, number>>;
}

/** A lasting tie with every report that states it. */
export interface StandingRelation extends Pick<Relation, "kind" | "first" | "second"> {
  readonly reports: number;
  /** Names of those who brought them out, sorted. */
  readonly publishers: readonly string[];
  /** Days of publication of the first and the last of them. */
  readonly from: string | null;
  readonly to: string | null;
  /** Who states it and in what words; the latest first, twenty at most. */
  readonly statements: readonly (Relation & {
    readonly report: number;
    readonly reportId: string;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly url: string | null;
    /** The words around the quote. */
    readonly passage: string;
  })[];
}

/** What a person can say of an event or of the entry that it belongs to. */
export const VERDICTS = ["right", "wrong", "corrected", "merge", "split", "comment"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An event by its words: a report and the trigger's offsets, which stay when the report is coded again. */
export interface Anchor {
  readonly report: number;
  readonly start: number;
  readonly end: number;
}

/** What a person said of an event; data with author and time that no later run overwrites. */
export interface Judgement {
  readonly id: number;
  readonly verdict: Verdict;
  readonly about: Anchor;
  /** With `merge`: the event whose entry is the same happening. */
  readonly other: Anchor | null;
  /** With `corrected`: the right values of the fields that were wrong. */
  readonly fields: Partial<Event> | null;
  readonly comment: string | null;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** A report with what a person said of its events: right, wrong or corrected. */
export interface JudgedReport {
  readonly report: Report;
  /** Its current events. */
  readonly current: readonly Event[];
  /** In the order in which they were said, each with the event that it was said of. */
  readonly verdicts: readonly { readonly judgement: Judgement; readonly event: Event }[];
}

/** One event flat, as tables and exports print it. Lists of one side are in step with each other; null stands for what is unknown. */
export interface ExportRow {
  readonly event: number;
  readonly entry: number;
  readonly report: number;
  readonly reportId: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly trigger: string;
  /** UTF-16 code units into the report's text. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly cameo: string | null;
  readonly quad: 1 | 2 | 3 | 4;
  readonly intensity: number;
  readonly actorNames: readonly string[];
  readonly actorCountries: readonly (string | null)[];
  readonly actorSectors: readonly (string | null)[];
  readonly recipientNames: readonly string[];
  readonly recipientCountries: readonly (string | null)[];
  readonly recipientSectors: readonly (string | null)[];
  readonly placeText: string | null;
  readonly placeCountry: string | null;
  /** Degrees, WGS 84; north and east are positive. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** How exact the coordinates are ("city", "region", "country"). */
  readonly precision: string | null;
  /** ISO 8601, as much as is known: `2020-01-03`, `2020-01`, `2020`. */
  readonly date: string | null;
  readonly factuality: Factuality;
  /** Names of those whom the report credits, nearest first. */
  readonly speakers: readonly string[];
  readonly confidence: number;
  /** Number of the happening inside its report. */
  readonly happening: number;
  readonly annalist: string;
  readonly codebook: string;
  readonly model: string;
}
