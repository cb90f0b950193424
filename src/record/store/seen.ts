import { mix } from "../../kit/likeness/shingles.js";

/** Bits of one layer, and keys that it holds: ten bits a key, three of them set, so that of keys never seen one in 57 is taken for seen. */
const BITS = 2 ** 25;
const KEYS = BITS / 10;
/** Layers beyond which more memory is not taken: 128 MB, of some 1.7 million texts. */
const LAYERS = 32;

/**
 * Which band keys were ever put in (Bloom 1970): hardly any of a new text were, and each that need not be looked up is a search of a large index
 * less. It knows them all as long as it was there from the first wording on and nobody else puts any in, which the wordings' numbers tell.
 */
export class SeenBands {
  #next = 1;
  #layers: Uint32Array[] = [];
  #keys = KEYS;

  /**
   * Adds the keys of wordings that take these numbers, in order; gives for each those that were perhaps added before, by earlier ones or by those
   * before it, or null where that is not known.
   */
  add(wordings: readonly { readonly id: number; readonly bands: Int32Array }[]): Int32Array[] | null {
    const first = wordings[0]?.id ?? this.#next;
    // Number 1 is the first of an empty record.
    if (first === 1) [this.#next, this.#layers, this.#keys] = [1, [], KEYS];
    if (first !== this.#next || this.#layers.length > LAYERS) {
      [this.#next, this.#layers] = [0, []];
      return null;
    }
    this.#next = (wordings.at(-1)?.id ?? 0) + 1;
    return wordings.map(({ bands }) => bands.filter((key) => this.#seen(key)));
  }

  /** Whether a key was perhaps added; adds it. */
  #seen(key: number): boolean {
    const one = mix(key);
    // Odd, so that the three bits are three.
    const step = mix(one ^ 0x9e3779b9) | 1;
    for (const layer of this.#layers) if (holds(layer, one, step)) return true;
    if (this.#keys >= KEYS) {
      this.#layers.push(new Uint32Array(BITS / 32));
      this.#keys = 0;
    }
    const last = this.#layers.at(-1) as Uint32Array;
    for (let i = 0; i < 3; i++) {
      const bit = bitOf(one, step, i);
      last[bit >>> 5] = (last[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    this.#keys++;
    return false;
  }
}

const bitOf = (one: number, step: number, i: number): number => (one + Math.imul(step, i)) & (BITS - 1);

function holds(layer: Uint32Array, one: number, step: number): boolean {
  for (let i = 0; i < 3; i++) {
    const bit = bitOf(one, step, i);
    if (((layer[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}
