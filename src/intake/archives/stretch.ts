/** Bytes of a file as they come, unpacked where it was packed. */
export interface Stretch {
  readonly bytes: Uint8Array;
  /** Offset in the file: of the bytes themselves, or, where `packed`, of the gzip member that they come from. */
  readonly at: number;
  readonly packed: boolean;
  /** The first of its gzip member. */
  readonly opens: boolean;
  /** What before it could not be unpacked. */
  readonly damage: Damage | null;
}
/** Why something could not be unpacked, and where in the file it stands. */
export interface Damage {
  readonly why: string;
  readonly at: number;
}

/** Bytes that were never packed. */
export async function* plainStretches(stream: AsyncIterable<Uint8Array>, start = 0): AsyncGenerator<Stretch> {
  let at = start;
  for await (const bytes of stream) {
    yield { bytes, at, packed: false, opens: false, damage: null };
    at += bytes.length;
  }
}
