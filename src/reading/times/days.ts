import { daysIn, toDay } from "./calendar.js";
import { answer, dated, firstOf, type Found, type Recogniser } from "./found.js";
import { ordinal } from "./numbers.js";
import { stretch, shift } from "./stretch.js";
import { DATE_NAMED, COUNTED, MONTH_NAMES, MONTHS, NAMED_DAYS, SHORT_MONTHS } from "./vocabulary.js";
import type { Words } from "./words.js";
import { yearlessDay } from "./years-of.js";

/** A month by its long or short name. Short ones may carry a full stop. */
export function monthAt(words: Words, at: number): { readonly month: number; readonly to: number; readonly short: boolean } | null {
  if (!words.capital(at)) return null;
  const long = MONTHS.get(words.low(at));
  if (long !== undefined) return { month: long, to: at + 1, short: false };
  const short = SHORT_MONTHS.get(words.low(at));
  if (short === undefined) return null;
  const stop = words.low(at + 1) === "." && words.at(at + 1).glued;
  return { month: short, to: at + (stop ? 2 : 1), short: true };
}

/** A four-digit year standing by itself. */
export function yearAt(words: Words, at: number): number | null {
  const { number, text, suffix } = words.at(at);
  return text.length === 4 && suffix === "" && number >= 1000 && number < 2200 && words.plain(at) ? number : null;
}

/** Past a comma or "of" where a year follows, or "last year" and the like after a month or a date. */
export function yearAfter(words: Words, at: number): { readonly to: number; readonly year: number | null; readonly shift: number } | null {
  for (const skip of words.is(at, ",", "of", "in") ? [1] : [0]) {
    const year = yearAt(words, at + skip);
    const next = words.low(at + skip + 1);
    if (year !== null && !COUNTED.has(next)) return { to: at + skip + 1, year, shift: 0 };
    const which = ["last", "this", "next"].indexOf(words.low(at + skip));
    if (which >= 0 && words.is(at + skip + 1, "year") && words.low(at) !== "," && words.low(at) !== "in")
      return { to: at + skip + 2, year: null, shift: which - 1 };
  }
  return null;
}

/** A day of the month in digits or as an ordinal: 1 to 31. */
function dayAt(words: Words, at: number): number | null {
  const { number, suffix } = words.at(at);
  const day = suffix === "" && words.plain(at) ? number : ordinal(words, at);
  return day !== null && day >= 1 && day <= 31 ? day : null;
}

/** "-5", "to 5", "and 5" after a day of the month. */
function lastDay(words: Words, at: number, followed: (next: number) => boolean): { readonly day: number; readonly to: number } | null {
  if (!words.dash(at) && !words.is(at, "to", "and", "through", "or")) return null;
  const { number, suffix } = words.at(at + 1);
  const day = Number.isNaN(number) || suffix === "s" ? Number.NaN : number;
  return day >= 1 && day <= 31 && followed(at + 2) ? { day, to: at + 2 } : null;
}

function dayFound(
  from: number,
  to: number,
  month: number,
  days: readonly [number, number | null],
  year: ReturnType<typeof yearAfter>,
): Found | null {
  const [first, last] = days;
  if (first > daysIn(2000, month) || (last !== null && (last > daysIn(2000, month) || last <= first))) return null;
  if (year?.year != null && first > daysIn(year.year, month)) return null;
  return {
    from,
    to: year?.to ?? to,
    kind: "date",
    daily: last === null,
    yearless: year === null,
    resolve(context) {
      const near = year !== null && year.year === null && context.published !== null ? shift(context.published, "year", year.shift) : null;
      const stated = year?.year ?? (near === null ? null : Number(stretch(near, "year").value));
      const day = stated === null ? null : toDay(stated, month, first);
      const begin =
        day === null
          ? yearlessDay(month, first, context)
          : answer(dated(day), near === null ? "stated" : "inferred", `${MONTH_NAMES[month] ?? ""} ${first}, ${stated}`, day, "day");
      if (last === null || begin.value === null || begin.day === null) return begin;
      return { ...begin, value: `${begin.value}/${dated(begin.day + last - first)}` };
    },
  };
}

const september11 = (from: number, to: number): Found => {
  const day = toDay(2001, 9, 11);
  return {
    from,
    to,
    kind: "date",
    daily: true,
    resolve: () => answer(dated(day), "inferred", "the day that the attacks of 2001 go by", day, "day"),
  };
};

