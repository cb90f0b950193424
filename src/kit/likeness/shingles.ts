/** Words to a shingle: long enough that reports which only fill the same template with other facts share few of them. */
const WIDTH = 5;

/** 32-bit FNV-1a of a word, with its case and marks left out. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The distinct shingles of a text's words, as 32-bit hashes, in ascending order. Texts of fewer words than a shingle has give one. */
export function shinglesOf(text: string): Uint32Array {
  const words = (text.toLowerCase().match(WORD) ?? []).map(hashOf);
  const count = Math.max(words.length === 0 ? 0 : 1, words.length - WIDTH + 1);
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = 0;
    for (let j = 0; j < WIDTH; j++) hash = mix(hash ^ (words[i + j] ?? 0));
    out[i] = hash;
  }
  out.sort();
  let kept = 0;
  for (let i = 0; i < count; i++) if (i === 0 || out[i] !== out[i - 1]) out[kept++] = out[i] ?? 0;
  return out.slice(0, kept);
}

/** A 32-bit finaliser: every bit of the input moves every bit of the output. */
export function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
