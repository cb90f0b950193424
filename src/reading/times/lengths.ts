import { firstOf, spanless, type Recogniser } from "./found.js";
import { amount, blurred, ordinal } from "./numbers.js";
import { DAY_PARTS, MONTHS, UNITS, WEEKDAYS, type Unit } from "./vocabulary.js";
import type { Words } from "./words.js";

const LETTERS: Partial<Record<Unit, string>> = {
  day: "D",
  week: "W",
  month: "M",
  quarter: "M",
  year: "Y",
  decade: "Y",
  century: "Y",
  weekend: "D",
  hour: "H",
  minute: "M",
  second: "S",
};
const FACTORS: Partial<Record<Unit, number>> = { decade: 10, century: 100, quarter: 3, weekend: 2 };
/** Halves that ISO 8601 would write as "P0.5D" go by the next finer unit. */
const FINER: Partial<Record<Unit, readonly [Unit, number]>> = {
  hour: ["minute", 60],
  day: ["hour", 24],
  year: ["month", 12],
  minute: ["second", 60],
};

/** An ISO 8601 duration. */
export function iso(unit: Unit, count: number): string {
  const finer = FINER[unit];
  if (count === 0.5 && finer !== undefined) return iso(finer[0], finer[1] / 2);
  const time = unit === "hour" || unit === "minute" || unit === "second" ? "T" : "";
  return `P${time}${count * (FACTORS[unit] ?? 1)}${LETTERS[unit] ?? "D"}`;
}

/** "a week" alone is a length only after a word that measures; elsewhere it is a rate ("$5 a day") or an idiom ("one day"). */
const MEASURING: ReadonlySet<string> = new Set(
  "for within over nearly almost about than during lasted lasting after in through".split(" "),
);
const FRAMING: ReadonlySet<string> = new Set(["past", "last", "next", "first", "coming", "previous", "following", "recent"]);

/** Somebody's age: "25-year-old", "30 years old", "years of age". */
function isAge(words: Words, to: number): boolean {
  const next = words.dash(to) ? to + 1 : to;
  return words.is(next, "old", "olds") || words.run(next, ["of", "age"]);
}

/** "eight years", "nearly a decade", "two-day", "the past two weeks", "the coming days". */
const length: Recogniser = (words, at) => {
  let i = words.is(at, "the") ? at + 1 : at;
  const framed = FRAMING.has(words.low(i)) && (i > at || !words.is(i, "last", "first")) && !words.is(i, "recent");
  if (framed) i++;
  else i = at;
  const start = blurred(words, i);
  const bare = framed && UNITS.has(words.low(start));
  const one = words.is(start, "a", "an", "one") && UNITS.has(words.low(start + 1));
  const many = bare
    ? { to: start, value: words.low(start).endsWith("s") ? null : 1 }
    : one
      ? { to: start + 1, value: 1 }
      : amount(words, start);
  if (many === null) return null;
  const hyphen = words.dash(many.to) && words.at(many.to).glued && words.at(many.to + 1).glued;
  const word = hyphen ? many.to + 1 : many.to;
  const unit = UNITS.get(words.low(word));
  if (unit === undefined || isAge(words, word + 1)) return null;
  // "three-quarters" is a fraction, "a quarter of the seats" too.
  if (unit.unit === "quarter") return null;
  const pluralUnit = words.low(word).endsWith("s");
  // "one second", "a second attack"; "two night raids".
  if (!hyphen && !pluralUnit && many.value !== 1 && many.value !== 0.5) return null;
  if (unit.unit === "second" && !pluralUnit && !hyphen) return null;
  if (words.is(word, "night", "weekend") && !pluralUnit && !hyphen) return null;
  if (bare && words.is(i - 1, "next", "previous", "following", "first", "coming") && !pluralUnit) return null;
  if (one && !hyphen && !framed && start === i && !MEASURING.has(words.low(i - 1)) && !words.is(word + 1, "after", "before")) return null;
  if (ordinal(words, start) !== null && !words.is(start, "second")) return null;
  const value = many.value === null ? vague(unit.unit) : iso(unit.unit, many.value * unit.times);
  return {
    from: at,
    to: word + 1,
    kind: "duration",
    resolve: () =>
      spanless(
        many.value === null ? "a length that is not said exactly" : `a length of ${many.value ?? ""} ${words.low(word)}`,
        unit.unit,
        value,
      ),
  };
};

