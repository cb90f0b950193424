import { createReadStream, statSync } from "node:fs";
import { endingOf } from "./archives/recognise.js";
import type { Position } from "./index.js";
import { filesOf } from "./walk.js";

const NEWLINE = 0x0a;

/** A file among the inputs, and what its places are counted by. */
interface Part {
  /** Bytes of the inputs before it, and its own. */
  readonly before: number;
  readonly size: number;
  /** Places at its end, where they grow with its bytes or its lines; null where that is not known. */
  readonly places: number | null;
}

/** How far a run over inputs has come: by bytes, and within a file by its lines or its bytes. */
export class Extent {
  private constructor(
    private readonly parts: ReadonlyMap<string, Part>,
    private readonly size: number,
  ) {}

  /** Null where standard input is among them: nobody knows what it will bring. Reads through files of lines. */
  static async of(inputs: readonly string[]): Promise<Extent | null> {
    if (inputs.includes("-")) return null;
    const parts = new Map<string, Part>();
    let before = 0;
    for (const input of inputs)
      for (const { path } of filesOf(input)) {
        // An empty file is work too.
        const size = Math.max(1, statSync(path, { throwIfNoEntry: false })?.size ?? 0);
        parts.set(path, { before, size, places: await placesOf(path, size) });
        before += size;
      }
    return new Extent(parts, Math.max(1, before));
  }

  /** The share of all that is done, 0 to 1, once the item at this place is. */
  shareAt({ path, at }: Position): number {
    const part = this.parts.get(path);
    if (part === undefined) return 0;
    const within = part.places === null ? Number(at === 0) : Math.min(1, at / part.places);
    return (part.before + within * part.size) / this.size;
  }
}

/** The last place of a file, where it is that of a byte or a line; a packed file's lines are not counted. */
async function placesOf(path: string, size: number): Promise<number | null> {
  const ending = endingOf(path);
  if (ending === ".warc") return size;
  if (path.toLowerCase().endsWith(".gz")) return null;
  if (ending === ".mbox") return size;
  return /^\.(?:jsonl|ndjson|csv|tsv|tab)$/u.test(ending) ? lines(path) : null;
}

async function lines(path: string): Promise<number> {
  let count = 1;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>)
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count++;
  } catch {
    // Intake says what is wrong with the file.
  }
  return count;
}
