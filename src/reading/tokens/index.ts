import { addressEnd, numberEnd, signEnd, wordEnd, type Scan } from "./scan.js";
import { cuts } from "./words.js";
import type { Span } from "../../model/index.js";

const SPACE = /\s/;
const WORDLIKE = /[\p{L}\p{M}\p{N}\p{Cf}]/u;

/**
 * Cuts text[start, end) into syntactic words by the conventions of Universal Dependencies' English Web Treebank (2.x, raw text).
 * Offsets are UTF-16 code units into `text`. Tokens are in order, do not overlap, and together hold every character that is not white space.
 * Never throws; takes linear time.
 */
export function tokenize(text: string, start: number, end: number): Span[] {
  const tokens: Span[] = [];
  const scan: Scan = { text, end: Math.min(end, text.length), previous: null };
  let at = Math.max(0, start);
  while (at < scan.end) {
    if (SPACE.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const next = tokenEnd(scan, at);
    let from = at;
    for (const cut of next - at > 64 ? [] : cuts(text.slice(at, next))) {
      tokens.push({ start: from, end: at + cut });
      from = at + cut;
    }
    const token = { start: from, end: next };
    tokens.push(token);
    scan.previous = token;
    at = next;
  }
  return tokens;
}

/** End of the unit that begins at `at`: always further on, never past the end. */
function tokenEnd(scan: Scan, at: number): number {
  const first = scan.text[at] ?? "";
  const wordlike = WORDLIKE.test(String.fromCodePoint(scan.text.codePointAt(at) ?? 0));
  if (wordlike || first === "@" || first === "#") {
    const address = addressEnd(scan, at);
    if (address !== -1) return address;
  }
  if (/\d/.test(first) || (first === "." && (at === 0 || /[\s$£€(]/.test(scan.text[at - 1] ?? "")))) {
    const number = numberEnd(scan, at);
    if (number !== -1) return number;
  }
  const word = wordlike || first === "$" ? wordEnd(scan, at) : -1;
  return word !== -1 ? word : signEnd(scan, at);
}
