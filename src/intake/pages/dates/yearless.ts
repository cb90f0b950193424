import type { Span } from "../../../model/index.js";
import { monthIn } from "./months.js";
import { weekdayIn } from "./weekdays.js";
import { iso, latinDigits } from "./written.js";

/** A day that a line shows without its year; offsets count from the line's start. */
export interface Yearless extends Span {
  readonly month: number;
  readonly day: number;
  /** 0 (Sunday) to 6, where the line names it. */
  readonly weekday: number | null;
}

const WORD = "[\\p{L}\\p{M}]{3,14}(?: [\\p{L}\\p{M}]{3,9})?";
const FORMS = [
  new RegExp(`(?<![\\d.,:/-])(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[ -](?:of |de |d['’])?(?<w>${WORD})(?![\\p{L}\\p{M}])`, "giu"),
  new RegExp(`(?<![\\p{L}\\p{M}])(?<w>${WORD})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|[.,]\\d)`, "giu"),
  /(?<!\d)(?<m>\d{1,2})[月월]\s?(?<d>\d{1,2})[日일]/gu,
];
/** Characters around a date in which its weekday is looked for. */
const AROUND = 14;

/** The days without a year of a short line ("Tuesday, 3 November", "Nov. 3"), their months named in one of these languages. */
export function yearlessIn(line: string, languages: readonly string[]): Yearless[] {
  const words = latinDigits(line.normalize("NFC").replace(/\s/gu, " "));
  return FORMS.flatMap((form) =>
    [...words.matchAll(form)].flatMap((match): Yearless[] => {
      const { m, w = "", d } = match.groups ?? {};
      const { month, at } = (m === undefined ? monthIn(w, languages) : null) ?? { month: Number(m ?? 0), at: 0 };
      // 2020 is a leap year: it has every day that there is.
      if (month === 0 || iso("2020", month, d) === null) return [];
      const start = match.index + (w !== "" && match[0].startsWith(w) ? at : 0);
      const end = match.index + match[0].length;
      const weekday = weekdayIn(`${words.slice(Math.max(0, start - AROUND), start)} ${words.slice(end, end + AROUND)}`, languages);
      return [{ month, day: Number(d), weekday, start, end }];
    }),
  ).sort((a, b) => a.start - b.start);
}

/** Days before another date of the page up to which a day is believed to be of the same stretch of time. */
const NEAR = 200;
/** Years back in which a weekday is looked for. */
const YEARS = 11;
const DAY = 86_400_000;

/**
 * The day in the year that these other dates of the page tell: the latest such day up to one of them, whichever is nearest. A weekday that
 * is named must fit; without one, a day far from all of them stays unknown.
 */
export function wholeOf({ month, day, weekday }: Yearless, others: readonly string[]): string | null {
  let [best, least] = [null as string | null, Infinity];
  for (const other of others) {
    const latest = Date.parse(`${other.slice(0, 10)}T00:00:00Z`) + DAY;
    if (Number.isNaN(latest)) continue;
    const year = new Date(latest).getUTCFullYear();
    for (let back = 0; back <= (weekday === null ? 1 : YEARS); back++) {
      const date = iso(String(year - back), month, String(day));
      const time = Date.parse(`${date}T00:00:00Z`);
      if (date === null || time > latest || (weekday !== null && new Date(time).getUTCDay() !== weekday)) continue;
      const gap = latest - time;
      if (gap < least && (weekday !== null || gap <= NEAR * DAY)) [best, least] = [date, gap];
      break;
    }
  }
  return best;
}
