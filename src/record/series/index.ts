import { bursts } from "./bursts.js";
import { periodOf, periodsBetween, type Step } from "./periods.js";
import { turningPoints } from "./turns.js";

/** One happening, as series count it. */
export interface Counted {
  /** YYYY-MM-DD; a happening without a day is counted in no period. */
  readonly day: string | null;
  readonly type: string;
  readonly quad: 1 | 2 | 3 | 4;
  /** PLOVER intensity, -10 to 10. */
  readonly intensity: number;
  /** Countries of the parties on each side. */
  readonly actors: readonly (string | null)[];
  readonly recipients: readonly (string | null)[];
  readonly place: string | null;
}

/** Which happenings are asked for; what is left out asks for all. */
export interface Question {
  /** Country that acts. */
  readonly actor?: string;
  /** Country that it is done to. In mutual acts, where all are actors, one of them. */
  readonly recipient?: string;
  /** Country that has any part in it, as a party or as the place. */
  readonly country?: string;
  readonly type?: string;
  /** First and last day, both in; the first and last happening's where left out. */
  readonly since?: string;
  readonly until?: string;
}

export interface Point {
  /** First day of the period. */
  readonly period: string;
  readonly happenings: number;
  /** Happenings of quad classes 1 to 4. */
  readonly quads: readonly [number, number, number, number];
  /** Mean over the happenings; null where there are none. */
  readonly intensity: number | null;
  /** The weight of the burst that the period is in, in nats; 0 outside bursts. */
  readonly burst: number;
  /** Whether the intensity runs on another level from this period on. */
  readonly turn: boolean;
}

/** What happened, period by period, without gaps. The order of the happenings does not matter. */
export function series(happenings: Iterable<Counted>, question: Question, step: Step): Point[] {
  const tallies = new Map<string, { quads: [number, number, number, number]; intensities: number[] }>();
  const exposure = new Map<string, number>();
  let [first, last] = [question.since, question.until];
  for (const one of happenings) {
    const { day } = one;
    if (day === null || (question.since !== undefined && day < question.since) || (question.until !== undefined && day > question.until))
      continue;
    const period = periodOf(day, step);
    exposure.set(period, (exposure.get(period) ?? 0) + 1);
    if (!asked(one, question)) continue;
    if (question.since === undefined && (first === undefined || day < first)) first = day;
    if (question.until === undefined && (last === undefined || day > last)) last = day;
    const tally = tallies.get(period) ?? { quads: [0, 0, 0, 0], intensities: [] };
    tally.quads[one.quad - 1] = (tally.quads[one.quad - 1] ?? 0) + 1;
    tally.intensities.push(one.intensity);
    tallies.set(period, tally);
  }
  if (first === undefined || last === undefined) return [];
  const periods = periodsBetween(first, last, step);
  const told = periods.map((period) => tallies.get(period));
  const intensity = told.map((tally) => (tally === undefined ? null : mean(tally.intensities)));
  const burst = periods.map(() => 0);
  const counts = told.map((tally) => tally?.intensities.length ?? 0);
  for (const { from, to, weight } of bursts(counts, smoothed(periods.map((period) => exposure.get(period) ?? 0))))
    burst.fill(weight, from, to);
  const turns = new Set(turningPoints(intensity).map(({ at }) => at));
  return periods.map((period, i) => ({
    period,
    happenings: counts[i] ?? 0,
    quads: told[i]?.quads ?? [0, 0, 0, 0],
    intensity: intensity[i] ?? null,
    burst: burst[i] ?? 0,
    turn: turns.has(i),
  }));
}

function asked({ actors, recipients, place, type }: Counted, question: Question): boolean {
  if (question.type !== undefined && type !== question.type) return false;
  if (question.country !== undefined && ![...actors, ...recipients, place].includes(question.country)) return false;
  if (question.actor !== undefined && !actors.includes(question.actor)) return false;
  if (question.recipient === undefined) return true;
  const mutual = recipients.length === 0 && question.actor !== question.recipient && actors.includes(question.recipient);
  return recipients.includes(question.recipient) || mutual;
}

/** Periods on either side that a period's exposure is the mean of: a burst must not hide behind its own weight in the record. */
const AROUND = 4;
function smoothed(exposure: readonly number[]): number[] {
  return exposure.map((_, i) => mean(exposure.slice(Math.max(0, i - AROUND), i + AROUND + 1)));
}

/** Sorted first, since sums of floating point numbers hang on their order. */
const mean = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0) / (values.length || 1);
