import { open, type FileHandle } from "node:fs/promises";
import { AnnalistError } from "./errors.js";

/** Bytes that are read at a time. */
const PIECE = 1 << 20;

/**
 * A file of lines that only grows. A line is durable when its promise resolves: written and synced, many lines at once where many wait.
 * After a fault of the disk every further line is refused, since what stands at the file's end is no longer known.
 */
export class AppendFile {
  private waiting: { text: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  private flushing: Promise<void> | null = null;
  private broken: AnnalistError | null = null;

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
  ) {}

  /** Opens or makes the file and gives each whole line to `line`. A last line without its end, which a crash left, is cut off. Throws E_OUTPUT. */
  static async open(path: string, line: (text: string, number: number) => void): Promise<AppendFile> {
    try {
      const file = await open(path, "a+");
      const end = await readLines(file, line);
      await file.truncate(end);
      await file.datasync();
      return new AppendFile(file, path);
    } catch (cause) {
      throw new AnnalistError("E_OUTPUT", (cause as Error).message, path, { cause });
    }
  }

  append(line: string): Promise<void> {
    if (this.broken !== null) return Promise.reject(this.broken);
    return new Promise((resolve, reject) => {
      this.waiting.push({ text: `${line}\n`, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  async close(): Promise<void> {
    await this.flushing;
    await this.file.close();
  }

  private async flush(): Promise<void> {
    // A turn of the loop, so that lines of one moment are synced together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        if (this.broken !== null) throw this.broken;
        await this.file.appendFile(batch.map((b) => b.text).join(""));
        await this.file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        this.broken ??= new AnnalistError("E_OUTPUT", (cause as Error).message, this.path, { cause });
        for (const { reject } of batch) reject(this.broken);
      }
    }
    this.flushing = null;
  }
}

/** Whole lines of a file, one after the other; returns where the last of them ends. */
export async function readLines(file: FileHandle, line: (text: string, number: number) => void): Promise<number> {
  let [at, end, number] = [0, 0, 0];
  let rest: Buffer[] = [];
  const piece = Buffer.alloc(PIECE);
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, PIECE, at);
    if (bytesRead === 0) return end;
    const bytes = piece.subarray(0, bytesRead);
    let from = 0;
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10, from)) {
      line(Buffer.concat([...rest, bytes.subarray(from, stop)]).toString("utf8"), ++number);
      rest = [];
      from = stop + 1;
      end = at + from;
    }
    if (from < bytesRead) rest.push(Buffer.from(bytes.subarray(from)));
    at += bytesRead;
  }
}
