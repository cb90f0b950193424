import { dayIso, fromDay, toDay, weekdayOf } from "./calendar.js";
import { answer, firstOf, unknown, type Answer, type Context, type Recogniser } from "./found.js";
import { monthAt, yearAfter } from "./days.js";
import { ordinal } from "./numbers.js";
import { NAME_AFTER, NAME_BEFORE, SHORT_WEEKDAYS, WEEKDAY_NAMES, WEEKDAYS } from "./vocabulary.js";
import type { Words } from "./words.js";
import { weekdayNear, yearlessMonth } from "./years-of.js";

/** A weekday by its long name, or by its short one where a full stop and a date follow ("Sat in court" is a verb). */
export function weekdayAt(words: Words, at: number): { readonly weekday: number; readonly to: number } | null {
  if (!words.capital(at)) return null;
  const long = WEEKDAYS.get(words.low(at));
  const before = words.low(at - 1);
  if (long !== undefined) {
    if ((NAME_BEFORE.has(before) && words.capital(at - 1)) || NAME_AFTER.has(words.low(at + 1))) return null;
    return { weekday: long, to: at + 1 };
  }
  const short = SHORT_WEEKDAYS.get(words.low(at));
  if (short === undefined) return null;
  const stop = words.low(at + 1) === "." && words.at(at + 1).glued ? 1 : 0;
  const comma = words.low(at + 1 + stop) === "," ? 1 : 0;
  const next = at + 1 + stop + comma;
  const dated = monthAt(words, next) !== null || (!Number.isNaN(words.at(next).number) && monthAt(words, next + 1) !== null);
  return dated || (stop === 1 && words.is(at - 1, "on", "last", "next")) ? { weekday: short, to: at + 1 + stop } : null;
}

type Which = "last" | "next" | "this" | "earlier" | "later" | null;
const WHICH: ReadonlyMap<string, Which> = new Map([
  ["last", "last"],
  ["past", "last"],
  ["next", "next"],
  ["coming", "next"],
  ["this", "this"],
  ["previous", "earlier"],
  ["following", "later"],
]);

function resolve(weekday: number, which: Which, weeks: number | null, context: Context): Answer {
  const name = WEEKDAY_NAMES[weekday] ?? "";
  if (which === "earlier" || which === "later") {
    if (context.anchor?.unit !== "day") return unknown(`${name} ${which} than a date named before, of which there is none`, "day");
    return weekdayNear(weekday, name, context.anchor.day, which === "earlier" ? "past" : "future", true);
  }
  const now = context.published;
  if (now === null) return unknown(`${name} near the publication date, which is not known`, "day");
  if (weeks !== null || which === "this") {
    const day = now - weekdayOf(now) + weekday + 7 * (weeks ?? 0);
    return answer(
      dayIso(day),
      "inferred",
      `${name} of ${weeks === -1 ? "the week before" : weeks === 1 ? "the week after" : "the week of"} the publication day ${dayIso(now)}`,
      day,
      "day",
    );
  }
  const tense = which === "last" ? "past" : which === "next" ? "future" : (context.tense ?? "past");
  return weekdayNear(weekday, name, now, tense, which !== null);
}

/** "Tuesday", "last Tuesday", "this coming Friday", "Friday of last week". */
const plain: Recogniser = (words, at) => {
  let i = words.is(at, "the") && words.is(at + 1, "previous", "following", "coming") ? at + 1 : at;
  if (words.is(i, "this") && words.is(i + 1, "past", "coming")) i++;
  const which = WHICH.get(words.low(i)) ?? null;
  const found = weekdayAt(words, which === null ? at : i + 1);
  if (found === null) return null;
  const next = words.is(found.to, "of") ? found.to + 1 : found.to;
  const week = words.is(next + 1, "week") ? ["last", "this", "next"].indexOf(words.low(next)) : -1;
  return {
    from: at,
    to: week < 0 ? found.to : next + 2,
    kind: "date",
    daily: true,
    resolve: (context) => resolve(found.weekday, which, week < 0 ? null : week - 1, context),
  };
};

/** "the first Monday in October", "the last Sunday of May 2019". */
const nthOfMonth: Recogniser = (words, at) => {
  const first = words.is(at, "the") ? at + 1 : at;
  const nth = words.is(first, "last") ? -1 : ordinal(words, first);
  const weekday = nth === null ? null : weekdayAt(words, first + 1);
  if (nth === null || nth > 5 || weekday === null || !words.is(weekday.to, "in", "of")) return null;
  const month = monthAt(words, weekday.to + 1);
  if (month === null) return null;
  const year = yearAfter(words, month.to);
  return {
    from: at,
    to: year?.to ?? month.to,
    kind: "date",
    daily: true,
    resolve(context) {
      const stated = year?.year ?? (year === null || context.published === null ? null : fromDay(context.published).year + year.shift);
      const start = stated === null ? yearlessMonth(month.month, context).day : toDay(stated, month.month, 1);
      const name = WEEKDAY_NAMES[weekday.weekday] ?? "";
      if (start === null) return unknown(`${name} of a month of an unknown year`, "day");
      const firstOne = start + ((weekday.weekday - weekdayOf(start) + 7) % 7);
      const day = nth > 0 ? firstOne + 7 * (nth - 1) : firstOne + (fromDay(firstOne + 28).month === month.month ? 28 : 21);
      if (fromDay(day).month !== month.month) return unknown(`${name} number ${nth} of a month that has fewer`, "day");
      return answer(
        dayIso(day),
        year?.year == null ? "inferred" : "stated",
        `${nth < 0 ? "the last" : `number ${nth}`} ${name} of the month`,
        day,
        "day",
      );
    },
  };
};

export const weekday: Recogniser = firstOf([nthOfMonth, plain]);
