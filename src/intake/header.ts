import { dateIn, MONTH } from "./dates.js";

/** A line's longest length as a byline or date line, in characters. */
const LONGEST_BYLINE = 110;
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const PARTICLE = "(?:(?:and|in|of|for|the|de|da|di|van|von|der|den|bin|bint|ibn|al|el|la|le|del|dos|y)\\b)";
const BYLINE = new RegExp(
  `^(?:By|BY|Written by|Report by|Story by) (${NAME}(?:(?:, | & | \\| | / | )(?:${PARTICLE}|${NAME})){0,12})\\.?$`,
  "u",
);
/** Words that stand after "By" in a headline but begin no name. */
const NO_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|force|law|land|sea|the|order)\b/iu;
const STAMP = /^(?:first )?(?:published|updated|last updated|last modified|posted|created|modified|date|issued|on)\b\s?:?\s?(?:on |at )?/iu;
const DAY_ONLY = new RegExp(
  `^(?:\\p{L}{3,9}day,? |(?:mon|tue|wed|thu|fri|sat|sun)\\.?,? )?(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}|\\d{4}-\\d{2}-\\d{2})(?:[ ,|/–-]+[^.!?]{0,40})?$`,
  "iu",
);
const CLOCK = /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\b\d{1,2} (?:hours?|minutes?|days?) ago\b/iu;

/** "By Jane Roe and John Doe in Geneva", "3 March 2020", "Updated 4:15 PM": a line that names who wrote it, or when, and says nothing else. */
export function isByline(line: string): boolean {
  if (line.length > LONGEST_BYLINE) return false;
  if (bylineName(line) !== null || DAY_ONLY.test(line)) return true;
  const stamp = STAMP.exec(line);
  const rest = line.slice(stamp?.[0].length ?? 0);
  return (
    stamp !== null &&
    rest.length <= 70 &&
    (DAY_ONLY.test(rest) || CLOCK.test(rest) || (dateIn(rest) !== null && rest.split(/\s+/).length <= 8))
  );
}

/** The name in "By Jane Roe"; null where the line is none. One word alone counts only as an agency or desk ("By AFP"). */
export function bylineName(line: string): string | null {
  const name = BYLINE.exec(line)?.[1] ?? null;
  if (name === null || NO_NAME.test(name)) return null;
  return /[\s,]/u.test(name) || /^(?:\p{Lu}{2,5}|Reuters|Xinhua|Staff|Agencies|Editorial)$/u.test(name) ? name : null;
}

/** A short line that no full stop ends and that is no list item. */
export function isTitle(line: string): boolean {
  return (
    line.length <= 140 &&
    /^[\p{L}\d"'“‘]/u.test(line) &&
    !/[.,;:!…]["'”’)]?$/u.test(line) &&
    /\p{L}{2}/u.test(line) &&
    line.split(/\s+/).length >= 2
  );
}
