import type { Span } from "../../../model/index.js";
import { latinDigits } from "./written.js";

/** How long before the page was fetched something was, as a line says it. */
export interface Ago extends Span {
  /** Whole days where the line counts in days, else minutes. */
  readonly unit: "day" | "minute";
  readonly count: number;
  /** Named by a word ("yesterday"), which also stands for itself in menus. */
  readonly named: boolean;
}
interface Form extends Pick<Ago, "unit" | "named"> {
  readonly pattern: RegExp;
  /** Minutes or days for each that is counted. */
  readonly times: number;
  /** Where the form has no figure. */
  readonly fixed: number | null;
}

/** Days beyond which a page that counts them is not believed: "30 days ago" is rounded. */
const MOST_DAYS = 14;
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const;
const edged = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}\\d.,:-])(?:${source})(?![\\p{L}\\p{M}])`, "giu");
const form = (source: string, unit: keyof typeof MINUTES, fixed: number | null, named = false): Form => ({
  pattern: edged(source),
  unit: unit === "day" ? "day" : "minute",
  times: unit === "hour" ? 60 : 1,
  fixed,
  named,
});
/** As English pages write it, short forms and all. */
const ENGLISH: readonly Form[] = [
  form("(\\d{1,2}) ?(?:m|mins?|minutes?) ago", "minute", null),
  form("(\\d{1,2}) ?(?:h|hrs?|hours?) ago", "hour", null),
  form("(\\d{1,2}) ?(?:d|days?) ago", "day", null),
  form("(?:an?|one) (?:minute|min) ago|just now|moments ago", "minute", 1),
  form("(?:an|one) (?:hour|hr) ago", "hour", 1),
  form("(?:a|one) day ago", "day", 1),
  form("yesterday", "day", 1, true),
  form("today", "day", 0, true),
];
const learnt = new Map<string, readonly Form[]>();

/** Where a line counts from now, in these languages; in order. */
export function agosIn(line: string, languages: readonly string[]): Ago[] {
  const words = latinDigits(line.replace(/['’]/gu, "’").replace(/\s/gu, " "));
  return languages
    .flatMap((language) =>
      formsOf(language).flatMap(({ pattern, unit, times, fixed, named }) =>
        [...words.matchAll(pattern)].flatMap((match): Ago[] => {
          const count = (fixed ?? Number(match[1])) * times;
          const too = count > (unit === "day" ? MOST_DAYS : MOST_DAYS * MINUTES.day);
          return too ? [] : [{ unit, count, named, start: match.index, end: match.index + match[0].length }];
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function formsOf(language: string): readonly Form[] {
  if (language === "en") return ENGLISH;
  let forms = learnt.get(language);
  if (forms === undefined) learnt.set(language, (forms = learn(language)));
  return forms;
}

/** Counts of which languages have forms of their own: one, two, few, many. */
const COUNTS = [1, 2, 3, 5, 11, 21];

/** Intl knows them: "vor 3 Stunden", "hace 3 horas", "3 часа назад". */
function learn(language: string): Form[] {
  const forms = new Map<string, Form>();
  const put = (source: string, unit: keyof typeof MINUTES, fixed: number | null, named: boolean): void => {
    if (/\p{L}{2}/u.test(source) && !/^[-−]/u.test(source)) forms.set(source, form(source, unit, fixed, named));
  };
  for (const style of ["long", "short"] as const) {
    const counted = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: "always" });
    const named = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: "auto" });
    for (const unit of ["minute", "hour", "day"] as const)
      for (const count of COUNTS) {
        const parts = counted.formatToParts(-count, unit);
        const figure = parts.some((part) => part.type === "integer");
        const source = parts.map((part) => (part.type === "integer" ? "(\\d{1,2})" : literal(part.value))).join("");
        put(source, unit, figure ? null : count, false);
      }
    for (const days of [0, 1]) put(literal(named.format(-days, "day")), "day", days, true);
  }
  return [...forms.values()];
}

/** Words as a pattern; "قبل" and "منذ" are both said. */
const literal = (words: string): string =>
  words
    .replace(/['’]/gu, "’")
    .replace(/\s/gu, " ")
    .replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")
    .replace(/^قبل(?= )/u, "(?:قبل|منذ)");
