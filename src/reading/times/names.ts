import { CALLING, DOUBTFUL_MONTHS, INVITING, WEEKDAYS } from "./vocabulary.js";

const NAMED = /(?<![\p{L}])(\p{Lu}[\p{L}'’-]*)\.?[ \u00a0](March|April|May|June|August)(?![\p{L}])(?![ \u00a0]\d)/gu;
const OPENING: ReadonlySet<string> = new Set([
  "late",
  "early",
  "mid",
  "on",
  "during",
  "when",
  "as",
  "that",
  "and",
  "but",
  "while",
  "last",
  "this",
  "it",
  "he",
  "she",
  "they",
  "we",
  "i",
  "you",
]);

/** Months that a report also uses as somebody's name ("Theresa May"), in lower case. */
export function nameMonths(text: string): Set<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(NAMED)) {
    const before = (match[1] ?? "").toLowerCase();
    if (!CALLING.has(before) && !INVITING.has(before) && !OPENING.has(before) && !WEEKDAYS.has(before))
      found.add((match[2] ?? "").toLowerCase());
  }
  for (const name of found) if (!DOUBTFUL_MONTHS.has(name)) found.delete(name);
  return found;
}
