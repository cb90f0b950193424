import { mix } from "./shingles.js";

/** Bands of rows: of two texts whose shingles overlap by 0.4 all but 15 of 1000 share a band, of those that overlap by a tenth 6 of 100. */
export const BANDS = 64;
const ROWS = 3;

/**
 * Band keys of a set of shingles (Broder 1997; banding as in Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, 3.4). One
 * permutation hashing with optimal densification (Shrivastava 2017) gives all minima in one pass.
 */
export function bandsOf(shingles: Uint32Array): Uint32Array {
  const size = BANDS * ROWS;
  const minima = new Uint32Array(size).fill(EMPTY);
  for (const shingle of shingles) {
    const hash = mix(shingle ^ 0x9e3779b9);
    const bin = hash % size;
    const value = mix(hash) >>> 1;
    if (value < (minima[bin] ?? 0)) minima[bin] = value;
  }
  densify(minima);
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++) key = mix(key ^ (minima[band * ROWS + row] ?? 0)) + 1;
    keys[band] = key >>> 0;
  }
  return keys;
}

const EMPTY = 0xffffffff;

/** Fills each empty bin from a full one that its own number chooses, the same for every text. */
function densify(minima: Uint32Array): void {
  const full = minima.map((value) => (value === EMPTY ? 0 : 1));
  if (!full.includes(1)) return;
  for (let bin = 0; bin < minima.length; bin++) {
    for (let attempt = 1; full[bin] === 0 && minima[bin] === EMPTY; attempt++) {
      const from = mix(bin * 0x10001 + attempt) % minima.length;
      if (full[from] === 1) minima[bin] = minima[from] ?? 0;
    }
  }
}
