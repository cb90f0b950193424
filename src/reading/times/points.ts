import { moved } from "./stretch.js";
import { clock, onDay } from "./clock.js";
import { day } from "./days.js";
import { firstOf, unknown, type Found, type Recogniser } from "./found.js";
import { part } from "./parts.js";
import { mayStart } from "./starts.js";
import { relative } from "./relative.js";
import { DAY_PARTS } from "./vocabulary.js";
import { weekday } from "./weekdays.js";
import type { Words } from "./words.js";
import { month, year } from "./years.js";

/** "Tuesday, January 3": the date says more than its weekday. */
const weekdayThenDate: Recogniser = (words, at) => {
  const first = weekday(words, at);
  if (first === null) return null;
  const bracket = words.low(first.to) === "(";
  const date = day(words, first.to + (bracket || words.low(first.to) === "," ? 1 : 0));
  if (date === null || (bracket && words.low(date.to) !== ")")) return null;
  return { ...date, from: at, to: date.to + (bracket ? 1 : 0) };
};

const plain: Recogniser = firstOf([weekdayThenDate, day, weekday, part, relative, year, month]);

/** "Tuesday night", "Thursday at 9 a.m.", "Friday at dawn". */
function withClock(words: Words, found: Found): Found {
  if (found.daily !== true) return found;
  const at = words.is(found.to, "at") ? found.to + 1 : found.to;
  if (DAY_PARTS.has(words.low(at)) && !words.dash(at + 1)) return { ...found, to: at + 1, kind: "time", daily: false };
  const time = clock(words, at);
  return time === null ? found : onDay(time, found, found.from, time.to);
}

const dated: Recogniser = (words, at) => {
  const found = plain(words, at);
  return found === null ? null : withClock(words, found);
};

const EDGES: ReadonlySet<string> = new Set(["end", "beginning", "start", "middle", "close"]);
const PARTS_OF_DAY: ReadonlySet<string> = new Set(["night", "morning", "evening", "afternoon", "eve", "dawn"]);

/** "the end of May", "the night of January 3", "the early hours of Wednesday", "the eve of …". */
const partOf: Recogniser = (words, at) => {
  let i = words.is(at, "the") ? at + 1 : at;
  const hours = words.is(i, "early", "small") && words.is(i + 1, "hours");
  if (hours) i++;
  const word = words.low(i);
  if (
    !words.is(i + 1, "of", "on") ||
    !(hours || EDGES.has(word) || PARTS_OF_DAY.has(word)) ||
    (words.is(i + 1, "on") && !PARTS_OF_DAY.has(word))
  )
    return null;
  const whole = dated(words, i + 2) ?? thisYear(words, i + 2);
  if (whole === null) {
    return word === "eve" && i > at
      ? { from: at, to: i + 1, kind: "date", resolve: () => unknown("the day before something that is no date", "day") }
      : null;
  }
  if (EDGES.has(word)) return { ...whole, from: at, daily: false };
  if (whole.daily !== true) return null;
  if (word !== "eve") return { ...whole, from: at, kind: "time", daily: false };
  return {
    ...whole,
    from: at,
    yearless: false,
    resolve(context) {
      const after = whole.resolve(context);
      return { ...moved(after.day, "day", -1, `${after.why}:`), how: after.how };
    },
  };
};

/** "the end of the year": the running one. */
const thisYear: Recogniser = (words, at) => {
  if (!words.is(at, "the") || !words.is(at + 1, "year", "month", "week")) return null;
  const unit = words.low(at + 1) as "year" | "month" | "week";
  if (words.is(at + 2, "of")) return null;
  return { from: at, to: at + 2, kind: "date", resolve: ({ published }) => moved(published, unit, 0, "the publication day") };
};

/** "earlier in the week": the running one. */
const within: Recogniser = (words, at) => {
  if (!words.is(at, "early", "late", "later", "earlier") || !words.is(at + 1, "in")) return null;
  const whole = thisYear(words, at + 2);
  return whole === null ? null : { ...whole, from: at };
};

/** "early afternoon Saturday", "late morning on January 3". */
const roughly: Recogniser = (words, at) => {
  if (!words.is(at, "early", "late", "mid") || !DAY_PARTS.has(words.low(words.dash(at + 1) ? at + 2 : at + 1))) return null;
  const next = words.dash(at + 1) ? at + 3 : at + 2;
  const whole = plain(words, words.is(next, "on") ? next + 1 : next);
  return whole?.daily === true ? { ...whole, from: at, kind: "time", daily: false } : null;
};

/** "early March", "mid-2015", "late Tuesday", "later this month", "shortly before" stays outside. */
const modified: Recogniser = (words, at) => {
  if (!words.is(at, "early", "late", "mid", "later", "earlier")) return null;
  let i = at + 1;
  if (words.dash(i)) i++;
  else if (words.is(i, "on", "in")) i++;
  const whole = dated(words, i);
  if (whole === null || (words.is(at, "later", "earlier") && words.is(i - 1, "in", "on"))) return null;
  return whole.daily === true ? { ...whole, from: at, kind: "time", daily: false } : { ...whole, from: at };
};

/** "9 a.m. Thursday", "dawn on Saturday", "midnight on January 3". */
const clockThenDay: Recogniser = (words, at) => {
  const time = clock(words, at);
  const to = time?.to ?? (DAY_PARTS.has(words.low(at)) ? at + 1 : at);
  if (to === at) return null;
  const date = plain(words, words.is(to, "on") ? to + 1 : to);
  if (date === null) return null;
  const exact = date.daily === true || (date.kind === "time" && words.is(to, "this", "last"));
  if (!exact || (time === null && !words.is(to, "on"))) return null;
  return time === null ? { ...date, from: at, kind: "time", daily: false } : onDay(time, date, at, date.to);
};

const anyPoint: Recogniser = firstOf([clockThenDay, partOf, within, roughly, modified, dated, clock]);

/** One point or stretch of time, with all that belongs to it. */
export const point: Recogniser = (words, at) => {
  const known = words.points.get(at) as Found | null | undefined;
  if (known !== undefined) return known;
  const found = mayStart(words, at) ? anyPoint(words, at) : null;
  words.points.set(at, found);
  return found;
};
