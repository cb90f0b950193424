import { fromDay } from "./calendar.js";
import { firstOf, type Answer, type Context, type Found, type Recogniser } from "./found.js";
import { point } from "./points.js";
import { WEEKDAYS } from "./vocabulary.js";
import type { Words } from "./words.js";

const head = (value: string): string => value.split("/")[0] ?? value;
const tail = (value: string): string => value.split("/").at(-1) ?? value;

/** Past: the end is the last fitting one and the start lies before it. Future: the start is the next and the end lies after it. */
function both(first: Found, last: Found, context: Context): readonly [Answer, Answer] {
  if (context.tense === "future" && last.yearless !== true) {
    const start = first.resolve(context);
    return [start, last.resolve({ ...context, published: start.day ?? context.published })];
  }
  const end = last.resolve(context);
  const lent = first.yearless === true && last.yearless !== true && end.day !== null ? fromDay(end.day).year : null;
  const start = first.resolve({
    ...context,
    year: lent,
    published: end.day ?? context.published,
    tense: end.day === null ? context.tense : "past",
  });
  return [start, end];
}

function between(first: Found, last: Found, from: number): Found {
  return {
    from,
    to: last.to,
    kind: first.kind === "time" && last.kind === "time" ? "time" : "date",
    resolve(context) {
      const [start, end] = both(first, last, context);
      const value = start.value === null || end.value === null ? null : `${head(start.value)}/${tail(end.value)}`;
      const how = start.how === "stated" && end.how === "stated" ? "stated" : "inferred";
      return { ...start, value, how, why: `from ${start.why} to ${end.why}` };
    },
  };
}

/** "adjourned until Tuesday": a weekday that something lasts until lies ahead, whatever the verb. */
function open(found: Found, from: number, side: "since" | "until", weekday: boolean): Found {
  return {
    ...found,
    from,
    daily: false,
    resolve(context) {
      const edge = found.resolve({ ...context, tense: side === "since" ? "past" : weekday ? "future" : (context.tense ?? "future") });
      if (edge.value === null) return edge;
      return { ...edge, value: side === "since" ? `${head(edge.value)}/..` : `../${tail(edge.value)}`, why: `${side} ${edge.why}` };
    },
  };
}

const joined = (words: Words, at: number): boolean => words.is(at, "to", "until", "till", "through") || words.dash(at);

/** "from Monday to Wednesday", "between 2003 and 2005". */
const framed: Recogniser = (words, at) => {
  const pair = words.is(at, "between");
  if (!pair && !words.is(at, "from")) return null;
  const first = point(words, at + 1);
  if (first === null || !(pair ? words.is(first.to, "and") : joined(words, first.to))) return null;
  const last = point(words, first.to + 1);
  return last === null ? null : between(first, last, at);
};

/** "Monday to Wednesday", "May-July 2019". */
const bare: Recogniser = (words, at) => {
  const first = point(words, at);
  if (first === null || first.kind !== "date" || !(words.is(first.to, "to", "through") || words.dash(first.to))) return null;
  // A dash with blanks is a break in the sentence, not a range.
  if (words.dash(first.to) && !(words.at(first.to).glued && words.at(first.to + 1).glued)) return null;
  if (words.dash(first.to) && !words.capital(first.to + 1) && Number.isNaN(words.at(first.to + 1).number)) return null;
  const last = point(words, first.to + 1);
  return last === null || last.kind !== "date" ? null : between(first, last, at);
};

/** "since 2015", "until Friday". */
const opened: Recogniser = (words, at) => {
  if (!words.is(at, "since", "until", "till")) return null;
  const found = point(words, at + 1);
  const weekday = WEEKDAYS.has(words.low(at + 1)) && found?.to === at + 2;
  return found === null ? null : open(found, at, words.is(at, "since") ? "since" : "until", weekday);
};

export const range: Recogniser = firstOf([framed, opened, bare]);
