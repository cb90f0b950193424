import { BANDS } from "../../kit/likeness/minhash.js";
import { mix } from "../../kit/likeness/shingles.js";
import { Lists } from "./lists.js";

/** Texts beyond which no more memory is taken: some 400 MB. */
const MOST = 2 ** 19;

/**
 * Texts by their band keys, in the memory of a process that put them all in: the database need not be asked which others share one. It knows them
 * all as long as it was there from the first wording on and nobody else puts any in, which the wordings' numbers tell. What was undone it still
 * names; that is not there when it is looked up.
 */
export class Banded {
  #next: number | null = 1;
  #texts = lists();

  /**
   * Adds the texts of wordings that take these numbers, in order; gives for each up to `limit` earlier ones that share a key with it, or null where
   * it does not know them all.
   */
  add(wordings: readonly { readonly id: number; readonly bands: Int32Array }[], limit: number): number[][] | null {
    const first = wordings[0]?.id ?? this.#next;
    // Number 1 is the first of an empty record.
    if (first === 1) [this.#next, this.#texts] = [1, lists()];
    if (first === null || first !== this.#next || this.#texts.count >= MOST * BANDS) {
      [this.#next, this.#texts] = [null, lists()];
      return null;
    }
    this.#next = first + wordings.length;
    return wordings.map(({ bands }) => {
      const near = this.#near(bands, limit);
      for (const key of bands) this.#texts.put([key]);
      return near;
    });
  }

  #near(bands: Int32Array, limit: number): number[] {
    const found = new Set<number>();
    for (const key of bands)
      for (let row = this.#texts.first(mix(key)); row !== 0 && found.size < limit;) {
        const [rows, at] = this.#texts.find(row);
        if (rows[at] === key) found.add(Math.floor((row - 1) / BANDS) + 1);
        row = rows[at + 1] as number;
      }
    return [...found];
  }
}

/** A row for each key: the keys of text 1, those of text 2, and so on. */
const lists = (): Lists => new Lists(1, (rows, at) => mix(rows[at] as number));
