import { fromDay, monthIso, toDay, yearIso } from "./calendar.js";
import { answer, firstOf, unknown, type Found, type Recogniser } from "./found.js";
import { monthAt, yearAfter, yearAt } from "./days.js";
import { ordinal } from "./numbers.js";
import { CALLING, COUNTED, DOUBTFUL_MONTHS, INVITING, LABELS, MONTH_NAMES, NAME_BEFORE } from "./vocabulary.js";
import type { Words } from "./words.js";
import { yearlessMonth } from "./years-of.js";

const WHICH: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ["last", -1],
  ["past", -1],
  ["this", 0],
  ["next", 1],
  ["coming", 1],
]);

/** "January 2020", "May, 1993", "March last year". */
const monthWithYear: Recogniser = (words, at) => {
  const month = monthAt(words, at);
  const year = month === null ? null : yearAfter(words, month.to);
  if (month === null || year === null) return null;
  return {
    from: at,
    to: year.to,
    kind: "date",
    resolve(context) {
      const stated = year.year ?? (context.published === null ? null : fromDay(context.published).year + year.shift);
      const name = MONTH_NAMES[month.month] ?? "";
      if (stated === null) return unknown(`${name} of a year counted from the publication date, which is not known`, "month");
      return answer(
        monthIso(stated, month.month),
        year.year === null ? "inferred" : "stated",
        `${name} ${stated}`,
        toDay(stated, month.month, 1),
        "month",
      );
    },
  };
};

/** "last March", "next June". */
const whichMonth: Recogniser = (words, at) => {
  const offset = WHICH.get(words.low(at));
  const month = offset === undefined ? null : monthAt(words, at + 1);
  if (offset === undefined || month === null || month.short) return null;
  return {
    from: at,
    to: month.to,
    kind: "date",
    resolve: (context) =>
      offset === 0 && context.published !== null
        ? yearlessMonth(month.month, { ...context, year: fromDay(context.published).year })
        : yearlessMonth(month.month, context, offset),
  };
};

/** After a person's name, not after a month. */
const SUBJECT_VERBS: ReadonlySet<string> = new Set("would will has had was is said says told could should must and who".split(" "));

/** Whether a month's bare name stands for the month here: "May" and "March" are also verbs, and names. */
function isBareMonth(words: Words, at: number): boolean {
  const [before, name] = [words.low(at - 1), words.low(at)];
  // "the November 17 group" is a name; as a date it would have been found as a whole.
  if (!Number.isNaN(words.at(at + 1).number) && words.at(at + 1).text.length < 3) return false;
  if (NAME_BEFORE.has(before) && words.capital(at - 1)) return false;
  if (CALLING.has(before) || (words.dash(at - 1) && words.is(at - 2, "mid")))
    return !(words.names.has(name) && words.is(at - 1, "by", "from", "before", "after", "between", "last"));
  if (!DOUBTFUL_MONTHS.has(name)) return !words.capital(at + 1) || before !== "";
  if (words.names.has(name) || words.capital(at + 1)) return false;
  if (INVITING.has(before)) return at > 0;
  // "the planned March elections": a capital inside a sentence, between common words.
  if (/^[a-z]/.test(words.at(at - 1).text) && /^[a-z]/.test(words.at(at + 1).text) && !SUBJECT_VERBS.has(words.low(at + 1))) return true;
  // "June saw new clashes" opens a sentence; "March on …" and "May …" do too, and are no months.
  return before !== "" && !words.capital(at - 1) && /^[,;]$/.test(before);
}

const bareMonth: Recogniser = (words, at) => {
  const month = monthAt(words, at);
  if (month === null || month.short || !isBareMonth(words, at)) return null;
  return { from: at, to: month.to, kind: "date", yearless: true, resolve: (context) => yearlessMonth(month.month, context) };
};

const yearFound = (from: number, to: number, year: number, why: string): Found => ({
  from,
  to,
  kind: "date",
  resolve: () => answer(yearIso(year), "stated", why, toDay(year, 1, 1), "year"),
});

/** Whether a bare four-digit number is a year here, and not a count, a label or an amount; `pair`: it is asked for the sake of the year after it. */
function isBareYear(words: Words, at: number, year: number, pair = false): boolean {
  const [before, next] = [words.low(at - 1), words.low(at + 1)];
  const hyphen = words.dash(at + 1) && words.at(at + 1).glued;
  if (
    COUNTED.has(next) ||
    LABELS.has(before) ||
    (hyphen && words.letters(at + 2) && (words.is(at + 2, "strong", "odd", "plus") || !words.is(at - 1, "in", "since"))) ||
    (words.is(at + 1, "or", "to") && COUNTED.has(words.low(at + 3)))
  )
    return false;
  const modern = year >= 1700 && year < 2100;
  if (words.dash(at - 1) && words.is(at - 2, "mid")) return true;
  if (
    words.is(
      at - 1,
      "in",
      "since",
      "until",
      "till",
      "during",
      "early",
      "late",
      "mid",
      "by",
      "from",
      "before",
      "after",
      "between",
      "through",
    ) ||
    before === "fiscal"
  ) {
    // "in 2000 elections" is a year; "in 1500 homes", a round number before a plural, a count.
    return modern || !/^[a-z]+s$/.test(words.at(at + 1).text);
  }
  if (!modern) return false;
  // "between 2003 and 2005", "from 2003 to 2005": the second year of a pair.
  const before2 = pair ? null : yearAt(words, at - 2);
  if (words.is(at - 1, "and", "or", "to", "through") && before2 !== null) return isBareYear(words, at - 2, before2, true);
  if (before === "(" && /^[),;\u2013-]$/u.test(next)) return true;
  if (words.is(at - 1, "of", "for", "to", "and", "or", "than"))
    return (
      !/^[a-z]/.test(words.at(at + 1).text) ||
      words.is(at + 1, "and", "or", "to", "but", "when", "after", "that", "which", "as", "with", "was", "were", "by", "for", "in")
    );
  const determined =
    words.is(at - 1, "the", "a", "its", "his", "her", "their", "our", "this", "that") || (before === "s" && words.low(at - 2) === "'");
  if (determined) return words.letters(at + 1) && !words.is(at + 1, "of", "or", "and");
  // "2014, 2015 and 2016": a list of years that began as one.
  return before === "," && yearAt(words, at - 2) !== null && words.is(at - 3, "in", "since", "of", ",");
}

