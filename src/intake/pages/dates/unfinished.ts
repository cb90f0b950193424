import { agosIn, type Ago } from "./ago.js";
import { isFor, labelled, type Shown } from "./shown.js";
import { datesIn, type Order } from "./written.js";
import { wholeOf, yearlessIn } from "./yearless.js";

/** What finishes a date that a line leaves unfinished. */
export interface Known {
  readonly order: Order;
  /** In which the page may write its dates. */
  readonly languages: readonly string[];
  /** Other dates of the page, in ISO 8601. */
  readonly others: () => readonly string[];
  /** When the page was fetched, in ISO 8601; null where that is not known. */
  readonly fetchedAt: string | null;
}

/** A day with two figures of its year: "28.01.22", "1/28/22". */
const SHORT_YEAR = /(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d./:])/gu;
const HOUR = /\d{1,2}[:.h]\d{2}/u;

/**
 * The dates of a line that is there for them and gives none in full: "28.01.22", of this century; "Tuesday, 3 November", the year from another
 * date of the page or from the time of the fetch; "3 hours ago", from the time of the fetch. Without either they stay unknown.
 */
export function unfinishedIn(line: string, { order, languages, others, fetchedAt }: Known): Shown[] {
  if (datesIn(line, order).length > 0) return [];
  const short = [...line.matchAll(SHORT_YEAR)].flatMap((match): Shown[] => {
    const [whole, a, mark, b, year] = match;
    const [start, end] = [match.index, match.index + whole.length];
    const date = isFor(line, start, end) ? datesIn(`${a}${mark}${b}${mark}20${year}`, order)[0]?.date : undefined;
    return date === undefined ? [] : [{ date, start, end, from: "text" }];
  });
  if (short.length > 0) return short;
  const days = yearlessIn(line, languages).flatMap((yearless): Shown[] => {
    const { start, end } = yearless;
    if (!isFor(line, start, end)) return [];
    const date = wholeOf(yearless, others());
    if (date !== null) return [{ date, start, end, from: "text" }];
    const fetched = fetchedAt === null ? null : wholeOf(yearless, [fetchedAt]);
    return fetched === null ? [] : [{ date: fetched, start, end, from: "fetched" }];
  });
  if (days.length > 0 || fetchedAt === null) return days;
  return agosIn(line, languages).flatMap((ago): Shown[] => {
    const { named, start, end } = ago;
    // "Today" alone may be a menu's.
    const believed = named ? HOUR.test(line) || labelled(line.slice(0, start)) !== 0 : true;
    return believed && isFor(line, start, end) ? [{ date: dayOf(ago, fetchedAt), start, end, from: "fetched" }] : [];
  });
}

function dayOf({ unit, count }: Ago, fetchedAt: string): string {
  const now = Date.parse(fetchedAt);
  return new Date(now - count * (unit === "day" ? 86_400_000 : 60_000)).toISOString().slice(0, 10);
}
