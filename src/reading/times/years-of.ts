import { daysIn, fromDay, monthIso, toDay, type Day } from "./calendar.js";
import { answer, dated, unknown, type Answer, type Context } from "./found.js";
import { MONTH_NAMES } from "./vocabulary.js";

/** Without a tense the future wins only when it is this many times nearer than the past. */
const NEARER = 3;
/** A report's own day may lag behind the day its words name: writers and readers sit in different zones. */
const ZONE_SLACK = 1;

/** Of the candidates, the last not after `now` or the first not before it, by the tense. */
function fitting(candidates: readonly number[], now: number, slack: number, context: Context): number | undefined {
  const past = candidates.findLast((c) => c <= now + slack);
  const future = candidates.find((c) => c >= now);
  if (past === undefined || future === undefined) return past ?? future;
  if (context.tense !== null) return context.tense === "past" ? past : future;
  return (future - now) * NEARER < now - past ? future : past;
}

const side = (day: number, now: number): string => (day <= now ? "on or before" : "after");

/** A month and day without a year. */
export function yearlessDay(month: number, day: number, context: Context): Answer {
  const name = `${MONTH_NAMES[month] ?? ""} ${day}`;
  if (context.year !== null && day <= daysIn(context.year, month)) {
    const found = toDay(context.year, month, day);
    return answer(dated(found), "inferred", `${name} of the year ${context.year} named beside it`, found, "day");
  }
  const now = context.published;
  if (now === null) return unknown(`${name} of an unknown year: no publication date`, "day");
  const { year } = fromDay(now);
  // Eight years on each side hold a 29 February.
  const candidates = Array.from({ length: 17 }, (_, i) => year - 8 + i)
    .filter((y) => day <= daysIn(y, month))
    .map((y) => toDay(y, month, day));
  const found = fitting(candidates, now, ZONE_SLACK, context);
  return found === undefined
    ? unknown(name, "day")
    : answer(dated(found), "inferred", `the ${name} ${side(found, now)} the publication day ${dated(now)}`, found, "day");
}

/** A month without a year; `offset` 1 asks for the next one after the month of publication, -1 for the last before it. */
export function yearlessMonth(month: number, context: Context, offset: -1 | 0 | 1 = 0): Answer {
  const name = MONTH_NAMES[month] ?? "";
  const make = (year: number, why: string): Answer => answer(monthIso(year, month), "inferred", why, toDay(year, month, 1), "month");
  if (context.year !== null) return make(context.year, `${name} of the year ${context.year} named beside it`);
  const now = context.published;
  if (now === null) return unknown(`${name} of an unknown year: no publication date`, "month");
  const { year, month: current } = fromDay(now);
  const index = year * 12 + current - 1;
  const candidates = [year - 1, year, year + 1].map((y) => y * 12 + month - 1).filter((c) => offset === 0 || (c - index) * offset > 0);
  const found = fitting(candidates, index, 0, offset === 0 ? context : { ...context, tense: offset < 0 ? "past" : "future" }) ?? index;
  return make(Math.floor(found / 12), `the ${name} ${found <= index ? "up to" : "after"} the publication day ${dated(now)}`);
}

/** A weekday: the last one up to the publication day, or the next one from it on. */
export function weekdayNear(weekday: number, name: string, now: Day, tense: "past" | "future", strict: boolean): Answer {
  const current = ((((now + 3) % 7) + 7) % 7) + 1;
  const back = (current - weekday + 7) % 7;
  const ahead = (weekday - current + 7) % 7;
  const step = (n: number): number => (strict && n === 0 ? 7 : n);
  const found = tense === "past" ? now - step(back) : now + step(ahead);
  const relation = `${strict ? "" : "on or "}${tense === "past" ? "before" : "after"}`;
  return answer(dated(found), "inferred", `${name}, ${relation} the day ${dated(now)}`, found, "day");
}
