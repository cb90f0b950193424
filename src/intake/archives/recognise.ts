import { extname } from "node:path";
import { gunzipSync, constants } from "node:zlib";
import type { ColumnMap } from "../formats/columns.js";
import { opensGzip } from "./gunzip.js";
import { looksLikeMail, looksLikeNewsMl } from "./signs.js";

/** What a file holds. */
export type Kind = "warc" | "json-lines" | "json" | "comma-table" | "tab-table" | "page" | "newsml" | "mailbox" | "mail" | "text";

/** Bytes of a file that are looked at. */
export const HEAD = 65_536;
/** Packed bytes that are unpacked to see what they hold: 4 MB at the most. */
const PACKED_HEAD = 4096;

const ENDINGS: Readonly<Record<string, Kind>> = {
  ".warc": "warc",
  ".jsonl": "json-lines",
  ".ndjson": "json-lines",
  ".json": "json",
  ".csv": "comma-table",
  ".tsv": "tab-table",
  ".tab": "tab-table",
  ".html": "page",
  ".htm": "page",
  ".xhtml": "page",
  ".mbox": "mailbox",
  ".eml": "mail",
  ".txt": "text",
};

/** A file's ending in small letters, the one before ".gz" where it is packed. */
export const endingOf = (path: string): string => extname(path.replace(/\.gz$/iu, "")).toLowerCase();

/** What a file holds and whether it is packed: packing by its first bytes, the rest by its ending, and by its first bytes where that says nothing. */
export function recognise(path: string, bytes: Uint8Array, columns?: ColumnMap): { readonly kind: Kind; readonly packed: boolean } {
  const packed = opensGzip(bytes);
  const head = Buffer.from(packed ? unpackedHead(bytes) : bytes.subarray(0, HEAD)).toString("utf8");
  return { packed, kind: ENDINGS[endingOf(path)] ?? kindOf(head, columns) };
}

/** What a beginning looks like. */
export function kindOf(head: string, columns?: ColumnMap): Kind {
  const start = head.replace(/^[\s\ufeff]+/u, "");
  if (start.startsWith("WARC/")) return "warc";
  if (/^\[\s*\{|^\{\s*[\r\n]/u.test(start)) return "json";
  if (start.startsWith("{")) return "json-lines";
  if (start.startsWith("<")) {
    if (looksLikeNewsMl(start)) return "newsml";
    if (/^<(?:!doctype html|html|head|\?xml)\b/iu.test(start)) return "page";
  }
  if (/^From \S.{0,200}\d{4}\r?\n/u.test(head)) return "mailbox";
  if (looksLikeMail(head)) return "mail";
  return tableOf(start.split(/\r?\n/u, 1)[0] ?? "", columns) ?? "text";
}

/** A first line that names the column of the text, and others. */
function tableOf(line: string, columns: ColumnMap | undefined): Kind | null {
  const wanted = columns?.text ?? "text";
  for (const [separator, kind] of [
    ["\t", "tab-table"],
    [",", "comma-table"],
    [";", "comma-table"],
    ["|", "comma-table"],
  ] as const) {
    const cells = line.split(separator).map((cell) => cell.trim().replace(/^"|"$/gu, ""));
    if (cells.length > 1 && cells.some((c) => c === wanted || c.toLowerCase() === wanted)) return kind;
  }
  return null;
}

function unpackedHead(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes.subarray(0, PACKED_HEAD), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}