/** "January 3", "Jan. 3, 2020", "July 11-12", "September 11 attacks". */
const monthThenDay: Recogniser = (words, at) => {
  const month = monthAt(words, at);
  if (month === null) return null;
  const day = dayAt(words, month.to) ?? (words.is(month.to, "the") ? ordinal(words, month.to + 1) : null);
  if (day === null) return null;
  const to = month.to + (words.is(month.to, "the") ? 2 : 1);
  if (words.low(to) === ":" && words.at(to).glued) return null;
  const last = lastDay(words, to, (next) => {
    const word = words.low(next);
    return !COUNTED.has(word) && monthAt(words, next) === null && !(words.is(to, "and") && /^[a-z]+s$/.test(words.at(next).text));
  });
  const year = yearAfter(words, last?.to ?? to);
  if (year === null && last === null) {
    if (DATE_NAMED.has(words.low(to))) return null;
    if (month.month === 9 && day === 11 && [0, 1, 2].some((k) => /^(?:attacks?|terror|terrorist|hijack\w+)$/.test(words.low(to + k))))
      return september11(at, to);
    if (COUNTED.has(words.low(to))) return null;
  }
  return dayFound(at, last?.to ?? to, month.month, [day, last?.day ?? null], year);
};

/** "3 January", "the 3rd of January 2020", "30-31 December". */
const dayThenMonth: Recogniser = (words, at) => {
  const from = at;
  const first = words.is(at, "the") ? at + 1 : at;
  const day = dayAt(words, first);
  if (day === null || (first > at && ordinal(words, first) === null)) return null;
  const through = lastDay(words, first + 1, (next) => monthAt(words, words.is(next, "of") ? next + 1 : next) !== null);
  const next = through?.to ?? first + 1;
  const month = monthAt(words, words.is(next, "of") ? next + 1 : next);
  if (month === null) return null;
  // "20 May Day rallies"; "May the fourth" and "fourth May" with a word for a number need "of".
  if (words.is(month.to, "day") || (Number.isNaN(words.at(first).number) && !words.is(next, "of"))) return null;
  const year = yearAfter(words, month.to);
  if (year === null && DATE_NAMED.has(words.low(month.to))) return null;
  return dayFound(from, month.to, month.month, [day, through?.day ?? null], year);
};

const two = (words: Words, at: number): boolean => words.at(at).text.length <= 2 && !Number.isNaN(words.at(at).number);

/** "2020-01-03" with or without a clock time; "03/01/2020", whose order may be in doubt. */
const digits: Recogniser = (words, at) => {
  const [a, mark, b, again, c] = [0, 1, 2, 3, 4].map((k) => words.at(at + k));
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    mark === undefined ||
    mark.low !== again?.low ||
    ![mark, b, again, c].every((w) => w.glued)
  )
    return null;
  if (words.at(at).glued && /^[\p{L}\d/.-]$/u.test(words.at(at - 1).text)) return null;
  if (Number.isNaN(a.number) || !two(words, at + 2) || Number.isNaN(c.number)) return null;
  const make = (year: number, month: number, day: number, why: string): Found | null => {
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
    const found = toDay(year, month, day);
    return { from: at, to: at + 5, kind: "date", daily: true, resolve: () => answer(dated(found), "stated", why, found, "day") };
  };
  if (a.text.length === 4 && two(words, at + 4) && (words.dash(at + 1) || mark.low === "/"))
    return make(a.number, b.number, c.number, "written as year, month, day");
  if (c.text.length !== 4 || !two(words, at) || (mark.low !== "/" && mark.low !== ".")) return null;
  if (mark.low === "." || a.number > 12 || a.number === b.number) return make(c.number, b.number, a.number, "written as day, month, year");
  if (b.number > 12) return make(c.number, a.number, b.number, "written as month, day, year");
  const start = toDay(c.number, 1, 1);
  const why = "day and month in doubt: both orders are in use";
  return a.number < 1 || b.number < 1
    ? null
    : { from: at, to: at + 5, kind: "date", resolve: () => answer(c.text, "stated", why, start, "year") };
};

/** "9/11" as people say it. */
const nineEleven: Recogniser = (words, at) =>
  words.at(at).text === "9" &&
  words.run(at + 1, ["/", "11"]) &&
  words.at(at + 2).glued &&
  words.low(at + 3) !== "/" &&
  words.low(at - 1) !== "/"
    ? september11(at, at + 3)
    : null;

/** Christmas Day, May Day: days with a fixed date. */
const named: Recogniser = (words, at) => {
  if (!words.capital(at)) return null;
  const entry = NAMED_DAYS.find((n) => words.run(at, n.words));
  if (entry === undefined) return null;
  const to = at + entry.words.length;
  // "Christmas Island" is a place.
  if (entry.words.length === 1 && words.capital(to)) return null;
  return dayFound(at, to, entry.month, [entry.day, null], yearAfter(words, to));
};

export const day: Recogniser = firstOf([digits, named, monthThenDay, dayThenMonth, nineEleven]);