/** "PXD": some days; decades and centuries are some years. */
const vague = (unit: Unit): string => iso(unit, 1).replace(/\d+/, "X");

/** "in years", "for decades", "within hours": a unit alone, after a word that measures. */
const some: Recogniser = (words, at) => {
  const unit = UNITS.get(words.low(at));
  if (unit === undefined || !words.low(at).endsWith("s") || words.capital(at) || unit.unit === "second" || unit.unit === "quarter")
    return null;
  if (!words.is(at - 1, "in", "for", "within", "lasted", "lasting", "took", "takes") || words.is(at + 1, "of", "when", "that", "to"))
    return null;
  return {
    from: at,
    to: at + 1,
    kind: "duration",
    resolve: () => spanless("a length that is not said exactly", unit.unit, vague(unit.unit)),
  };
};

const RATES: ReadonlyMap<string, Unit> = new Map([
  ["hourly", "hour"],
  ["daily", "day"],
  ["nightly", "day"],
  ["weekly", "week"],
  ["monthly", "month"],
  ["yearly", "year"],
  ["annually", "year"],
  ["annual", "year"],
]);

const set = (from: number, to: number, value: string, why: string): ReturnType<Recogniser> => ({
  from,
  to,
  kind: "set",
  resolve: () => spanless(why, "day", value),
});

/** The length after which a named thing comes round again. */
function cycle(words: Words, at: number): string | null {
  const low = words.low(at);
  const unit = UNITS.get(low);
  if (unit !== undefined) return `R/${iso(unit.unit === "weekend" ? "week" : unit.unit, unit.times)}`;
  if (WEEKDAYS.has(low)) return "R/P1W";
  if (DAY_PARTS.has(low)) return "R/P1D";
  return MONTHS.has(low) && words.capital(at) ? "R/P1Y" : null;
}

/** "every Friday", "each year", "every two years", "every other day", "daily", "twice a week", "Fridays". */
const repeated: Recogniser = (words, at) => {
  if (words.is(at, "every", "each")) {
    const many = words.is(at + 1, "other") ? { to: at + 2, value: 2 } : amount(words, at + 1);
    const unit = many === null ? undefined : UNITS.get(words.low(many.to));
    if (many?.value != null && unit !== undefined)
      return set(at, many.to + 1, `R/${iso(unit.unit, many.value * unit.times)}`, "comes round again");
    const value = cycle(words, at + 1);
    if (value === null) return null;
    const part = WEEKDAYS.has(words.low(at + 1)) && DAY_PARTS.has(words.low(at + 2));
    return set(at, at + (part ? 3 : 2), value, "comes round again");
  }
  const rate = RATES.get(words.at(at).text);
  if (rate !== undefined) return set(at, at + 1, `R/${iso(rate, 1)}`, "comes round again");
  const times = words.is(at, "once", "twice", "thrice") ? at + 1 : words.is(at + 1, "times") && amount(words, at) !== null ? at + 2 : 0;
  const unit = times > 0 && words.is(times, "a", "an", "per", "every", "each") ? UNITS.get(words.low(times + 1)) : undefined;
  if (unit !== undefined) return set(at, times + 2, `R/${iso(unit.unit, unit.times)}`, "so often in each");
  const weekday = words.low(at).replace(/s$/, "");
  return words.capital(at) && weekday !== words.low(at) && WEEKDAYS.has(weekday) ? set(at, at + 1, "R/P1W", "each such day") : null;
};

export const span: Recogniser = firstOf([repeated, length, some]);
