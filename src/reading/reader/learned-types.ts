/** Numbers in the reader's view of a word, its output "meaning". */
export const WIDTH = 384;

/** An event type of a codebook's own, learnt from its examples: a logistic regression over the reader's view of a word. */
export interface LearnedType {
  readonly type: string;
  /** One weight for each number of the view, then the bias. */
  readonly weights: Float32Array;
}

/** How likely the word whose view begins at `at` names an act of the type, 0 to 1. */
export function likeness({ weights }: LearnedType, views: Float32Array, at: number): number {
  let sum = weights[WIDTH] ?? 0;
  for (let i = 0; i < WIDTH; i++) sum += (weights[i] ?? 0) * (views[at + i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Full-batch steps; the loss has settled long before. */
const STEPS = 300;
const RATE = 0.5;
/** Strength of the pull to zero: there are far more numbers in a view than examples of a type. */
const L2 = 1e-3;
/** All examples of the type together weigh this share of all other words: a trigger is rare, and twenty examples show few of its faces. */
const SHARE = 0.02;

/** Fits a type to the views of words that name its acts and of words that do not. Deterministic. */
export function learnType(type: string, named: readonly Float32Array[], others: readonly Float32Array[]): LearnedType {
  const rows = [...named, ...others];
  const { mean, scale } = spread(rows);
  const scaled = rows.map((row) => row.map((v, i) => (v - (mean[i] ?? 0)) / (scale[i] ?? 1)));
  const weightOf = (i: number) => (i < named.length ? (SHARE * others.length) / named.length : 1);
  const total = rows.reduce((sum, _, i) => sum + weightOf(i), 0);
  const [weights, squares] = [new Float64Array(WIDTH + 1), new Float64Array(WIDTH + 1).fill(1e-4)];
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(WIDTH + 1);
    scaled.forEach((row, i) => {
      let sum = weights[WIDTH]!;
      for (let k = 0; k < WIDTH; k++) sum += weights[k]! * row[k]!;
      const error = ((1 / (1 + Math.exp(-sum)) - Number(i < named.length)) * weightOf(i)) / total;
      for (let k = 0; k < WIDTH; k++) slope[k] = slope[k]! + error * row[k]!;
      slope[WIDTH] = slope[WIDTH]! + error;
    });
    for (let k = 0; k <= WIDTH; k++) {
      const pulled = slope[k]! + (k < WIDTH ? L2 * weights[k]! : 0);
      squares[k] = 0.9 * squares[k]! + 0.1 * pulled * pulled;
      weights[k] = weights[k]! - (RATE / (10 + step)) * (pulled / Math.sqrt(squares[k]! + 1e-10));
    }
  }
  // The scaling goes into the weights: reading needs none of it.
  const out = new Float32Array(WIDTH + 1);
  let bias = weights[WIDTH]!;
  for (let k = 0; k < WIDTH; k++) {
    out[k] = weights[k]! / scale[k]!;
    bias -= (weights[k]! * mean[k]!) / scale[k]!;
  }
  out[WIDTH] = bias;
  return { type, weights: out };
}

function spread(rows: readonly Float32Array[]): { mean: Float64Array; scale: Float64Array } {
  const [mean, scale] = [new Float64Array(WIDTH), new Float64Array(WIDTH)];
  for (const row of rows) for (let k = 0; k < WIDTH; k++) mean[k] = mean[k]! + row[k]! / rows.length;
  for (const row of rows) for (let k = 0; k < WIDTH; k++) scale[k] = scale[k]! + (row[k]! - mean[k]!) ** 2 / rows.length;
  return { mean, scale: scale.map((s) => Math.sqrt(s) + 1e-3) };
}
