import * as zlib from "node:zlib";
import { createInflateRaw, inflateRawSync, type InflateRaw } from "node:zlib";
import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "./limits.js";
import { Raw } from "./raw.js";
import type { Damage, Stretch } from "./stretch.js";

/** Not in every Node 20. */
const crc32 = zlib.crc32 as typeof zlib.crc32 | undefined;

/** Whether bytes open a gzip member: its mark, deflate, no reserved flag. */
export const opensGzip = (b: Uint8Array, at = 0): boolean =>
  b[at] === 0x1f && b[at + 1] === 0x8b && b[at + 2] === 8 && ((b[at + 3] ?? 0) & 0xe0) === 0;

/**
 * A packed file member by member, so that a place in it can be found again and damage to one member costs no other: after damage the next
 * member's mark is looked for. Throws E_ARCHIVE_UNSAFE beyond LIMITS.ratio and
 * LIMITS.damages.
 */
export async function* unpacked(stream: AsyncIterable<Uint8Array>, start = 0): AsyncGenerator<Stretch> {
  const raw = new Raw(stream, start);
  let [grown, damages, damage, lost] = [0, 0, null as Damage | null, false];
  try {
    while (!lost || (await seekMember(raw))) {
      const at = raw.offset;
      let opens = true;
      lost = false;
      try {
        if (!(await header(raw))) break;
        for await (const bytes of member(raw)) {
          grown += bytes.length;
          if (grown > LIMITS.unpackedFree && grown > LIMITS.ratio * (raw.offset - start))
            throw new AnnalistError("E_ARCHIVE_UNSAFE", `it unpacks to more than ${LIMITS.ratio} times its size`);
          yield { bytes, at, packed: true, opens, damage };
          [opens, damage] = [false, null];
        }
      } catch (cause) {
        if (cause instanceof AnnalistError) throw cause;
        damage ??= { why: (cause as Error).message, at };
        lost = true;
        if (++damages > LIMITS.damages)
          throw new AnnalistError("E_ARCHIVE_UNSAFE", `more than ${LIMITS.damages} of its gzip members are damaged`);
      }
    }
    if (damage !== null) yield { bytes: new Uint8Array(), at: raw.offset, packed: true, opens: false, damage };
  } finally {
    await raw.close();
  }
}

/** Steps over a member's header; false where none comes. Throws where something else stands there. */
async function header(raw: Raw): Promise<boolean> {
  const first = raw.offset === 0;
  const fixed = await raw.take(10);
  // Zeros after the last member are padding.
  if (fixed.length === 0 || (!first && fixed.every((b) => b === 0))) return false;
  if (fixed.length < 10) throw new Error("a gzip member is cut short");
  if (!opensGzip(fixed)) {
    raw.unread(fixed);
    throw new Error("something stands in it that is no gzip");
  }
  const flags = fixed[3] ?? 0;
  if ((flags & 4) !== 0) {
    const [low = 0, high = 0] = await raw.take(2);
    await raw.take(low + 256 * high);
  }
  for (const flag of [8, 16]) if ((flags & flag) !== 0) await skipName(raw);
  if ((flags & 2) !== 0) await raw.take(2);
  return true;
}

/** A file name or comment, which a zero ends. */
async function skipName(raw: Raw): Promise<void> {
  for (let chunk = await raw.next(); chunk !== null; chunk = await raw.next()) {
    const zero = chunk.indexOf(0);
    if (zero < 0) continue;
    raw.unread(chunk.subarray(zero + 1));
    return;
  }
}

/** A member's bytes, with its trailer checked. On damage what was read last is put back, to be searched for the next member. */
async function* member(raw: Raw): AsyncGenerator<Uint8Array> {
  const recent: Uint8Array[] = [];
  let [size, sum] = [0, 0];
  try {
    for await (const bytes of inflated(raw, recent)) {
      size += bytes.length;
      sum = crc32?.(bytes, sum) ?? 0;
      yield bytes;
    }
    const trailer = Buffer.from(await raw.take(8));
    recent.push(trailer);
    if (trailer.length < 8) throw new Error("it is cut short");
    if ((crc32 !== undefined && trailer.readUInt32LE(0) !== sum) || trailer.readUInt32LE(4) !== size % 2 ** 32)
      throw new Error("its checksum is wrong");
  } catch (cause) {
    for (const chunk of recent.toReversed()) raw.unread(chunk);
    throw new Error(`a gzip member is damaged: ${(cause as Error).message}`, { cause });
  }
}

/** Unpacks a member: at once where the bytes at hand hold it whole, as crawls' small ones do, else as a stream. `recent` keeps what was fed last. */
async function* inflated(raw: Raw, recent: Uint8Array[]): AsyncGenerator<Uint8Array> {
  const chunk = await raw.next();
  const whole = chunk === null ? null : atOnce(chunk);
  if (chunk !== null && whole !== null) {
    recent.push(chunk.subarray(0, whole.used));
    raw.unread(chunk.subarray(whole.used));
    yield whole.bytes;
    return;
  }
  if (chunk !== null) raw.unread(chunk);
  const inflate = createInflateRaw({ chunkSize: PIECE });
  const pumped = pump(raw, inflate, recent);
  pumped.catch((cause: unknown) => inflate.destroy(cause as Error));
  try {
    yield* inflate as AsyncIterable<Buffer>;
    await pumped;
  } finally {
    inflate.destroy();
  }
}

const PIECE = 65_536;
/** Bytes up to which a member is unpacked at once. */
const AT_ONCE = 2_000_000;

/** A member that a chunk begins with, and how many bytes of the chunk it has; null where it goes on behind the chunk, is large, or is damaged. */
function atOnce(chunk: Uint8Array): { readonly bytes: Uint8Array; readonly used: number } | null {
  try {
    // With `info`, which the types leave out, zlib tells how much it has read.
    const { buffer, engine } = inflateRawSync(chunk, { chunkSize: PIECE, maxOutputLength: AT_ONCE, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { bytes: buffer, used: engine.bytesWritten };
  } catch {
    return null;
  }
}

/** Feeds a member's bytes until it ends, and puts back what stands after it. `recent` keeps the last two chunks that were fed. */
async function pump(raw: Raw, inflate: InflateRaw, recent: Uint8Array[]): Promise<void> {
  for (let chunk = await raw.next(); chunk !== null; chunk = await raw.next()) {
    const given = chunk;
    recent.push(given);
    if (recent.length > 2) recent.shift();
    const before = inflate.bytesWritten;
    await new Promise<void>((resolve) => inflate.write(given, () => resolve()));
    if (inflate.destroyed) return;
    const used = inflate.bytesWritten - before;
    if (used < given.length) {
      recent[recent.length - 1] = given.subarray(0, used);
      raw.unread(given.subarray(used));
      break;
    }
  }
  inflate.end();
}

/** Goes on to the next gzip mark; false where none comes. */
async function seekMember(raw: Raw): Promise<boolean> {
  let kept: Uint8Array = new Uint8Array();
  for (let chunk = await raw.next(); chunk !== null; chunk = await raw.next()) {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (let at = bytes.indexOf(0x1f); at >= 0 && at + 3 < bytes.length; at = bytes.indexOf(0x1f, at + 1)) {
      if (!opensGzip(bytes, at)) continue;
      raw.unread(bytes.subarray(at));
      return true;
    }
    kept = bytes.subarray(-3);
  }
  return false;
}
