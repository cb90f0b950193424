import { daysIn, fromDay, monthIso, toDay, weekdayOf, weekIso, yearIso, type Day } from "./calendar.js";
import { answer, dated, unknown, type Answer, type Context } from "./found.js";
import type { Unit } from "./vocabulary.js";

/** A day moved by whole units; months and years keep the day of the month where it exists. */
export function shift(day: Day, unit: Unit, count: number): Day {
  if (unit === "day") return day + count;
  if (unit === "week" || unit === "weekend") return day + 7 * count;
  const { year, month, day: date } = fromDay(day);
  const perUnit: Partial<Record<Unit, number>> = { month: 1, quarter: 3, season: 12, half: 6, year: 12, decade: 120, century: 1200 };
  const index = year * 12 + month - 1 + count * (perUnit[unit] ?? 0);
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return toDay(y, m, Math.min(date, daysIn(y, m)));
}

/** The unit's stretch that holds a day, as ISO 8601 or EDTF, with its first day. */
export function stretch(day: Day, unit: Unit): { readonly value: string; readonly start: Day } {
  const { year, month } = fromDay(day);
  switch (unit) {
    case "week":
      return { value: weekIso(day), start: day - weekdayOf(day) + 1 };
    case "weekend": {
      const saturday = day - weekdayOf(day) + 6;
      return { value: `${dated(saturday)}/${dated(saturday + 1)}`, start: saturday };
    }
    case "month":
      return { value: monthIso(year, month), start: toDay(year, month, 1) };
    case "quarter": {
      const quarter = Math.floor((month - 1) / 3);
      return { value: `${yearIso(year)}-${33 + quarter}`, start: toDay(year, quarter * 3 + 1, 1) };
    }
    case "half":
      return { value: `${yearIso(year)}-${month <= 6 ? 40 : 41}`, start: toDay(year, month <= 6 ? 1 : 7, 1) };
    case "season":
    case "year":
      return { value: yearIso(year), start: toDay(year, 1, 1) };
    case "decade":
      return { value: `${yearIso(year).slice(0, 3)}X`, start: toDay(Math.floor(year / 10) * 10, 1, 1) };
    case "century":
      return { value: `${yearIso(year).slice(0, 2)}XX`, start: toDay(Math.floor(year / 100) * 100, 1, 1) };
    default:
      return { value: dated(day), start: day };
  }
}

const plural = (count: number, unit: Unit): string => `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? "" : "s"}`;

/** The stretch some units before or after a day. `from` says for people which day that is. */
export function moved(base: Day | null, unit: Unit, count: number, from: string): Answer {
  if (base === null)
    return unknown(
      `${count === 0 ? `the ${unit} of` : `${plural(count, unit)} ${count < 0 ? "before" : "after"}`} ${from}, which is not known`,
      unit,
    );
  const { value, start } = stretch(shift(base, unit, count), unit);
  const why =
    count === 0
      ? `the ${unit} of ${from} ${dated(base)}`
      : `${plural(count, unit)} ${count < 0 ? "before" : "after"} ${from} ${dated(base)}`;
  return answer(value, "inferred", why, start, unit);
}

export const fromPublication = (context: Context, unit: Unit, count: number): Answer =>
  moved(context.published, unit, count, "the publication day");

const EXACTNESS: readonly Unit[] = ["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"];

/** Counted from the date named just before, if that one is exact enough to count such units from. */
export function fromAnchor(context: Context, unit: Unit, count: number): Answer | null {
  const { anchor } = context;
  if (anchor === null || EXACTNESS.indexOf(anchor.unit) > EXACTNESS.indexOf(unit)) return null;
  return moved(anchor.day, unit, count, "the date named before,");
}
