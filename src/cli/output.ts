import { createWriteStream, renameSync, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { AnnalistError } from "../kit/errors.js";

/** Where a command writes. A file appears under its name only when it is whole: until then it is NAME.part. */
export interface Output {
  write(chunk: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Standard output, or the file of `--out`. Throws E_OUTPUT where it cannot be written. */
export function openOutput(path: string | undefined): Output {
  if (path === undefined) return { write: (chunk) => push(process.stdout, chunk), close: async () => {} };
  const partial = `${path}.part`;
  const stream = createWriteStream(partial);
  let failure: Error | null = null;
  stream.on("error", (error) => (failure = error));
  const check = () => {
    if (failure !== null) throw new AnnalistError("E_OUTPUT", failure.message, path, { cause: failure });
  };
  return {
    async write(chunk) {
      check();
      await push(stream, chunk);
      check();
    },
    async close() {
      check();
      stream.end();
      await finished(stream).catch(() => {});
      check();
      renameSync(partial, path);
    },
  };
}

/** Waits where the reader is slower than we are, so that output never piles up in memory. */
function push(stream: NodeJS.WriteStream | WriteStream, chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(chunk)) resolve();
    else {
      const go = () => {
        stream.off("drain", go).off("error", go).off("close", go);
        resolve();
      };
      stream.once("drain", go).once("error", go).once("close", go);
    }
  });
}
