import { publicationDate } from "../../dates.js";
import { monthIn } from "./months.js";

/** Which of two figures before a year is the month, where both may be. */
export type Order = "day-first" | "month-first" | null;

/** A date as it stands in a line; offsets count from the line's start. */
export interface Written {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 300;
const WORD = "[\\p{L}\\p{M}]{3,14}(?: [\\p{L}\\p{M}]{3,9})?";
const CLOCK = "(?:,? (?:at )?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4}(?:[+-]\\d{1,4})?)?,?)?";
/** Forms of a date; `y`, `m`, `w` (a month's name), `d`, and `a` and `b`, of which one is the day. */
const FORMS = [
  /(?<!\d)(?<y>\d{4})(?<s>[/.-]) ?(?<m>\d{1,2})\k<s> ?(?<d>\d{1,2})(?!\d)/gu,
  /(?<!\d)(?<y>\d{4})\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]/gu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[ /-](?:of |de |d['’])?(?<w>${WORD})\\.?,?[ /-](?:de |del )?(?<y>\\d{4})(?!\\d)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\p{M}])(?<w>${WORD})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${CLOCK},? (?<y>\\d{4})(?![\\d:])`, "giu"),
  new RegExp(`(?<!\\d)(?<y>\\d{4})(?:\\.| m\\.|-)?[ ]?(?<w>${WORD})[ -](?<d>\\d{1,2})(?!\\d)`, "giu"),
  /(?<![\d/.-])(?<a>\d{1,2})(?<s>[./-]) ?(?<b>\d{1,2})\k<s> ?(?<y>\d{4})(?![\d/])/gu,
];

/** The full dates of a line's beginning in any of the forms that pages show, in order. Days and months that `order` does not tell apart give none. */
export function datesIn(line: string, order: Order): Written[] {
  const words = latinDigits(line.slice(0, LONGEST).normalize("NFC").replace(/\s/gu, " "));
  if (!/\d{4}/u.test(words)) return [];
  const found = FORMS.flatMap((form) =>
    [...words.matchAll(form)].flatMap((match) => {
      const { w } = match.groups ?? {};
      const named = w === undefined ? null : monthIn(w);
      const date = dateOf(match.groups ?? {}, named?.month ?? 0, order);
      const skipped = w !== undefined && match[0].startsWith(w) ? (named?.at ?? 0) : 0;
      return date === null ? [] : [{ date, start: match.index + skipped, end: match.index + match[0].length }];
    }),
  ).sort((a, b) => a.start - b.start);
  return found.filter((date, i) => date.start >= (found[i - 1]?.end ?? 0));
}

function dateOf({ y, m, w, d, a, b, s }: Record<string, string | undefined>, named: number, order: Order): string | null {
  if (w !== undefined) return named === 0 ? null : iso(y, named, d);
  if (m !== undefined) return iso(y, Number(m), d);
  const [first, second] = [Number(a), Number(b)];
  if (first > 12 || first === second || s === ".") return iso(y, second, a);
  if (second > 12 || order === "month-first") return iso(y, first, b);
  return order === null ? null : iso(y, second, a);
}

export const iso = (year: string | undefined, month: number, day: string | undefined): string | null =>
  publicationDate(`${year}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`);

/** Noughts of Arabic, Persian, Hindi and Bengali figures. */
const NOUGHTS = [0x660, 0x6f0, 0x966, 0x9e6];
export const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (NOUGHTS.findLast((nought) => nought <= code) ?? code));
  });
