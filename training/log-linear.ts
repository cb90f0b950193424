/** Fits a log-linear model over options: AdaGrad, L2, seeded; the same rows give the same weights. */

/** A question: its options' features, and which of them are right (one at least). */
export interface Row {
  readonly options: readonly (readonly string[])[];
  readonly right: readonly number[];
}

/** Small seeded generator (mulberry32), 0 to 1. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface FitOptions {
  readonly passes: number;
  readonly rate: number;
  /** L2 a step. */
  readonly decay: number;
  /** Features seen in fewer rows are left out. */
  readonly least: number;
}

/** Weights that make the right options likely: the summed probability of a row's right options is what is raised. */
export function fit(rows: readonly Row[], { passes, rate, decay, least }: FitOptions): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { options } of rows) for (const f of new Set(options.flat())) counts.set(f, (counts.get(f) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= least).map(([name]) => name);
  const ids = new Map(names.map((name, id) => [name, id] as const));
  const coded = rows.map(({ options, right }) => ({
    options: options.map((o) => o.flatMap((f) => ids.get(f) ?? [])),
    right: new Set(right),
  }));
  const [weights, squares] = [new Float64Array(names.length), new Float64Array(names.length).fill(1e-2)];
  const order = coded.map((_, i) => i);
  const random = seeded(20260101);
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1));
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    for (const at of order) {
      const { options, right } = coded[at]!;
      const p = shares(options.map((o) => o.reduce((sum, id) => sum + weights[id]!, 0)));
      const mass = [...right].reduce((sum, i) => sum + p[i]!, 0);
      const slopes = new Map<number, number>();
      options.forEach((o, i) => {
        const slope = p[i]! - (right.has(i) ? p[i]! / Math.max(1e-9, mass) : 0);
        for (const id of o) slopes.set(id, (slopes.get(id) ?? 0) + slope);
      });
      for (const [id, slope] of slopes) {
        const gradient = slope + decay * weights[id]!;
        squares[id] = squares[id]! + gradient * gradient;
        weights[id] = weights[id]! - (rate * gradient) / Math.sqrt(squares[id]!);
      }
    }
  }
  return new Map(names.map((name, id) => [name, weights[id]!]));
}

function shares(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const grown = scores.map((s) => Math.exp(s - top));
  const all = grown.reduce((a, b) => a + b, 0);
  return grown.map((g) => g / all);
}
