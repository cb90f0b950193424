import { fromDay, toDay, yearIso } from "./calendar.js";
import { yearAt } from "./days.js";
import { answer, firstOf, unknown, type Context, type Recogniser } from "./found.js";
import { ordinal } from "./numbers.js";
import { CALLING, SEASONS } from "./vocabulary.js";
import type { Words } from "./words.js";

/** A year named after a part of it: "2019", "of 2019", "of last year"; `to` is `at` where there is none. */
function partYear(words: Words, at: number): { readonly to: number; readonly year: number | null; readonly shift: number } {
  const i = words.is(at, "of", ",") ? at + 1 : at;
  const year = yearAt(words, i);
  if (year !== null) return { to: i + 1, year, shift: 0 };
  const j = words.is(i, "the") ? i + 1 : i;
  const which = ["last", "this", "next"].indexOf(words.low(j));
  if (i > at && which >= 0 && words.is(j + 1, "year")) return { to: j + 2, year: null, shift: which - 1 };
  if (i > at && j > i && words.is(j, "year")) return { to: j + 1, year: null, shift: 0 };
  return { to: at, year: null, shift: 0 };
}

const yearIn = (part: { readonly year: number | null; readonly shift: number }, { published, year }: Context): number | null =>
  part.year ?? year ?? (published === null ? null : fromDay(published).year + part.shift);

/** "the first quarter of 2019", "Q2 2019", "the second half of last year". */
const numbered: Recogniser = (words, at) => {
  const first = words.is(at, "the") ? at + 1 : at;
  const written = words.is(first, "q") && words.at(first + 1).glued;
  const number = written ? words.at(first + 1).number : ordinal(words, first);
  if (number === null || Number.isNaN(number) || number < 1) return null;
  const half = words.is(first + 1, "half");
  const end = written ? first + 2 : first + 2;
  if (!written && !half && !words.is(first + 1, "quarter")) return null;
  if (number > (half ? 2 : 4)) return null;
  const part = partYear(words, end);
  // "the first half" is football's, and "a third quarter" a fraction, unless a year or "the" says otherwise.
  if (part.to === end && (half || first === at)) return null;
  const code = (half ? 39 : 32) + number;
  return {
    from: at,
    to: part.to,
    kind: "date",
    resolve(context) {
      const year = yearIn(part, context);
      const name = `${half ? "half" : "quarter"} ${number}`;
      if (year === null) return unknown(`${name} of an unknown year: no publication date`, half ? "half" : "quarter");
      const start = toDay(year, (number - 1) * (half ? 6 : 3) + 1, 1);
      return answer(
        `${yearIso(year)}-${code}`,
        part.year === null ? "inferred" : "stated",
        `${name} of ${year}`,
        start,
        half ? "half" : "quarter",
      );
    },
  };
};

/** The year in which a season without a year fell or will fall, seen from the month of publication. */
function seasonYear(season: number, offset: number, context: Context): number | null {
  if (context.year !== null) return context.year;
  if (context.published === null) return null;
  const { year, month } = fromDay(context.published);
  const begins = (season - 20) * 3;
  const begun = month >= begins;
  if (offset === 0)
    return !begun && context.tense !== "future" ? year - 1 : begun && month > begins + 2 && context.tense === "future" ? year + 1 : year;
  const ended = month > begins + 2;
  return offset < 0 ? (ended ? year : year - 1) : begun ? year + 1 : year;
}

/** "summer 2014", "the spring of 2016", "last autumn". "Spring" and "fall" are also verbs: bare, they need a word that calls for a time. */
const season: Recogniser = (words, at) => {
  const first = words.is(at, "the") ? at + 1 : at;
  const offset = new Map([
    ["last", -1],
    ["this", 0],
    ["next", 1],
  ]).get(words.low(first));
  const i = offset === undefined ? first : first + 1;
  const number = SEASONS.get(words.low(i));
  if (number === undefined) return null;
  const part = partYear(words, i + 1);
  const hasYear = part.to > i + 1;
  if (words.capital(i - 1) && first === i && at > 0 && hasYear === false) return null;
  const called =
    first > at
      ? words.is(at - 1, "in", "during", "by", "since", "until", "from")
      : CALLING.has(words.low(at - 1)) && !words.is(at - 1, "to", "by", "from", "around", "about", "back");
  if (
    !hasYear &&
    offset === undefined &&
    !(called && !words.letters(i + 1)) &&
    !(called && /^[a-z]/.test(words.at(i + 1).text) && words.is(at - 1, "in", "during", "since"))
  )
    return null;
  return {
    from: at,
    to: part.to,
    kind: "date",
    resolve(context) {
      const year = hasYear ? yearIn(part, context) : seasonYear(number, offset ?? 0, context);
      const name = words.low(i);
      if (year === null) return unknown(`${name} of an unknown year: no publication date`, "season");
      return answer(
        `${yearIso(year)}-${number}`,
        part.year === null ? "inferred" : "stated",
        `${name} ${year}`,
        toDay(year, (number - 20) * 3, 1),
        "season",
      );
    },
  };
};

export const part: Recogniser = firstOf([numbered, season]);
