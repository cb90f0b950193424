import type { Day } from "./calendar.js";
import { answer, dated, firstOf, unknown, type Answer, type Context, type Found, type Recogniser } from "./found.js";
import { amount, blurred } from "./numbers.js";
import { fromAnchor, fromPublication, stretch } from "./stretch.js";
import { UNITS, type Unit } from "./vocabulary.js";
import type { Words } from "./words.js";

const DEICTIC: ReadonlyMap<string, { readonly days: number; readonly kind: Found["kind"] }> = new Map([
  ["today", { days: 0, kind: "date" }],
  ["yesterday", { days: -1, kind: "date" }],
  ["tomorrow", { days: 1, kind: "date" }],
  ["tonight", { days: 0, kind: "time" }],
  ["overnight", { days: 0, kind: "time" }],
]);

const days = (context: Context, count: number): Answer => fromPublication(context, "day", count);

/** "yesterday", "tonight", "the day before yesterday"; "Today" inside a sentence is a programme's or a paper's name. */
const deictic: Recogniser = (words, at) => {
  const named = words.capital(at) && at > 0 && words.letters(at - 1);
  const entry = DEICTIC.get(words.low(at));
  if (entry !== undefined) {
    if (named || words.is(at + 1, "programme", "program", "show", "newspaper") || (words.low(at - 1) === "." && words.at(at).glued))
      return null;
    return { from: at, to: at + 1, kind: entry.kind, daily: entry.kind === "date", resolve: (context) => days(context, entry.days) };
  }
  const from = words.is(at, "the") ? at + 1 : at;
  for (const [phrase, count] of [
    [["day", "before", "yesterday"], -2],
    [["day", "after", "tomorrow"], 2],
  ] as const) {
    if (words.run(from, phrase)) return { from: at, to: from + 3, kind: "date", daily: true, resolve: (context) => days(context, count) };
  }
  return null;
};

/** "last night", "this morning". */
const dayPart: Recogniser = (words, at) => {
  const last = words.run(at, ["last", "night"]) || words.run(at, ["last", "evening"]);
  if (!last && !(words.is(at, "this") && words.is(at + 1, "morning", "afternoon", "evening"))) return null;
  return { from: at, to: at + 2, kind: "time", resolve: (context) => days(context, last ? -1 : 0) };
};

const WHICH: ReadonlyMap<string, number> = new Map([
  ["last", -1],
  ["this", 0],
  ["current", 0],
  ["next", 1],
  ["coming", 1],
]);
/** "the week after next", "the year before last". */
const overNext: Recogniser = (words, at) => {
  const unit = words.is(at, "the") ? unitAt(words, at + 1) : null;
  const count = words.run(at + 2, ["after", "next"]) ? 2 : words.run(at + 2, ["before", "last"]) ? -2 : 0;
  if (unit === null || count === 0 || !COARSE.has(unit)) return null;
  return { from: at, to: at + 4, kind: "date", resolve: (context) => fromPublication(context, unit, count) };
};

const COARSE: ReadonlySet<Unit> = new Set(["week", "weekend", "month", "quarter", "year", "decade", "century"]);

const unitAt = (words: Words, at: number): Unit | null => (words.low(at).endsWith("s") ? null : (UNITS.get(words.low(at))?.unit ?? null));

/** "last week", "this month", "next year". */
const whichUnit: Recogniser = (words, at) => {
  const count = WHICH.get(words.low(at));
  const unit = unitAt(words, at + 1);
  // "This Week" is a programme's name.
  if (words.capital(at + 1) && words.at(at + 1).text !== words.at(at + 1).text.toUpperCase()) return null;
  if (count === undefined || unit === null || !COARSE.has(unit) || words.is(at + 1, "fortnight", "night")) return null;
  // "the last year" is a length, "the next week" counts from what was told.
  if (words.is(at - 1, "the") && !words.is(at, "current", "coming")) return null;
  return {
    from: words.is(at - 1, "the") ? at - 1 : at,
    to: at + 2,
    kind: "date",
    resolve(context) {
      const sunday = unit === "weekend" && count === -1 && context.published !== null ? stretch(context.published, "weekend").start : null;
      // On a Saturday or Sunday, and in the week after, "last weekend" is the one before the running one.
      return sunday !== null && context.published !== null ? weekend(context.published, -1) : fromPublication(context, unit, count);
    },
  };
};

/** The weekend of the publication day's week, moved by weeks. */
function weekend(now: Day, count: number): Answer {
  const { value, start } = stretch(now + 7 * count, "weekend");
  return answer(
    value,
    "inferred",
    `the weekend ${count < 0 ? "before" : "of"} the week of the publication day ${dated(now)}`,
    start,
    "weekend",
  );
}

