import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { FetchError } from "./errors.js";

export interface SizeLimits {
  /** Bytes on the wire. */
  readonly wire: number;
  /** Bytes unpacked. */
  readonly size: number;
  /** Bytes unpacked for each byte sent, once more than a megabyte is there. */
  readonly ratio: number;
}
/** Unpacked bytes below which no ratio is suspicious: a small page of blanks packs well. */
const HARMLESS = 1_000_000;

/** Encodings that are asked for and unpacked. */
const UNPACK: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** Deflate is taken but not asked for: servers do not agree on what it is. */
export const ACCEPT_ENCODING = "gzip, br";

/** The bytes of a body, unpacked; stops at the first byte beyond a limit. Throws E_FETCH_TOO_LARGE, E_FETCH_RATIO, E_FETCH_BROKEN. */
export async function readBody(body: Readable, encoding: string, limits: SizeLimits, where: string): Promise<Uint8Array> {
  const name = encoding.trim().toLowerCase();
  const unpack = name === "" || name === "identity" ? null : UNPACK[name];
  if (unpack === undefined) {
    discard(body);
    throw new FetchError("E_FETCH_BROKEN", `it is packed as "${name.slice(0, 40)}", which was not asked for`, where);
  }
  const parts: Uint8Array[] = [];
  let [wire, size] = [0, 0];
  const counted = async function* (source: AsyncIterable<string | Uint8Array>) {
    for await (const chunk of source) {
      wire += chunk.length;
      if (wire > limits.wire) throw new FetchError("E_FETCH_TOO_LARGE", `more than ${megabytes(limits.wire)} were sent`, where);
      yield chunk;
    }
  };
  const gather = async (source: AsyncIterable<string | Uint8Array>) => {
    for await (const piece of source) {
      const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
      size += chunk.length;
      if (size > limits.size) throw new FetchError("E_FETCH_TOO_LARGE", `it has more than ${megabytes(limits.size)}`, where);
      if (size > HARMLESS && size > wire * limits.ratio)
        throw new FetchError("E_FETCH_RATIO", `${wire} bytes unpack to more than ${size}`, where);
      parts.push(chunk);
    }
  };
  try {
    if (unpack === null) await pipeline(body, counted, gather);
    else await pipeline(body, counted, unpack(), gather);
  } catch (cause) {
    if (/^(?:Z_|ERR_?_?BROTLI|ERR__ERROR)/u.test((cause as NodeJS.ErrnoException).code ?? ""))
      throw new FetchError("E_FETCH_BROKEN", `it does not unpack: ${(cause as Error).message}`, where, { cause });
    throw cause;
  }
  return Buffer.concat(parts);
}

/** What is packed without saying so (`sitemap.xml.gz`), unpacked within the limits; anything else as it is. */
export const unpacked = async (bytes: Uint8Array, limits: SizeLimits, where: string): Promise<Uint8Array> =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? readBody(Readable.from([bytes]), "gzip", limits, where) : bytes;

/** Leaves a body unread; that it was broken off is then no fault. */
export const discard = (body: Readable): void => void body.on("error", () => {}).destroy();

const megabytes = (bytes: number): string => (bytes < 1e6 ? `${bytes} bytes` : `${Math.round(bytes / 1e5) / 10} MB`);
