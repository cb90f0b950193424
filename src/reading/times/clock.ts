import { answer, firstOf, spanless, type Found, type Recogniser } from "./found.js";
import type { Words } from "./words.js";

const two = (n: number): string => String(n).padStart(2, "0");

/** "a.m.", "pm": where it ends and whether it is after noon. */
function half(words: Words, at: number): { readonly to: number; readonly after: boolean } | null {
  if (words.is(at, "am", "pm")) return { to: at + 1, after: words.is(at, "pm") };
  if (words.is(at, "a", "p") && words.low(at + 1) === "." && words.is(at + 2, "m"))
    return { to: at + (words.low(at + 3) === "." && words.at(at + 3).glued ? 4 : 3), after: words.is(at, "p") };
  return null;
}

/** A zone after a clock time; only GMT and UTC change the value. */
function zone(words: Words, at: number): { readonly to: number; readonly mark: string } {
  if (words.is(at, "gmt", "utc")) return { to: at + 1, mark: "Z" };
  if (words.is(at, "est", "edt", "et", "cet", "bst", "pst", "pdt") && words.capital(at)) return { to: at + 1, mark: "" };
  return words.run(at, ["local", "time"]) ? { to: at + 2, mark: "" } : { to: at, mark: "" };
}

function clockFound(from: number, to: number, hour: number, minute: number | null, mark: string): Found | null {
  if (hour > 24 || (minute !== null && minute > 59)) return null;
  const value = `T${two(hour)}${minute === null ? "" : `:${two(minute)}`}${mark}`;
  return { from, to, kind: "time", resolve: () => spanless("a time of day; its day is not named", "hour", value) };
}

/** "4:15 p.m.", "4 pm", "4.30pm", "16:15", "0300 GMT", "10 o'clock". */
const digits: Recogniser = (words, at) => {
  const { number, text, suffix } = words.at(at);
  if (Number.isNaN(number) || suffix !== "" || text.length > 4 || (words.at(at).glued && /[\p{L}\d$€£.,:/]/u.test(words.at(at - 1).text)))
    return null;
  const minutes = words.at(at + 2);
  const split =
    words.is(at + 1, ":", ".") &&
    words.at(at + 1).glued &&
    minutes.glued &&
    minutes.text.length === 2 &&
    minutes.number < 60 &&
    text.length <= 2;
  const next = split ? at + 3 : at + 1;
  const noon = half(words, next);
  if (noon !== null && text.length <= 2 && number >= 1 && number <= 12) {
    const after = zone(words, noon.to);
    return clockFound(at, after.to, (number % 12) + (noon.after ? 12 : 0), split ? minutes.number : null, after.mark);
  }
  if (words.run(next, ["o", "'", "clock"]) && number <= 12 && !split) return clockFound(at, next + 3, number, null, "");
  const after = zone(words, next);
  if (
    split &&
    words.is(at + 1, ":") &&
    (after.to > next || words.is(at - 1, "at", "by", "around", "about", "until", "from", "before", "after", "since"))
  )
    return clockFound(at, after.to, number, minutes.number, after.mark);
  if (text.length === 4 && (after.to > next || words.is(next, "hours")) && number % 100 < 60)
    return clockFound(at, after.to > next ? after.to : next + 1, Math.floor(number / 100), number % 100, after.mark);
  return null;
};

/** Parts of the day that have a clock time of their own, or none. */
const NAMED: ReadonlyMap<string, string | null> = new Map([
  ["noon", "T12"],
  ["midday", "T12"],
  ["midnight", "T00"],
  ["dawn", null],
  ["dusk", null],
  ["daybreak", null],
  ["nightfall", null],
  ["sunrise", null],
  ["sunset", null],
]);

/** "noon", "at dawn". */
const named: Recogniser = (words, at) => {
  const value = NAMED.get(words.at(at).text.replace(/^(?:Noon|Midnight)$/, (w) => w.toLowerCase()));
  if (value === undefined || !words.is(at - 1, "at", "by", "before", "after", "until", "around", "about", "since", "from", "past", ""))
    return null;
  return { from: at, to: at + 1, kind: "time", resolve: () => spanless("a time of day; its day is not named", "hour", value) };
};

export const clock: Recogniser = firstOf([digits, named]);

/** A clock time on a day. Midnight may be either end of the day, so it adds nothing. */
export function onDay(time: Found, day: Found, from: number, to: number): Found {
  return {
    from,
    to,
    kind: "time",
    resolve(context) {
      const [date, hour] = [day.resolve(context), time.resolve(context)];
      if (date.value === null || hour.value === null || hour.value === "T00" || date.unit !== "day" || date.value.length !== 10)
        return date;
      return answer(date.value + hour.value, date.how, `${hour.value.slice(1)} on ${date.why}`, date.day, "day");
    },
  };
}
