import { createHash } from "node:crypto";
import type { Report } from "../../model/index.js";

/**
 * Text as PostgreSQL can hold it: U+0000 and halves of surrogate pairs become U+FFFD. Each is one UTF-16 code unit for one, so offsets hold.
 */
export const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");

/** Bytes that an index surely takes. */
const INDEXED = 1000;

/** Text as an index can hold it: what is longer stands by its hash. */
export function indexable(text: string): string {
  const whole = storable(text);
  return Buffer.byteLength(whole) <= INDEXED ? whole : `sha256:${createHash("sha256").update(whole).digest("base64url")}`;
}

/** JSON of a value with every string storable. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON escapes what is not storable, and hardly any text has it: a replacer takes many times as long.
  return UNSTORABLE.test(json) ? JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? storable(part) : part)) : json;
}
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** A value with every string storable: itself where all are. */
export function storableValue<T>(value: T): T {
  return UNSTORABLE.test(JSON.stringify(value)) ? (JSON.parse(storableJson(value)) as T) : value;
}

/**
 * What a report is known by: who brought out which words when. The same item under another address or id is the same report;
 * the same words of two publishers are two.
 */
export function contentHash(report: Report): string {
  const known = HASHES.get(report);
  if (known !== undefined) return known;
  const { publisher, published, title, text } = report;
  const hash = createHash("sha256")
    .update(storableJson([publisher, published, title, text]))
    .digest("base64url");
  HASHES.set(report, hash);
  return hash;
}
const HASHES = new WeakMap<Report, string>();
