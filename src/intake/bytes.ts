/**
 * Bytes to text in the charset that encodingOf finds. Null where the bytes are no text at all (an image, an archive).
 * `transport` is the charset that the server named.
 */
export async function decode(bytes: Uint8Array, kind: "html" | "text", transport: string | null = null): Promise<string | null> {
  if (wideOf(bytes) === null && !isBinary(bytes)) {
    const text = utf8Of(bytes) ?? nearlyUtf8(bytes);
    if (text !== null) return text;
  }
  const encoding = await encodingOf(bytes, kind, transport);
  return encoding === null ? null : iconvDecoded(bytes, encoding);
}

/**
 * The charset of bytes: by a byte-order mark, valid UTF-8, what the server or the page declares, what the bytes look like, in that order.
 * Null where they are no text. What is not UTF-8 is rare, so its decoders are loaded only then (60 ms).
 */
export async function encodingOf(bytes: Uint8Array, kind: "html" | "text", transport: string | null = null): Promise<string | null> {
  const wide = wideOf(bytes);
  if (wide !== null) return wide;
  if (isBinary(bytes)) return null;
  if (utf8Of(bytes) !== null || nearlyUtf8(bytes) !== null) return "utf-8";
  const [{ default: chardet }, { default: htmlEncodingSniffer }, { default: iconv }] = await Promise.all([
    import("chardet"),
    import("html-encoding-sniffer"),
    import("iconv-lite"),
  ]);
  const declared = kind === "html" ? htmlEncodingSniffer(bytes, { defaultEncoding: "" }) : "";
  const encoding = [transport, declared, chardet.detect(bytes.subarray(0, 200_000))].find(
    (e) => e != null && e !== "" && !/^utf-?8$/iu.test(e) && iconv.encodingExists(e),
  );
  return encoding ?? "windows-1252";
}

/** The charset that a server names in a content type. */
export const charsetOf = (contentType: string | null): string | null =>
  /charset\s*=\s*["']?([\w.:-]{2,40})/iu.exec(contentType ?? "")?.[1] ?? null;

const SAMPLE = 4096;
const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, SAMPLE).includes(0);

async function iconvDecoded(bytes: Uint8Array, encoding: string): Promise<string> {
  const { default: iconv } = await import("iconv-lite");
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Good characters beyond ASCII for each bad byte from which a text is UTF-8 that was cut or patched. */
const GOOD_PER_BAD = 10;

/** UTF-8 with a few bad bytes, which become U+FFFD; null where they are many. */
function nearlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const bad = text.match(/\ufffd/gu)?.length ?? 0;
  const wide = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return wide - bad > bad * GOOD_PER_BAD ? text : null;
}

/** UTF-16 by its mark, or by every second byte of Latin text being zero. */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.35;
  if (odd > most && even < odd / 20) return "utf-16le";
  return even > most && odd < even / 20 ? "utf-16be" : null;
}
