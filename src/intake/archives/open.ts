import { createReadStream, statSync } from "node:fs";
import { AnnalistError } from "../../kit/errors.js";
import type { ColumnMap } from "../formats/columns.js";
import { opensGzip, unpacked } from "./gunzip.js";
import { LIMITS } from "./limits.js";
import { peeked } from "./peek.js";
import { HEAD, recognise, type Kind } from "./recognise.js";
import { plainStretches, type Stretch } from "./stretch.js";

/** Bytes that are read of a file at once. */
const CHUNK = 131_072;

/** A file that is open: what it holds, and its bytes once. */
export interface Opened {
  readonly kind: Kind;
  /** Its stretches, from a byte of the file on where it can be entered there. */
  stretches(from?: number): AsyncIterable<Stretch>;
  /** Its bytes, unpacked. Throws E_ARCHIVE_DAMAGED, E_ARCHIVE_UNSAFE. */
  bytes(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a file, or standard input ("-"), and sees what it holds. */
export async function open(path: string, columns?: ColumnMap): Promise<Opened> {
  const file =
    path === "-"
      ? (process.stdin as AsyncIterable<Uint8Array>)
      : (createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>);
  const { head, stream } = await peeked(file, HEAD);
  const { kind, packed } = recognise(path, head, columns);
  const stretchesOf = packed ? unpacked : plainStretches;
  return {
    kind,
    stretches: (from = 0) =>
      from > 0 && path !== "-" && statSync(path).isFile()
        ? stretchesOf(createReadStream(path, { highWaterMark: CHUNK, start: from }), from)
        : stretchesOf(stream),
    bytes: () => (packed ? sound(unpacked(stream)) : stream),
    close: async () => {
      await (stream as AsyncGenerator).return?.(undefined);
    },
  };
}

/** Bytes of a packed file as long as they are sound. */
async function* sound(stretches: AsyncIterable<Stretch>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const { bytes, damage } of stretches) {
    if (damage !== null) throw new AnnalistError("E_ARCHIVE_DAMAGED", damage.why);
    if (first && opensGzip(bytes)) throw new AnnalistError("E_ARCHIVE_UNSAFE", "it holds another packed file");
    first = false;
    yield bytes;
  }
}

/** All of a stream; throws E_FILE_TOO_LARGE beyond LIMITS.file. */
export async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LIMITS.file) throw new AnnalistError("E_FILE_TOO_LARGE", `it has more than ${LIMITS.file / 1e6} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
