import { AnnalistError } from "../kit/errors.js";

/** What a stream holds, as the file ending it would have, by its first bytes: an object opens JSON lines, a tag opens a page. */
export async function pipedAs(
  input: AsyncIterable<Uint8Array>,
): Promise<{ readonly kind: ".jsonl" | ".html" | ""; readonly stream: AsyncIterable<Uint8Array> }> {
  const chunks = input[Symbol.asyncIterator]();
  const first = await chunks.next();
  const stream = (async function* () {
    for (let next = first; next.done !== true; next = await chunks.next()) yield next.value;
  })();
  const head = first.done === true ? "" : Buffer.from(first.value.subarray(0, 1000)).toString("utf8");
  return {
    kind: /^[\s\ufeff]*\{/u.test(head) ? ".jsonl" : /^[\s\ufeff]*<(?:!doctype html|html|head|\?xml)\b/iu.test(head) ? ".html" : "",
    stream,
  };
}

/** All of a stream; throws E_FILE_TOO_LARGE beyond `most` bytes. */
export async function gather(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw new AnnalistError("E_FILE_TOO_LARGE", `it has more than ${most / 1e6} MB`, "-");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
