/** A line of a stream: its number from 1, its text without the line end. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** Why there is no text: the line is over-long, or its bytes are not UTF-8. */
  readonly fault: "too long" | "not UTF-8" | null;
}

/** Lines of UTF-8 bytes, blank ones left out. Memory stays bounded by `longest` bytes whatever the stream brings. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let [size, number, tooLong] = [0, 1, false];
  const take = (): Line | null => {
    const words = tooLong ? "" : utf8(Buffer.concat(parts));
    const text = words?.replace(/^\ufeff/, "").trim() ?? "";
    const fault = tooLong ? "too long" : words === null ? "not UTF-8" : null;
    const line = fault !== null || text !== "" ? ({ number, text, fault } as const) : null;
    parts = [];
    [size, tooLong] = [0, false];
    number++;
    return line;
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > longest) [parts, tooLong] = [[], true];
    else if (!tooLong) parts.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      const line = take();
      if (line !== null) yield line;
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  const line = take();
  if (line !== null) yield line;
}

const strict = new TextDecoder("utf-8", { fatal: true });
function utf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
