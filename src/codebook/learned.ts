import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AnnalistError } from "../kit/errors.js";

/** A type's weights as `annalist codebook train` writes them. */
export interface Learned {
  readonly type: string;
  readonly weights: Float32Array;
}

const FILE = "learned.json";
const learnedFile = z.strictObject({
  reader: z.string(),
  types: z.record(z.string(), z.string().describe("Little-endian 32-bit floats, in base64")),
});

/** Keeps what was learnt beside the codebook it was learnt from. `reader` is the version of the reader whose views were used. Throws E_OUTPUT. */
export async function saveLearned(folder: string, reader: string, types: readonly Learned[]): Promise<string> {
  const path = join(folder, FILE);
  const coded = types.map(
    ({ type, weights }) => [type, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString("base64")] as const,
  );
  try {
    await writeFile(path, `${JSON.stringify({ reader, types: Object.fromEntries(coded) }, null, 1)}\n`);
  } catch (cause) {
    throw new AnnalistError("E_OUTPUT", (cause as Error).message, path, { cause });
  }
  return path;
}

/** What a codebook folder has learnt; nothing where it was never trained. Throws E_CODEBOOK_STALE where another reader taught it. */
export async function loadLearned(folder: string, reader: string): Promise<Learned[]> {
  const path = join(folder, FILE);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause });
  }
  const parsed = learnedFile.safeParse(parseJson(text, path));
  if (!parsed.success) throw new AnnalistError("E_CODEBOOK_STALE", "the file is not what `codebook train` writes", path);
  if (parsed.data.reader !== reader)
    throw new AnnalistError("E_CODEBOOK_STALE", `its types were learnt with ${parsed.data.reader}, and this is ${reader}`, path);
  return Object.entries(parsed.data.types).map(([type, base64]) => {
    const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
    return { type, weights: new Float32Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 4)) };
  });
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AnnalistError("E_CODEBOOK_STALE", "the file is not JSON", path, { cause });
  }
}
