import { ACTORS, COUNTS, ELSEWHERE, LATER, MUTUALS, NEXT_DAY, RECIPIENTS, type Marks, type Sides } from "./most.js";
import type { Look } from "./posts.js";

/** How many numbers the marks of a mention are. */
export const MARKS = 6;
/** Marks as numbers of 32 bits, to be kept side by side: place, counts, and actors and recipients in two halves each. */
export const packed = ({ place, counts, actors, recipients }: Marks): number[] => [place, counts, ...halves(actors), ...halves(recipients)];
const halves = (bits: bigint): [number, number] => [Number(BigInt.asIntN(32, bits >> 32n)), Number(BigInt.asIntN(32, bits))];

/**
 * The most that a mention that looks so can score with one that is found at `at`, by the packed marks of the one from `x` on and of the other
 * from `o` on; nothing where it is passed over.
 */
export function boundOf(
  { day, mutual, strict, most }: Pick<Look, "day" | "mutual" | "strict" | "most">,
  at: number,
  own: Int32Array,
  x: number,
  others: Int32Array,
  o: number,
): number {
  const actors = tell(own, x + 2, others, o + 2);
  const recipients = tell(own, x + 4, others, o + 4);
  if (strict && at !== day && (actors < 0 || recipients < 0)) return -Infinity;
  const apart = day === null || day === at ? 0 : Math.abs(day - at) === 1 ? NEXT_DAY : LATER;
  const [place, other] = [own[x]!, others[o]!];
  const told = most + (place !== 0 && other !== 0 && place !== other ? ELSEWHERE : 0) + apart;
  if (mutual === null) return told;
  const parties = mutual ? added(MUTUALS, mutually(own, x, others, o)) : added(ACTORS, actors) + added(RECIPIENTS, recipients);
  return told + (added(COUNTS, tells(0, own[x + 1]!, 0, others[o + 1]!)) + parties);
}

const added = ({ agree, differ, open }: Sides, told: number): number => (told === 0 ? open : told < 0 ? differ : agree);
/** Whether two lists of bits have some in common, 1, none, -1, or one has none at all, 0. */
const tells = (high: number, low: number, otherHigh: number, otherLow: number): number =>
  (high | low) === 0 || (otherHigh | otherLow) === 0 ? 0 : ((high & otherHigh) | (low & otherLow)) === 0 ? -1 : 1;
const tell = (one: Int32Array, i: number, other: Int32Array, j: number): number => tells(one[i]!, one[i + 1]!, other[j]!, other[j + 1]!);

/** Of mutual acts all sides of the one that has fewer must be among those of the other, whichever that is. */
function mutually(own: Int32Array, x: number, others: Int32Array, o: number): number {
  const all = tells(own[x + 2]! | own[x + 4]!, own[x + 3]! | own[x + 5]!, others[o + 2]! | others[o + 4]!, others[o + 3]! | others[o + 5]!);
  return all === 0 ? 0 : within(own, x, others, o) || within(others, o, own, x) ? 1 : -1;
}
function within(one: Int32Array, i: number, other: Int32Array, j: number): boolean {
  const [high, low] = [other[j + 2]! | other[j + 4]!, other[j + 3]! | other[j + 5]!];
  return tells(one[i + 2]!, one[i + 3]!, high, low) >= 0 && tells(one[i + 4]!, one[i + 5]!, high, low) >= 0;
}
