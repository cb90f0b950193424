import { PARTS, featuresOf, tellFeatures, type PartName } from "./features.js";
import type { Traits } from "./traits.js";
import { BASE, WEIGHTS } from "./weights.js";

/** One part of a score: what was found, what that weighs, and how strongly it holds (0 to 1; 1 for what holds or not). */
export interface ScorePart {
  readonly part: PartName | "base";
  readonly found: string;
  readonly weight: number;
  readonly strength: number;
}

/** How much speaks for two mentions telling of one happening. `total` is the sum over the parts of weight times strength: log odds. */
export interface MatchScore {
  readonly total: number;
  readonly parts: readonly ScorePart[];
}

/** A log-linear score (as Fellegi & Sunter's record linkage, 1969): each thing compared adds its weight. Symmetric. */
export function compare(a: Traits, b: Traits): MatchScore {
  const parts: ScorePart[] = featuresOf(a, b).map(({ part, found, strength }) => ({
    part,
    found,
    weight: weightOf(part, found),
    strength,
  }));
  parts.push({ part: "base", found: "any two mentions", weight: BASE, strength: 1 });
  return { total: parts.reduce((sum, { weight, strength }) => sum + weight * strength, 0), parts };
}

/** The total of `compare`, to the last bit. */
export function totalOf(a: Traits, b: Traits): number {
  let total = 0;
  tellFeatures(a, b, (part, found, strength) => (total += weightOf(part, found) * strength));
  return total + BASE;
}

const weightOf = (part: PartName, found: string): number => BY_PART[part]?.[found] ?? 0;
/** The weights by part, so that no name has to be put together for each thing compared. */
const BY_PART: Readonly<Record<string, Readonly<Record<string, number>>>> = Object.fromEntries(
  PARTS.map((part) => [
    part,
    Object.fromEntries(
      Object.entries(WEIGHTS).flatMap(([name, weight]) => (name.startsWith(`${part}: `) ? [[name.slice(part.length + 2), weight]] : [])),
    ),
  ]),
);

/** A score as lines for people: what was found, and what it adds. The lines' figures sum up to the total. */
export function explainScore({ total, parts }: MatchScore): string[] {
  const width = Math.max(...PARTS.map((part) => part.length));
  const line = (name: string, worth: number, found: string) =>
    `${name.padEnd(width)} ${(worth < 0 ? "" : "+") + worth.toFixed(2)}  ${found}`.trimEnd();
  return [
    ...parts.map(({ part, found, weight, strength }) =>
      line(part, weight * strength, strength === 1 ? found : `${found}, ${Math.round(100 * strength)}%`),
    ),
    line("total", total, total > 0 ? "one happening" : "two happenings"),
  ];
}
