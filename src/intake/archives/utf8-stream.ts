import { decode, encodingOf } from "../bytes.js";
import { AnnalistError } from "../../kit/errors.js";
import { peeked } from "./peek.js";

/** Bytes of a file by which its charset is told. */
const SAMPLE = 65_536;

/** A text as a stream in UTF-8, whatever charset its beginning shows, with that beginning as text. Throws E_FILE_UNREADABLE where it is no text. */
export async function utf8Stream(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly stream: AsyncIterable<Uint8Array> }> {
  const { head, stream } = await peeked(bytes, SAMPLE);
  const sample = wholeCharacters(head);
  const encoding = await encodingOf(sample, "text");
  const text = await decode(sample, "text");
  if (encoding === null || text === null) throw new AnnalistError("E_FILE_UNREADABLE", "it is no text");
  return { head: text, stream: encoding === "utf-8" ? stream : recoded(stream, encoding) };
}

/** Without the beginning of a UTF-8 character whose end the sample has cut off. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  if (head.length < SAMPLE) return head;
  let end = head.length;
  while (end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return head.subarray(0, (head[end - 1] ?? 0) >= 0xc0 ? end - 1 : end);
}

async function* recoded(stream: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const { default: iconv } = await import("iconv-lite");
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of stream) yield Buffer.from(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
  yield Buffer.from(decoder.end() ?? "");
}
