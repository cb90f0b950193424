import type { Entry, StoredEvent } from "../../model/record.js";
import { firmnessOf, type Firmness } from "./firmness.js";

/** A stored event, and whose text it stands in. */
export interface Carried {
  readonly event: StoredEvent;
  /** Reports that are copies of one text share it; null for a report of its own. */
  readonly family: string | null;
}

/** Who says it: nearest speakers by name, or the publisher where the paper says it in its own voice. */
export interface Voices {
  readonly asserted: readonly string[];
  readonly denied: readonly string[];
}

/** An entry with what its mentions are worth together. */
export interface WeighedEntry extends Entry {
  /** Publishers that are independent of each other: those of one family count once. */
  readonly independent: number;
  readonly voices: Voices;
  readonly firmness: Firmness;
}

/**
 * One happening from its mentions. What comes out hangs on the mentions alone, not on their order.
 * Throws RangeError where there are none: an entry without a mention is no entry.
 */
export function entryOf(id: number, carried: readonly Carried[]): WeighedEntry {
  const events = carried.map(({ event }) => event).sort((a, b) => a.id - b.id);
  const lead = events.toSorted((a, b) => b.confidence - a.confidence || a.id - b.id)[0];
  const first = events.toSorted(byPublication)[0];
  if (lead === undefined || first === undefined) throw new RangeError(`entry ${id} has no mention`);
  const asserting = events.filter(({ factuality }) => factuality === "actual" || factuality === "future");
  const denying = events.filter(({ factuality }) => factuality === "negated");
  return {
    id,
    lead,
    mentions: events.map((event) => event.id),
    reports: new Set(events.map((event) => event.report)).size,
    publishers: unique(events.flatMap(({ publisher }) => publisher ?? [])),
    asserts: asserting.length,
    denies: denying.length,
    first: { report: first.report, publisher: first.publisher, published: first.published },
    independent: new Set(independentOf(carried).values()).size,
    voices: { asserted: unique(asserting.map(voiceOf)), denied: unique(denying.map(voiceOf)) },
    firmness: firmnessOf(carried, independentOf(carried)),
  };
}

/**
 * The source behind each report: publishers that share a family or brought out more than one of the reports are one source. A copy by a
 * publisher that also tells it in its own words still joins that publisher to its family, so the count never overstates.
 */
function independentOf(carried: readonly Carried[]): ReadonlyMap<number, string> {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    const above = parent.get(name) ?? name;
    return above === name ? name : root(above);
  };
  const names = new Map<number, string>();
  for (const { event, family } of carried) {
    const publisher = event.publisher === null ? `report ${event.report}` : `by ${event.publisher}`;
    names.set(event.report, publisher);
    if (family === null) continue;
    const [a, b] = [root(publisher), root(`family ${family}`)].sort() as [string, string];
    parent.set(b, a);
  }
  return new Map([...names].map(([report, name]) => [report, root(name)]));
}

const voiceOf = ({ speakers, publisher, reportId }: StoredEvent): string => speakers[0]?.name ?? publisher ?? reportId;
const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
/** Earliest first; a report without a date comes last. */
function byPublication(a: StoredEvent, b: StoredEvent): number {
  const [x, y] = [a.published ?? "9999", b.published ?? "9999"];
  return x === y ? a.report - b.report || a.id - b.id : x < y ? -1 : 1;
}
