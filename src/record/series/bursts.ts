/** Periods [from, to) in which more happens than usual. */
export interface Burst {
  readonly from: number;
  readonly to: number;
  /** What is gained by calling it a burst, in nats: higher is surer. */
  readonly weight: number;
}

/** How many times the usual rate a burst has. */
const TIMES = 3;
/** Cost of rising into a burst, for each power of e of the number of periods (Kleinberg's gamma). */
const RISE = 1;

/**
 * Bursts by a two-state automaton (Kleinberg 2002, "Bursty and Hierarchical Structure in Streams", section 2: the cheapest state sequence,
 * with a cost for each rise), over counts in place of gaps: a state's cost of a count is its negative log likelihood under Poisson's law.
 * The low state's rate is the mean over the series, times each period's exposure.
 *
 * @param counts happenings of each period.
 * @param exposure how much there was to be found in each period (all happenings in the record), so that a growing record is no burst; alike where left out.
 */
export function bursts(counts: readonly number[], exposure: readonly number[] = counts.map(() => 1)): Burst[] {
  const [all, exposed] = [sum(counts), sum(exposure)];
  if (all === 0 || exposed === 0) return [];
  const rise = RISE * Math.log(counts.length);
  /** What the high state saves in a period, in nats; the factorial is the same in both states. */
  const gains = counts.map((count, t) => count * Math.log(TIMES) - (TIMES - 1) * (all / exposed) * (exposure[t] ?? 0));
  const high = cheapest(gains, rise);
  const found: Burst[] = [];
  for (let from = 0; from < high.length; from++) {
    if (!high[from]) continue;
    let to = from;
    while (high[to]) to++;
    found.push({ from, to, weight: sum(gains.slice(from, to)) - rise });
    from = to;
  }
  return found;
}

/** Which periods are in the high state on the cheapest way through, which begins in the low one (Viterbi 1967). */
function cheapest(gains: readonly number[], rise: number): boolean[] {
  let [low, up] = [0, -Infinity];
  const cameUp: boolean[] = [];
  const cameDown: boolean[] = [];
  for (const gain of gains) {
    const [stayLow, fall, climb, stayUp] = [low, up, low - rise, up];
    cameDown.push(fall > stayLow);
    cameUp.push(climb >= stayUp);
    [low, up] = [Math.max(stayLow, fall), Math.max(climb, stayUp) + gain];
  }
  const high: boolean[] = gains.map(() => false);
  let inHigh = up > low;
  for (let t = gains.length - 1; t >= 0; t--) {
    high[t] = inHigh;
    inHigh = inHigh ? !cameUp[t] : (cameDown[t] ?? false);
  }
  return high;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
