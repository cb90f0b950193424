/** Keys in one block; the first is whole, the others share their beginnings with the one before. */
export const BLOCK = 16;

/** A place that a key names; `alternate` is a name that is not the place's own. */
export interface Posting {
  readonly entry: number;
  readonly alternate: boolean;
}

/** A sorted table of keys, each the rest of the one before it, with the places it names: read in place, nothing is unpacked ahead. */
export class KeyTable {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly blocks: Uint32Array,
  ) {}

  /** The places of a key, or none. */
  find(key: string): readonly Posting[] {
    let [low, high] = [0, this.blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstIsAtMost(middle, key)) low = middle;
      else high = middle - 1;
    }
    if (this.blocks.length === 0) return [];
    this.at = this.blocks[low] ?? 0;
    const end = this.blocks[low + 1] ?? this.bytes.length;
    // How many characters the word before has in common with the key. It comes before the key, and so does every word that shares more of it.
    for (let same = 0; this.at < end;) {
      const shared = this.varint();
      const length = this.varint();
      const from = this.at;
      this.at += length;
      if (shared < same) return [];
      if (shared === same) {
        while (same < shared + length && same < key.length && this.bytes[from + same - shared] === key.charCodeAt(same)) same++;
        if (same === key.length) return same === shared + length ? this.postings() : [];
        if (same < shared + length && this.bytes[from + same - shared]! > key.charCodeAt(same)) return [];
      }
      this.passPostings();
    }
    return [];
  }

  /** Whether a block's first key, which is whole, comes no later than a key. */
  private firstIsAtMost(block: number, key: string): boolean {
    this.at = (this.blocks[block] ?? 0) + 1;
    const length = this.varint();
    for (let i = 0; i < Math.min(length, key.length); i++) {
      const difference = (this.bytes[this.at + i] ?? 0) - key.charCodeAt(i);
      if (difference !== 0) return difference < 0;
    }
    return length <= key.length;
  }

  private postings(): Posting[] {
    const found: Posting[] = [];
    let entry = 0;
    for (let left = this.varint(); left > 0; left--) {
      const coded = this.varint();
      entry += coded >> 1;
      found.push({ entry, alternate: (coded & 1) === 1 });
    }
    return found;
  }

  private passPostings(): void {
    for (let left = this.varint(); left > 0; left--) this.varint();
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  }
}
