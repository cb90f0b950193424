import type { Damage, Stretch } from "./stretch.js";

/** Where something stands in a file: a byte offset, a line or an entry, as its format counts, and the how-many-eth at that offset. */
export interface Place {
  readonly at: number;
  readonly nth: number;
}

/** Negative where `a` stands before `b`. */
export const before = (a: Place, b: Place): number => a.at - b.at || a.nth - b.nth;

const LINE_FEED = 10;
/** Bytes that are looked at where a mark stands. */
const OVERLAP = 16;

/**
 * Lines and counted bytes over stretches. It stops at a break, where damage was or where a gzip member opens that begins as `mark` does,
 * until `line` begins behind it; so a record that is cut short never takes its neighbour along.
 */
export class Tape {
  private readonly source: AsyncIterator<Stretch>;
  private current: Stretch | null = null;
  private rest: Uint8Array = new Uint8Array();
  private ahead: Stretch | null = null;
  private damage: Damage | null = null;

  constructor(
    stretches: AsyncIterable<Stretch>,
    private readonly mark: string,
  ) {
    this.source = stretches[Symbol.asyncIterator]();
  }

  /** Where the next byte stands. */
  get at(): number {
    if (this.current === null) return 0;
    return this.current.packed ? this.current.at : this.current.at + this.current.bytes.length - this.rest.length;
  }

  /** Whether what was read last was packed: then `at` is the same for all of a gzip member. */
  get packed(): boolean {
    return this.current?.packed ?? false;
  }

  /** What damage was met since it was last asked for. */
  note(): Damage | null {
    const { damage } = this;
    this.damage = null;
    return damage;
  }

  /** Bytes up to a line feed and with it, or `most` bytes of a longer line; null at the end. */
  async line(most: number, beyondBreak: boolean): Promise<Uint8Array | null> {
    if (!(await this.load(beyondBreak))) return null;
    const parts: Uint8Array[] = [];
    let size = 0;
    while (size < most && (size === 0 || (await this.load(false)))) {
      const end = this.rest.indexOf(LINE_FEED) + 1;
      const part = this.rest.subarray(0, Math.min(end || this.rest.length, most - size));
      parts.push(part);
      size += part.length;
      this.rest = this.rest.subarray(part.length);
      if (end > 0) break;
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** The next `count` bytes, or fewer at the end or at a break. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    await this.over(count, (part) => parts.push(part));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** Goes `count` bytes on, or fewer; says how many. */
  skip(count: number): Promise<number> {
    return this.over(count, () => {});
  }

  private async over(count: number, each: (part: Uint8Array) => void): Promise<number> {
    let size = 0;
    while (size < count && (await this.load(false))) {
      const part = this.rest.subarray(0, count - size);
      each(part);
      size += part.length;
      this.rest = this.rest.subarray(part.length);
    }
    return size;
  }

  /** Goes on to where `wanted` first matches, which is looked for wherever the mark stands; false where it never does. */
  async seek(wanted: RegExp): Promise<boolean> {
    let kept: Uint8Array = new Uint8Array();
    while (await this.load(true)) {
      const bytes = Buffer.concat([kept, this.rest]);
      for (let at = bytes.indexOf(this.mark); at >= 0; at = bytes.indexOf(this.mark, at + 1)) {
        if (!wanted.test(bytes.toString("latin1", at, at + OVERLAP))) continue;
        this.rest = bytes.subarray(at);
        return true;
      }
      kept = bytes.subarray(-OVERLAP);
      this.rest = new Uint8Array();
    }
    return false;
  }

  /** Puts bytes back that were the last ones taken. */
  unread(bytes: Uint8Array): void {
    if (this.current === null || bytes.length === 0) return;
    const at = this.current.packed ? this.current.at : this.at - bytes.length;
    this.rest = Buffer.concat([bytes, this.rest]);
    this.current = { ...this.current, bytes: this.rest, at };
  }

  /** Whether there are bytes to read; loads the next stretch where the last is used up. */
  private async load(beyondBreak: boolean): Promise<boolean> {
    while (this.rest.length === 0) {
      const next = this.ahead ?? (await this.pull());
      if (next === null) return false;
      const breaks =
        next.damage !== null || (next.opens && Buffer.from(next.bytes.subarray(0, this.mark.length)).toString("latin1") === this.mark);
      this.ahead = breaks && !beyondBreak ? next : null;
      if (this.ahead !== null) return false;
      [this.current, this.rest] = [next, next.bytes];
    }
    return true;
  }

  private async pull(): Promise<Stretch | null> {
    const { done, value } = await this.source.next();
    if (done === true) return null;
    this.damage ??= value.damage;
    return value;
  }

  /** Lets go of what is read from. */
  async close(): Promise<void> {
    await this.source.return?.(undefined);
  }
}
