import chardet from "chardet";
import htmlEncodingSniffer from "html-encoding-sniffer";
import iconv from "iconv-lite";

/** Bytes to text: a byte-order mark, valid UTF-8, what a page declares, what the bytes look like, in that order. */
export function decode(bytes: Uint8Array, kind: "html" | "text"): string {
  if (isUtf8(bytes)) return new TextDecoder("utf-8", { ignoreBOM: false }).decode(bytes);
  const declared = kind === "html" ? htmlEncodingSniffer(bytes, { defaultEncoding: "" }) : bomOf(bytes);
  const encoding =
    [declared, chardet.detect(bytes)].find((e) => e !== null && e !== "" && e !== undefined && iconv.encodingExists(e)) ?? "windows-1252";
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !(bytes[0] === 0xff && bytes[1] === 0xfe);
  } catch {
    return false;
  }
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}
