import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { AsyncIterReader } from "warcio";
import { AnnalistError } from "../../kit/errors.js";
import { charsetOf } from "../bytes.js";
import { opensGzip } from "./gunzip.js";
import { readHead } from "./head.js";
import { LIMITS } from "./limits.js";

/** A page that a server sent. */
export interface Page {
  readonly bytes: Uint8Array;
  /** The charset that the response names. */
  readonly charset: string | null;
}

/** The page of a recorded HTTP response, unpacked; null where the response is an error, a redirect or no page. */
export async function pageOf(block: Uint8Array): Promise<Page | null> {
  let at = 0;
  const line = async (): Promise<Uint8Array | null> => {
    const end = block.subarray(at, at + LIMITS.head).indexOf(10);
    const found = block.subarray(at, end < 0 ? at + LIMITS.head : at + end + 1);
    at += found.length;
    return found.length === 0 ? null : found;
  };
  const first = Buffer.from((await line()) ?? []).toString("latin1");
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/u.exec(first)?.[1];
  if (status === undefined) throw new AnnalistError("E_ARCHIVE_DAMAGED", "the record holds no HTTP response");
  const { headers } = await readHead(first, line);
  const type = headers.get("content-type") ?? "";
  if (!status.startsWith("2") || !/^\s*(?:text\/html|application\/xhtml\+xml)\b/iu.test(type)) return null;
  const body = block.subarray(at);
  const chunked = /\bchunked\b/iu.test(headers.get("transfer-encoding") ?? "");
  const whole = chunked ? await new AsyncIterReader([body], null, true).readFully() : body;
  return {
    bytes: decoded(whole, (headers.get("content-encoding") ?? "").trim().toLowerCase()),
    charset: charsetOf(type),
  };
}

/** Unpacks a body. Crawlers unpack bodies and leave the header standing, so what does not look packed is taken as it is. */
function decoded(body: Uint8Array, encoding: string): Uint8Array {
  const most = { maxOutputLength: LIMITS.record };
  const looksPlain = /^[\s\ufeff]*</u.test(Buffer.from(body.subarray(0, 200)).toString("utf8"));
  try {
    if (opensGzip(body)) return gunzipSync(body, most);
    if (looksPlain) return body;
    if (encoding === "br") return brotliDecompressSync(body, most);
    if (encoding === "deflate") return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, most) : inflateRawSync(body, most);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw new AnnalistError("E_ARCHIVE_UNSAFE", `the page unpacks to more than ${LIMITS.record / 1e6} MB`, null, { cause });
    throw new AnnalistError("E_ARCHIVE_DAMAGED", `the page cannot be unpacked: ${(cause as Error).message}`, null, { cause });
  }
  return body;
}
