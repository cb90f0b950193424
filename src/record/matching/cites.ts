import type { Report } from "../../model/index.js";
import { bareOutlet, outletOf } from "./gazetteer.js";
import { passages } from "./mention.js";

/** An outlet's name as outlets are compared: bare, and one for all names that the codebook knows it by ("AFP", "afp.com"). */
export function outletName(name: string): string {
  const bare = bareOutlet(name);
  return outletOf(bare) ?? bare;
}

/** Whether the codebook has it among the media, by its `outletName`. */
export const isOutlet = (name: string): boolean => outletOf(name) !== undefined;

const NAME = String.raw`(?:[Tt]he\s+)?(\p{Lu}[\p{L}\p{M}\d&.'’-]*(?:\s+(?:of|the|and)?\s*\p{Lu}[\p{L}\p{M}\d&.'’-]*){0,4})`;
const CREDITED = new RegExp(
  String.raw`\b(?:told|according to|citing|quoted by|reported by|carried by|as reported in|interview with)\s+${NAME}`,
  "gu",
);
const REPORTS = new RegExp(String.raw`${NAME}\s+(?:news agency\s+|newspaper\s+)?(?:reported|reports|has reported|quoted|cited)\b`, "gu");
/** "GENEVA, March 3 (Agency) –". */
const AGENCY = /^.{0,80}?\((\p{Lu}[^()\n]{1,40})\)\s*[-–—]/u;
/** Where a dateline stands. */
const HEAD = 200;

/**
 * Names, as `outletName` makes them, that a mention may owe its news to: its speakers, the agency of the report's dateline, whoever the
 * passage credits. Which of them are outlets is for `entryOf` to say. Sorted.
 */
export function citesOf(
  { text }: Pick<Report, "text">,
  { start, end, speakers }: { readonly start: number; readonly end: number; readonly speakers: readonly { readonly name: string }[] },
): string[] {
  const { own, beside } = passages(text, start, end);
  const passage = [own, ...beside].join("\n");
  const agency = AGENCY.exec(text.slice(0, HEAD))?.[1];
  const found = [CREDITED, REPORTS].flatMap((pattern) => [...passage.matchAll(pattern)].map(([, name = ""]) => name));
  const names = [...speakers.map(({ name }) => name), ...(agency === undefined ? [] : [agency]), ...found].map(outletName);
  return [...new Set(names)].filter((name) => name !== "").sort();
}