/** "2015", and "2012-13" or "2015-2016" as a stretch. */
const bareYear: Recogniser = (words, at) => {
  const year = yearAt(words, at);
  if (year === null || !isBareYear(words, at, year)) return null;
  const last = words.at(at + 2);
  if (
    (words.dash(at + 1) || words.low(at + 1) === "/") &&
    last.glued &&
    last.suffix === "" &&
    (last.text.length === 4 || last.text.length === 2) &&
    !words.dash(at + 3)
  ) {
    const end = last.text.length === 4 ? last.number : Math.floor(year / 100) * 100 + last.number;
    if (end > year && end - year < 200) {
      return {
        from: at,
        to: at + 3,
        kind: "date",
        resolve: () => answer(`${yearIso(year)}/${yearIso(end)}`, "stated", `from ${year} to ${end}`, toDay(year, 1, 1), "year"),
      };
    }
  }
  return yearFound(at, at + 1, year, `the year ${year}`);
};

/** "fiscal year 2020", "fiscal 2020", "FY2020". */
const fiscal: Recogniser = (words, at) => {
  const skip = words.run(at, ["fiscal", "year"]) || words.run(at, ["financial", "year"]) ? 2 : words.is(at, "fiscal", "fy") ? 1 : 0;
  const { number, text } = words.at(at + skip);
  return skip > 0 && text.length === 4 && number >= 1900 && number < 2200
    ? yearFound(at, at + skip + 1, number, `the fiscal year ${number}`)
    : null;
};

/** "the 1980s", "'90s". */
const decade: Recogniser = (words, at) => {
  const from = at;
  const first = words.is(at, "the") ? at + 1 : at;
  let i = words.is(first, "early", "late", "mid") ? first + 1 : first;
  if (i > first && words.dash(i)) i++;
  const short = words.low(i) === "'" && words.at(i + 1).glued;
  const { number, text, suffix } = words.at(short ? i + 1 : i);
  const apart =
    !short && words.run(i + 1, ["'", "s"]) && words.at(i + 2).glued && words.at(i + 1).glued && number % 10 === 0 && text.length === 4;
  if ((suffix !== "s" && !apart) || number % 10 !== 0) return null;
  const length = text.length - (apart ? 0 : 1);
  if (short ? length !== 2 : length !== 4 || number < 1000 || number > 2100) return null;
  const start = short ? (number < 30 ? 2000 : 1900) + number : number;
  const value = `${yearIso(start).slice(0, 3)}X`;
  return {
    from,
    to: i + (short ? 2 : apart ? 3 : 1),
    kind: "date",
    resolve: () => answer(value, "stated", `the years ${start} to ${start + 9}`, toDay(start, 1, 1), "decade"),
  };
};

/** "the 19th century". */
const century: Recogniser = (words, at) => {
  const first = words.is(at, "the") ? at + 1 : at;
  const i = words.is(first, "early", "late", "mid") ? first + (words.dash(first + 1) ? 2 : 1) : first;
  const number = ordinal(words, i);
  const to = i + (words.dash(i + 1) ? 3 : 2);
  if (number === null || !words.is(to - 1, "century") || number < 2 || number > 22) return null;
  const start = (number - 1) * 100;
  return {
    from: at,
    to,
    kind: "date",
    resolve: () =>
      answer(`${yearIso(start).slice(0, 2)}XX`, "stated", `the years ${start} to ${start + 99}`, toDay(start, 1, 1), "century"),
  };
};

/** "that year", "the same year": the year named just before. */
const thatYear: Recogniser = (words, at) => {
  const i = words.run(at, ["the", "same"]) ? at + 2 : words.is(at, "that") ? at + 1 : 0;
  if (i === 0 || !words.is(i, "year")) return null;
  return {
    from: at,
    to: i + 1,
    kind: "date",
    resolve: ({ anchor }) =>
      anchor === null
        ? unknown("the year named before, of which there is none", "year")
        : answer(yearIso(fromDay(anchor.day).year), "inferred", "the year named before", anchor.day, "year"),
  };
};

export const year: Recogniser = firstOf([fiscal, decade, century, thatYear, bareYear]);
export const month: Recogniser = firstOf([monthWithYear, whichMonth, bareMonth]);
