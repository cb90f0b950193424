import { compareDays } from "./dates.js";
import { compareMutual, compareSides } from "./parties.js";
import { compareSpots } from "./places.js";
import type { Traits } from "./traits.js";
import { compareTypes, MUTUAL } from "./types.js";

/** What is compared, in the order in which it is shown. */
export const PARTS = [
  "type",
  "actors",
  "recipients",
  "time",
  "place",
  "words",
  "counts",
  "trigger",
  "denial",
  "sources",
  "report",
] as const;
export type PartName = (typeof PARTS)[number];

/** One thing compared: what was found, and how strongly, 0 to 1. */
export interface Feature {
  readonly part: PartName;
  readonly found: string;
  readonly strength: number;
}

/** What two mentions have in common and where they differ. Symmetric. */
export function featuresOf(a: Traits, b: Traits): Feature[] {
  const [one, other] = [a.mention.event, b.mention.event];
  const feature = (part: PartName, found: string, strength = 1): Feature => ({ part, found, strength });
  const mutual = MUTUAL.has(one.type) && MUTUAL.has(other.type);
  const sides = mutual
    ? [feature("actors", `mutual: ${compareMutual([...a.actors, ...a.recipients], [...b.actors, ...b.recipients])}`)]
    : [feature("actors", compareSides(a.actors, b.actors)), feature("recipients", compareSides(a.recipients, b.recipients))];
  return [
    feature("type", compareTypes(one, other)),
    ...sides,
    feature("time", compareDays(a.days, b.days)),
    feature("place", compareSpots(a.spot, b.spot)),
    feature("words", "shared", sharedWords(a, b)),
    feature("counts", compareCounts(a.mention.counts, b.mention.counts)),
    feature("trigger", a.trigger === b.trigger ? "same word" : "other word"),
    feature("denial", compareFactuality(one.factuality, other.factuality)),
    feature("sources", compareSources(a, b)),
    feature("report", compareReports(a, b)),
  ];
}

/** What likeness of words is worth at most: of two texts in the same words, one may still tell of the next day. */
const ALIKE = 0.5;
/** Cosine of the two passages' words, each weighed by its rarity; from ALIKE on it is 1. */
function sharedWords(a: Traits, b: Traits): number {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  let dot = 0;
  for (const [word, weight] of few.words) dot += weight * (many.mention.words.get(word) ?? 0);
  return dot === 0 ? 0 : Math.min(1, dot / (a.norm * b.norm) / ALIKE);
}

function compareCounts(a: ReadonlySet<number>, b: ReadonlySet<number>): string {
  if (a.size === 0 || b.size === 0) return "open";
  return [...a].some((count) => b.has(count)) ? "shared" : "different";
}

function compareFactuality(a: string, b: string): string {
  if (a === b) return "none";
  return [a, b].includes("negated") ? "told and denied" : "told and planned";
}

/** Copies of one text, or one that quotes the other's publisher. */
function compareSources(a: Traits, b: Traits): string {
  if (a.mention.report === b.mention.report) return "own";
  if (a.mention.family !== null && a.mention.family === b.mention.family)
    return a.mention.event.trigger === b.mention.event.trigger ? "one copy, one word" : "one copy";
  const quotes = (of: Traits, publisher: string | null) => publisher !== null && publisher.length > 3 && of.passage.includes(publisher);
  return quotes(a, b.publisher) || quotes(b, a.publisher) ? "quoted" : "own";
}

function compareReports(a: Traits, b: Traits): string {
  if (a.mention.report !== b.mention.report) return "two reports";
  if (a.mention.happening === null || b.mention.happening === null) return "one report";
  return a.mention.happening === b.mention.happening ? "one report, told as one" : "one report, told apart";
}
