import type { Entry, Firmness, StoredEvent } from "../../model/record.js";
import { isOutlet, outletName } from "./cites.js";
import { outletOf } from "./gazetteer.js";
import { firmnessOf } from "./firmness.js";

/** Of a stored event, what an entry is counted from. */
export type Counted = Pick<
  StoredEvent,
  "id" | "report" | "reportId" | "publisher" | "published" | "start" | "end" | "factuality" | "speakers" | "confidence"
>;

/** A stored event, and whose text it stands in. */
export interface Carried<E extends Counted = Counted> {
  readonly event: E;
  /** Reports that are copies of one text share it; null for a report of its own. */
  readonly family: string | null;
  /** Outlets that it is credited to, as `citesOf` names them. */
  readonly cites: readonly string[];
}

/** An entry by its numbers: what is counted from its mentions. */
export interface Weighed<E extends Counted = Counted> extends Omit<Entry, "id" | "lead"> {
  readonly lead: E;
  readonly firmness: Firmness;
}

/**
 * One happening from its mentions. What comes out hangs on the mentions alone, not on their order nor on the numbers that they were given.
 * Throws RangeError where there are none: an entry without a mention is no entry.
 */
export function entryOf<E extends Counted>(carried: readonly Carried<E>[]): Weighed<E> {
  const events = carried.map(({ event }) => event).sort(byPublication);
  const lead = events.toSorted((a, b) => b.confidence - a.confidence)[0];
  const first = events[0];
  if (lead === undefined || first === undefined) throw new RangeError("an entry needs a mention");
  const asserting = events.filter(({ factuality }) => factuality === "actual" || factuality === "future");
  const denying = events.filter(({ factuality }) => factuality === "negated");
  const sources = sourcesOf(carried);
  return {
    lead,
    mentions: events.map((event) => event.id).sort((a, b) => a - b),
    reports: new Set(events.map((event) => event.report)).size,
    publishers: unique(events.flatMap(({ publisher }) => publisher ?? [])),
    independent: new Set(sources.values()).size,
    asserts: asserting.length,
    denies: denying.length,
    voices: { asserted: unique(asserting.map(voiceOf)), denied: unique(denying.map(voiceOf)) },
    first: { report: first.report, publisher: first.publisher, published: first.published },
    firmness: firmnessOf(carried, sources),
  };
}

/**
 * The source behind each report: publishers that share a family, cite one another or cite one outlet are one source, as are all reports of
 * one publisher. A copy by a publisher that also tells it in its own words still joins that publisher to its family, so the count never
 * overstates.
 */
function sourcesOf(carried: readonly Carried[]): ReadonlyMap<number, string> {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    const above = parent.get(name) ?? name;
    return above === name ? name : root(above);
  };
  const join = (one: string, other: string): void => {
    const [a, b] = [root(one), root(other)].sort() as [string, string];
    parent.set(b, a);
  };
  const own = new Set(carried.flatMap(({ event }) => (event.publisher === null ? [] : [outletName(event.publisher)])));
  const names = new Map<number, string>();
  for (const { event, family, cites } of carried) {
    const source = event.publisher === null ? `report ${event.report}` : `by ${outletName(event.publisher)}`;
    names.set(event.report, source);
    if (family !== null) join(source, `family ${family}`);
    // A name that no list of outlets has is one where it brought out a report of this happening itself.
    for (const cited of cites) {
      // What was put in by an earlier release has names as they were then.
      const name = outletOf(cited) ?? cited;
      if (own.has(name) || isOutlet(name)) join(source, `by ${name}`);
    }
  }
  return new Map([...names].map(([report, name]) => [report, root(name)]));
}

const voiceOf = ({ speakers, publisher, reportId }: Counted): string => speakers[0]?.name ?? publisher ?? reportId;
const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
/** Earliest first, a report without a date last; the rest settles ties by what the reports say of themselves. */
function byPublication(a: Counted, b: Counted): number {
  const told = ({ published, publisher, reportId }: Counted) => [published ?? "9999", publisher ?? "", reportId];
  const [x, y] = [told(a), told(b)];
  for (const [i, one] of x.entries()) if (one !== y[i]) return one < (y[i] ?? "") ? -1 : 1;
  return a.start - b.start || a.end - b.end || a.id - b.id;
}
