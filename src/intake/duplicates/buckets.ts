import { BANDS } from "../../kit/likeness/minhash.js";

/**
 * Reports of a bucket that are looked at, the newest first. Only a text that hundreds of reports share, a house's boilerplate or a form
 * that is filled in each day, has more; reports that are one text share other buckets too.
 */
const MOST = 300;

/** Which reports share a band key: an open-addressed table of chains over typed arrays, 8 bytes a slot, 4 a band of a report. */
export class Buckets {
  private keys = new Uint32Array(1 << 16);
  /** Number of the newest report of a bucket plus 1, times BANDS, plus the band; 0 where a slot is empty. */
  private heads = new Uint32Array(1 << 16);
  /** For each band of each report: the head that it took the place of. */
  private next = new Uint32Array(1 << 16);
  private used = 0;

  /** Calls `each` with the number of every earlier report that shares a band with this one, perhaps more than once; then adds it. */
  add(report: number, bands: Uint32Array, each: (other: number) => void): void {
    this.grow(report);
    bands.forEach((key, band) => {
      const slot = this.slotOf(key);
      const head = this.heads[slot] ?? 0;
      if (head === 0) {
        this.used++;
        this.keys[slot] = key;
      }
      let at = head;
      for (let seen = 0; at !== 0 && seen < MOST; seen++) {
        each(Math.floor(at / BANDS) - 1);
        at = this.next[at - BANDS] ?? 0;
      }
      this.next[report * BANDS + band] = head;
      this.heads[slot] = (report + 1) * BANDS + band;
    });
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) & mask;
    while ((this.heads[slot] ?? 0) !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(report: number): void {
    const needed = (report + 1) * BANDS;
    if (needed > this.next.length) {
      const next = new Uint32Array(Math.ceil(needed * 1.5));
      next.set(this.next);
      this.next = next;
    }
    if ((this.used + BANDS) * 1.5 < this.keys.length) return;
    const [keys, heads] = [this.keys, this.heads];
    this.keys = new Uint32Array(keys.length * 2);
    this.heads = new Uint32Array(keys.length * 2);
    keys.forEach((key, i) => {
      if (heads[i] === 0) return;
      const slot = this.slotOf(key);
      this.keys[slot] = key;
      this.heads[slot] = heads[i] ?? 0;
    });
  }
}
