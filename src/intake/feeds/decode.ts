import { isUtf8 } from "node:buffer";
import { decode } from "../bytes.js";

/** `encoding="…"` of an XML declaration. */
const DECLARED = /^\s{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})["']/iu;
const CHARSET = /charset\s*=\s*["']?([\w:.-]{1,40})/iu;

/**
 * A feed's bytes as text: valid UTF-8 or a byte-order mark, then what the XML declaration or the content type says, then what the bytes look like.
 * Null where they are no text.
 */
export async function decodeFeed(bytes: Uint8Array, contentType: string | null): Promise<string | null> {
  // A zero byte in a feed is a slip of its maker, not a sign that it is no text.
  if (isUtf8(bytes)) return (await decode(bytes, "text")) ?? new TextDecoder().decode(bytes);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said = DECLARED.exec(view.toString("latin1", 0, 400))?.[1] ?? CHARSET.exec(contentType ?? "")?.[1];
  if (said === undefined || /^(?:utf|us-ascii)/iu.test(said)) return undeclared(view);
  const { default: iconv } = await import("iconv-lite");
  return iconv.encodingExists(said) ? iconv.decode(view, said) : undeclared(view);
}

/** By what the words look like: the tags, which are ASCII, would make any charset look Western. */
async function undeclared(bytes: Buffer): Promise<string | null> {
  const [{ default: chardet }, { default: iconv }] = await Promise.all([import("chardet"), import("iconv-lite")]);
  const words = bytes.toString("latin1", 0, 200_000).replace(/<[^<>]{0,2000}>/gu, " ");
  const found = chardet.detect(Buffer.from(words, "latin1"));
  return found !== null && !/^utf/iu.test(found) && iconv.encodingExists(found) ? iconv.decode(bytes, found) : decode(bytes, "text");
}
