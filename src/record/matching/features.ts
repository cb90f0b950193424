import { compareDays } from "./dates.js";
import { compareMutual, compareSides, KINDS, type PartyKind } from "./parties.js";
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

/** Is told each thing compared, in the order of PARTS. */
type Teller = (part: PartName, found: string, strength: number) => void;

/** What two mentions have in common and where they differ. Symmetric. */
export function featuresOf(a: Traits, b: Traits): Feature[] {
  const features: Feature[] = [];
  tellFeatures(a, b, (part, found, strength) => features.push({ part, found, strength }));
  return features;
}

/** The same without a list: hundreds of pairs are compared for each that is shown. */
export function tellFeatures(a: Traits, b: Traits, tell: Teller): void {
  const [one, other] = [a.mention.event, b.mention.event];
  tell("type", compareTypes(one, other), 1);
  if (MUTUAL.has(one.type) && MUTUAL.has(other.type)) tell("actors", MUTUALLY[compareMutual(bothSides(a), bothSides(b))], 1);
  else {
    tell("actors", compareSides(a.actors, b.actors), 1);
    tell("recipients", compareSides(a.recipients, b.recipients), 1);
  }
  tell("time", compareDays(a.days, b.days), 1);
  tell("place", compareSpots(a.spot, b.spot), 1);
  tell("words", "shared", sharedWords(a, b));
  tell("counts", compareCounts(a.mention.counts, b.mention.counts), 1);
  tell("trigger", a.trigger === b.trigger ? "same word" : "other word", 1);
  tell("denial", compareFactuality(one.factuality, other.factuality), 1);
  tell("sources", compareSources(a, b), 1);
  tell("report", compareReports(a, b), 1);
}

const MUTUALLY = Object.fromEntries(KINDS.map((kind) => [kind, `mutual: ${kind}`])) as Record<PartyKind, string>;
const bothSides = ({ actors, recipients }: Traits): Traits["actors"] => (recipients.length === 0 ? actors : [...actors, ...recipients]);

/** What likeness of words is worth at most: of two texts in the same words, one may still tell of the next day. */
const ALIKE = 0.5;
/** Cosine of the two passages' words, each weighed by its rarity; from ALIKE on it is 1. */
function sharedWords(a: Traits, b: Traits): number {
  const [one, other] = [a.mention.words, b.mention.words];
  let dot = 0;
  // Both in the order of the alphabet: sums of floating point numbers hang on their order.
  for (let [i, j] = [0, 0]; i < one.stems.length && j < other.stems.length;) {
    const [stem, beside] = [one.stems[i] as string, other.stems[j] as string];
    if (stem === beside) dot += (one.tells[i++] as number) * (other.tells[j++] as number);
    else if (stem < beside) i++;
    else j++;
  }
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
  const quotes = (of: Traits, publisher: string | null) =>
    publisher !== null && publisher.length > 3 && of.mention.passage.includes(publisher);
  return quotes(a, b.publisher) || quotes(b, a.publisher) ? "quoted" : "own";
}

function compareReports(a: Traits, b: Traits): string {
  if (a.mention.report !== b.mention.report) return "two reports";
  if (a.mention.happening === null || b.mention.happening === null) return "one report";
  return a.mention.happening === b.mention.happening ? "one report, told as one" : "one report, told apart";
}