/** "over the weekend", "at the weekend": the running one, or the last one before a report of Monday to Friday. */
const theWeekend: Recogniser = (words, at) => {
  if (!words.run(at, ["the", "weekend"]) || !words.is(at - 1, "over", "at", "on", "during", "of", "for", "before", "after")) return null;
  return {
    from: at,
    to: at + 2,
    kind: "date",
    resolve({ published, tense }) {
      if (published === null) return unknown("the weekend near the publication date, which is not known", "weekend");
      return weekend(published, stretch(published, "weekend").start <= published || tense === "future" ? 0 : -1);
    },
  };
};

/** "the next day", "that day", "the following year", "the previous month", "the day before": counted from the date named before. */
const anchored: Recogniser = (words, at) => {
  const found = (to: number, unit: Unit, count: number): Found => ({
    from: at,
    to,
    kind: "date",
    daily: unit === "day",
    resolve: (context) =>
      fromAnchor(context, unit, count) ?? unknown(`counted in ${unit}s from a date named before, of which there is none`, unit),
  });
  if (words.is(at, "that", "the")) {
    const same = words.is(at, "that") ? at + 1 : words.is(at + 1, "same") ? at + 2 : 0;
    const unit = same === 0 || words.is(same, "night") ? null : unitAt(words, same);
    if (unit !== null && (unit === "day" || unit === "week" || unit === "month" || unit === "weekend")) return found(same + 1, unit, 0);
  }
  if (!words.is(at, "the")) return null;
  const step = new Map([
    ["next", 1],
    ["following", 1],
    ["previous", -1],
    ["preceding", -1],
  ]).get(words.low(at + 1));
  const unit = step === undefined ? null : unitAt(words, at + 2);
  if (step !== undefined && unit !== null && (unit === "day" || COARSE.has(unit)) && !words.is(at + 2, "night"))
    return found(at + 3, unit, step);
  const ends = !words.letters(at + 3) || words.is(at + 3, "in", "at", "and", "by");
  if (words.is(at + 1, "day", "week", "month", "year") && words.is(at + 2, "before", "after") && ends)
    return found(at + 3, words.low(at + 1) as Unit, words.is(at + 2, "before") ? -1 : 1);
  return null;
};

/** "two days ago", "three weeks earlier", "a year later", "ten days from now", "in two weeks' time". */
const distance: Recogniser = (words, at) => {
  const start = blurred(words, at);
  const one = words.is(start, "a", "an", "one");
  const vague = one && !UNITS.has(words.low(start + 1)) ? amount(words, start) : null;
  const many = one && vague === null ? { to: start + 1, value: 1 } : (vague ?? amount(words, start));
  const unit = many === null ? undefined : UNITS.get(words.low(many.to));
  if (many === null || unit === undefined) return null;
  let to = many.to + 1;
  let direction: "ago" | "earlier" | "later" | "ahead";
  if (words.is(to, "ago")) direction = "ago";
  else if (words.is(to, "earlier")) direction = "earlier";
  else if (words.is(to, "later") && !words.is(to + 1, "than")) direction = "later";
  else if (words.run(to, ["from", "now"])) [direction, to] = ["ahead", to + 1];
  else if (words.is(at - 1, "in") && words.low(to) === "'" && (words.is(to + 1, "time") || words.run(to + 1, ["s", "time"])))
    [direction, to] = ["ahead", to + (words.is(to + 1, "s") ? 2 : 1)];
  else return null;
  const count = many.value === null ? null : Math.round(many.value * unit.times);
  const fine = unit.unit === "hour" || unit.unit === "minute" || unit.unit === "second";
  return {
    from: at,
    to: to + 1,
    kind: fine ? "time" : "date",
    daily: unit.unit === "day",
    resolve(context) {
      if (count === null) return unknown("an amount of time that is not said", unit.unit);
      if (fine) return unknown(`${count} ${unit.unit}s from a clock time that is not known`, unit.unit);
      if (direction === "ago" || direction === "ahead") return fromPublication(context, unit.unit, direction === "ago" ? -count : count);
      const anchoredHere = fromAnchor(context, unit.unit, direction === "earlier" ? -count : count);
      // Without a date before it, "a week earlier" can only lie before the report itself.
      return (
        anchoredHere ??
        (direction === "earlier"
          ? fromPublication(context, unit.unit, -count)
          : unknown("counted from a date named before, of which there is none", unit.unit))
      );
    },
  };
};

export const relative: Recogniser = firstOf([overNext, distance, deictic, dayPart, whichUnit, theWeekend, anchored]);
