/** Lists at first. */
const FIRST = 2 ** 12;
/** Rows of a block, as a power of 2. */
const BLOCK = 15;

/** Rows of numbers, counted from 0, in blocks that are made as they are needed. */
export class Rows {
  readonly #blocks: Int32Array[] = [];
  constructor(private readonly width: number) {}

  /** The block that a row is in, and where it begins there. */
  find(row: number): readonly [Int32Array, number] {
    return [(this.#blocks[row >>> BLOCK] ??= new Int32Array(this.width << BLOCK)), (row & (2 ** BLOCK - 1)) * this.width];
  }
}

/**
 * Rows of numbers in lists by a hash of them, the latest first: what an index holds, in memory. Rows are counted from 1; the last number of each,
 * after its own `width`, is the row that comes after it in its list, 0 at the end. A list may hold rows of other hashes.
 */
export class Lists {
  #count = 0;
  #heads = new Int32Array(FIRST);
  readonly #rows: Rows;

  constructor(
    private readonly width: number,
    private readonly hashOf: (rows: Int32Array, at: number) => number,
  ) {
    this.#rows = new Rows(width + 1);
  }

  get count(): number {
    return this.#count;
  }

  /** The first row of the list of a hash, 0 for none. */
  first(hash: number): number {
    return this.#heads[hash & (this.#heads.length - 1)] as number;
  }

  find(row: number): readonly [Int32Array, number] {
    return this.#rows.find(row);
  }

  put(values: readonly number[]): void {
    if (++this.#count > this.#heads.length) this.#widen();
    const [rows, at] = this.#rows.find(this.#count);
    rows.set(values, at);
    this.#link(this.#count);
  }

  #link(row: number): void {
    const [rows, at] = this.#rows.find(row);
    const slot = this.hashOf(rows, at) & (this.#heads.length - 1);
    rows[at + this.width] = this.#heads[slot] as number;
    this.#heads[slot] = row;
  }

  /** Makes twice as many lists. */
  #widen(): void {
    this.#heads = new Int32Array(this.#heads.length * 2);
    for (let row = 1; row < this.#count; row++) this.#link(row);
  }
}
