/** A point from which a series runs on another level. */
export interface Turn {
  /** Index of the first value after the turn. */
  readonly at: number;
  /** Probability of so clear a turn where there is none. */
  readonly p: number;
  /** Means of the stretches before and after. */
  readonly before: number;
  readonly after: number;
}

/** A turn is marked at this probability of a false one, for each stretch looked at. */
const SIGNIFICANT = 0.01;
/** Shorter stretches have no turn. */
const SHORTEST = 4;

/**
 * Turning points by Pettitt's test (1979, "A Non-Parametric Approach to the Change-Point Problem"), which looks at ranks alone and so
 * minds no outlier. Each turn cuts its stretch in two, and both are looked at again. Null stands for a period without a value, which is passed over.
 */
export function turningPoints(values: readonly (number | null)[]): Turn[] {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  return within(known).sort((a, b) => a.at - b.at);
}

type Known = readonly { readonly value: number; readonly index: number }[];

function within(stretch: Known): Turn[] {
  if (stretch.length < 2 * SHORTEST) return [];
  const { cut, statistic } = clearest(stretch);
  const n = stretch.length;
  const p = Math.min(1, 2 * Math.exp((-6 * statistic ** 2) / (n ** 3 + n ** 2)));
  if (p > SIGNIFICANT) return [];
  const [head, tail] = [stretch.slice(0, cut), stretch.slice(cut)];
  return [{ at: stretch[cut]?.index ?? 0, p, before: mean(head), after: mean(tail) }, ...within(head), ...within(tail)];
}

/** The cut with the largest sum of signs between the two sides, the earliest of equals; neither side shorter than SHORTEST. */
function clearest(stretch: Known): { cut: number; statistic: number } {
  let best = { cut: SHORTEST, statistic: 0 };
  let running = 0;
  stretch.forEach(({ value }, t) => {
    running += stretch.reduce((signs, other) => signs + Math.sign(value - other.value), 0);
    const cut = t + 1;
    if (cut >= SHORTEST && cut <= stretch.length - SHORTEST && Math.abs(running) > best.statistic)
      best = { cut, statistic: Math.abs(running) };
  });
  return best;
}

const mean = (of: Known): number => of.reduce((sum, { value }) => sum + value, 0) / of.length;
