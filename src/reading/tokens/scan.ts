import { ABBREVIATIONS, SENTENCE_OPENERS } from "./abbreviations.js";
import {
  ACRONYM,
  ADDRESSES,
  ADDRESS_MARK,
  ADDRESS_TAIL,
  AMPERSAND,
  CURRENCY,
  HANDLE,
  MONTH_DAY,
  NUMBERS,
  ORDINAL,
  SIGNS,
  SLASHED,
  UNIT,
  WORD,
} from "./patterns.js";
import { PREFIXES, SUFFIXES } from "./words.js";

/** The stretch of text being cut: nothing is read outside [.., end), and `previous` is the token before the present place. */
export interface Scan {
  readonly text: string;
  readonly end: number;
  previous: { readonly start: number; readonly end: number } | null;
}

/** End of the match of a sticky pattern at `at`, or -1. */
export function matchEnd(scan: Scan, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(scan.text) && pattern.lastIndex <= scan.end && pattern.lastIndex > at ? pattern.lastIndex : -1;
}

/** End of an address of a page, a mailbox or a file at `at`, or -1. */
export function addressEnd(scan: Scan, at: number): number {
  for (const pattern of matchEnd(scan, ADDRESS_MARK, at) === -1 ? [] : ADDRESSES) {
    const end = matchEnd(scan, pattern, at);
    if (end === -1) continue;
    const whole = scan.text.slice(at, end);
    const kept = whole.slice(0, whole.length - (ADDRESS_TAIL.exec(whole)?.[0].length ?? 0));
    if (kept !== "") return at + kept.length;
  }
  return matchEnd(scan, HANDLE, at);
}

/** End of a sign made of several characters at `at`, or of the single code point there. */
export function signEnd(scan: Scan, at: number): number {
  for (const pattern of SIGNS) {
    const end = matchEnd(scan, pattern, at);
    if (end !== -1) return end;
  }
  return Math.min(scan.end, at + ((scan.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
}

/** End of a number at `at` with its ordinal ending, or -1 when letters make it a word. */
export function numberEnd(scan: Scan, at: number): number {
  let end = matchEnd(scan, MONTH_DAY, at);
  for (const pattern of NUMBERS) if (end === -1) end = matchEnd(scan, pattern, at);
  if (end === -1) return -1;
  const ordinal = matchEnd(scan, ORDINAL, end);
  if (ordinal !== -1) return ordinal;
  if (matchEnd(scan, UNIT, end) !== -1) return end;
  const word = matchEnd(scan, WORD, at);
  return word > end ? -1 : end;
}

/** End of a word at `at`: with its prefix and hyphen, its initials, or the full stop of an abbreviation; -1 when no word stands there. */
export function wordEnd(scan: Scan, at: number): number {
  for (const pattern of [CURRENCY, SLASHED, AMPERSAND]) {
    const end = matchEnd(scan, pattern, at);
    if (end !== -1) return end;
  }
  const acronym = matchEnd(scan, ACRONYM, at);
  if (acronym !== -1) return acronym;
  const end = matchEnd(scan, WORD, at);
  if (end === -1) return -1;
  if (scan.text[end] === "-" && end + 1 < scan.end) {
    const next = matchEnd(scan, WORD, end + 1);
    if (next !== -1 && PREFIXES.has(scan.text.slice(at, end).toLowerCase())) {
      const whole = matchEnd(scan, ACRONYM, end + 1);
      return whole !== -1 ? whole : next;
    }
    if (next !== -1 && SUFFIXES.has(scan.text.slice(end + 1, next).toLowerCase())) return next;
  }
  return scan.text[end] === "." && end < scan.end && ownsFullStop(scan, at, end) ? end + 1 : end;
}

/** Does the full stop at `stop` belong to the word [start, stop)? */
function ownsFullStop(scan: Scan, start: number, stop: number): boolean {
  const { text, end, previous } = scan;
  if (text.startsWith("...", stop)) return false;
  const word = text.slice(start, stop);
  let after = stop + 1;
  let lineEnds = false;
  for (; after < end && /\s/.test(text[after] ?? ""); after += 1) lineEnds ||= /[\n\r\u2028\u2029]/.test(text[after] ?? "");
  const last = after >= end || lineEnds;
  const next = last ? "" : (text[after] ?? "");
  if (/^\p{Lu}$/u.test(word)) return ownsInitial(scan, word, after, next);
  switch (ABBREVIATIONS.get(word.toLowerCase())) {
    case "always":
      return !last || /^\p{Lu}/u.test(word);
    case "before-number":
      return /\d/.test(next) || (word.toLowerCase() === "p" && next === "p");
    case "after-comma":
      return previous !== null && /[,-]/.test(text[previous.start] ?? "") && /^\p{Lu}/u.test(word);
    case "not-last":
      return !last;
    case "inside":
      return next !== "" && !/[\p{Lu}\d"“]/u.test(next);
    default:
      return false;
  }
}

/** "George W. Bush" keeps the stop; "plan B. The" and "than I." do not. */
function ownsInitial(scan: Scan, letter: string, after: number, next: string): boolean {
  if (!/\p{Lu}/u.test(next)) return next !== "" && /[\p{Ll}(,;&"]/u.test(next) && letter !== "I";
  const opener = SENTENCE_OPENERS.has(scan.text.slice(after, matchEnd(scan, WORD, after)));
  const named = scan.previous !== null && /\p{Lu}/u.test(scan.text[scan.previous.start] ?? "");
  if (letter === "I" || letter === "A") return named && !opener;
  return named || !opener;
}
