import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { filesOf } from "./walk.js";

const NEWLINE = 0x0a;

/** How many reports are about to come, for a progress bar: one a file, one a line of JSON lines; null where standard input is among them. */
export async function countReports(inputs: Iterable<string>): Promise<number | null> {
  let count = 0;
  for (const input of inputs) {
    if (input === "-") return null;
    for (const { path } of filesOf(input)) count += /^\.(?:jsonl|ndjson)$/i.test(extname(path)) ? await lines(path) : 1;
  }
  return count;
}

async function lines(path: string): Promise<number> {
  let [count, open] = [0, false];
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count++;
      open = chunk.at(-1) !== NEWLINE;
    }
  } catch {
    // Intake says what is wrong with the file.
  }
  return count + Number(open);
}
