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
  if (isUtf8(bytes)) return decode(bytes, "text");
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said = DECLARED.exec(view.toString("latin1", 0, 400))?.[1] ?? CHARSET.exec(contentType ?? "")?.[1];
  if (said === undefined || /^(?:utf|us-ascii)/iu.test(said)) return decode(bytes, "text");
  const { default: iconv } = await import("iconv-lite");
  return iconv.encodingExists(said) ? iconv.decode(view, said) : decode(bytes, "text");
}
