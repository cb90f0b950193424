/**
 * The best single-rooted tree over arc scores (Chu-Liu 1965, Edmonds 1967; one root as in Zmigrod et al. 2020).
 *
 * @param score score(dependent, head) with words numbered from 1 and head 0 the root.
 * @returns heads[word - 1] for words 1..n.
 */
export function bestTree(n: number, score: (dependent: number, head: number) => number): number[] {
  const greedy = bestHeads(n, score);
  if (isTree(greedy)) return greedy;
  // Of the trees that each hang the sentence on one word, take the best; only words that score well as root are worth trying.
  const roots = Array.from({ length: n }, (_, i) => i + 1)
    .sort((a, b) => score(b, 0) - score(a, 0) || a - b)
    .slice(0, 3);
  let best: { heads: number[]; total: number } | null = null;
  for (const root of roots) {
    const only = (d: number, h: number) => ((d === root) === (h === 0) ? score(d, h) : -1e9);
    const heads = contract(matrix(n, only));
    const total = heads.reduce((sum, h, i) => sum + only(i + 1, h), 0);
    if (best === null || total > best.total) best = { heads, total };
  }
  return best?.heads ?? [];
}

function bestHeads(n: number, score: (d: number, h: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => {
    let best = -1;
    let top = -Infinity;
    for (let h = 0; h <= n; h++) {
      const one = h === i + 1 ? -Infinity : score(i + 1, h);
      if (h !== i + 1 && (best < 0 || one > top)) [best, top] = [h, one];
    }
    return best;
  });
}

/** One root, no circle. */
export function isTree(heads: readonly number[]): boolean {
  if (heads.filter((h) => h === 0).length !== 1) return false;
  return findCycle(heads) === null;
}

function findCycle(heads: readonly number[]): number[] | null {
  const state = new Uint8Array(heads.length + 1);
  for (let start = 1; start <= heads.length; start++) {
    const path: number[] = [];
    let at = start;
    while (at !== 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at - 1] ?? 0;
    }
    if (at !== 0 && state[at] === 1) return path.slice(path.indexOf(at));
    for (const word of path) state[word] = 2;
  }
  return null;
}

/** Scores laid out as [dependent, head], (n + 1) heads a row; row 0 is not used. */
interface Matrix {
  readonly n: number;
  readonly at: (dependent: number, head: number) => number;
}

/** Each contraction is written out: score functions that called each other would double in cost at every level. */
function matrix(n: number, score: (d: number, h: number) => number): Matrix {
  const cells = new Float64Array((n + 1) * (n + 1));
  for (let d = 1; d <= n; d++) for (let h = 0; h <= n; h++) cells[d * (n + 1) + h] = score(d, h);
  return { n, at: (d, h) => cells[d * (n + 1) + h] ?? 0 };
}

/** Chu-Liu-Edmonds by repeated contraction of one cycle, on a dense matrix. */
function contract({ n, at: score }: Matrix): number[] {
  const heads = bestHeads(n, score);
  const cycle = findCycle(heads);
  if (cycle === null) return heads;
  const inside = new Set(cycle);
  const outside = Array.from({ length: n }, (_, i) => i + 1).filter((w) => !inside.has(w));
  // New numbering: outside words keep their order, the cycle is the last word.
  const old = [0, ...outside];
  const whole = outside.length + 1;
  const gain = (w: number, h: number) => score(w, h) - score(w, heads[w - 1] ?? 0);
  const enter = old.map((h) => cycle.reduce((best, w) => (gain(w, h) > gain(best, h) ? w : best)));
  const leave = old.map((d) => cycle.reduce((best, w) => (score(d, w) > score(d, best) ? w : best)));
  const smaller = contract(
    matrix(whole, (d, h) => {
      if (d === whole) return h === whole ? -1e9 : gain(enter[h] ?? 0, old[h] ?? 0);
      return score(old[d] ?? 0, h === whole ? (leave[d] ?? 0) : (old[h] ?? 0));
    }),
  );
  const result = [...heads];
  smaller.forEach((h, i) => {
    const d = i + 1;
    if (d === whole) result[(enter[h] ?? 1) - 1] = old[h] ?? 0;
    else result[(old[d] ?? 1) - 1] = h === whole ? (leave[d] ?? 0) : (old[h] ?? 0);
  });
  return result;
}
