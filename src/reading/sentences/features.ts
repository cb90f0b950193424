import type { Span } from "../../model/index.js";
import type { Gap } from "./gaps.js";
import { shapeOf } from "./shapes.js";

/** A text's tokens as the sentence model sees them. */
export interface View {
  readonly forms: readonly string[];
  readonly shapes: readonly string[];
  readonly gaps: readonly Gap[];
  /** Words that the text also writes in lower case: capitalised, they open a sentence. */
  readonly lower: ReadonlySet<string>;
  /** Inside double quotes before token i: 1 or 0. */
  readonly quoted: Uint8Array;
  /** Inside round brackets before token i: 1 or 0. */
  readonly bracketed: Uint8Array;
}

/** Lays out tokens of `text` for `featuresAt`. */
export function viewOf(text: string, tokens: readonly Span[], gaps: readonly Gap[]): View {
  const words = tokens.map((token) => text.slice(token.start, Math.min(token.end, token.start + 40)));
  const shapes = words.map(shapeOf);
  const quoted = new Uint8Array(words.length + 1);
  const bracketed = new Uint8Array(words.length + 1);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const broken = index > 0 && gaps[index - 1] === "break";
    const quote = broken ? 0 : quoted[index]!;
    quoted[index] = quote;
    quoted[index + 1] = word === '"' ? 1 - quote : word === "“" || word === "``" ? 1 : word === "”" || word === "''" ? 0 : quote;
    const bracket = broken ? 0 : bracketed[index]!;
    bracketed[index] = bracket;
    bracketed[index + 1] = word === "(" ? 1 : word === ")" ? 0 : bracket;
  }
  const lower = new Set(words.filter((_, index) => shapes[index] === "x"));
  return { forms: words.map((word) => word.toLowerCase()), shapes, gaps, lower, quoted, bracketed };
}

/** Words and marks after which no sentence ends unless the next token looks like a beginning. */
const GOES_ON: ReadonlySet<string> = new Set(["x", "xX", "'x", ",", "Xx", "XX", "I", "d", "D", "X.", "Xx."]);
/** Tokens that begin no sentence after one of those. */
const NO_BEGINNING: ReadonlySet<string> = new Set(["x", "'x", ",", ".", "?", "!", ";", ":"]);

const CLOSES_QUOTE: ReadonlySet<string> = new Set(['"', "”", "''", "’"]);

/** Could a sentence end after token `index`? A lower-case word or a mark never begins one straight after a plain word. */
export function isCandidate(view: View, index: number): boolean {
  const before = view.shapes[index] ?? "";
  // '"We will go," the minister said': a quotation that closes on a comma is not the sentence's end.
  if (CLOSES_QUOTE.has(view.forms[index] ?? "") && view.forms[index - 1] === ",") return false;
  if (!NO_BEGINNING.has(view.shapes[index + 1] ?? "")) return true;
  // "Rep. Jane Roe (R-Ga.) said": only a bracket that closes over a full stop can end a sentence here.
  const last = before === ")" ? (view.shapes[index - 1] ?? "") : before;
  return !(GOES_ON.has(last) || (before === ")" && last.endsWith(".") && last !== "." && last !== "..."));
}

/** Whether a mark, and not a word or a number, stands before the boundary after token `index`. */
export function endsOnMark(view: View, index: number): boolean {
  return view.shapes[index] !== "," && !/[\p{L}\d]/u.test(view.shapes[index] ?? "");
}

/** Number of tokens since the sentence began, in coarse steps. */
function lengthStep(length: number): string {
  return length <= 1 ? "1" : length <= 3 ? "3" : length <= 6 ? "6" : length <= 12 ? "12" : length <= 25 ? "25" : "50";
}

/** Names of the features that hold at the boundary after token `index`; `length` counts the tokens of the sentence so far. */
export function featuresAt(view: View, index: number, length: number): string[] {
  const { forms, shapes } = view;
  const edge = (at: number): boolean =>
    at < 0 || at >= forms.length || (at < index ? view.gaps[at] === "break" : at > index + 1 && view.gaps[at - 1] === "break");
  const shape = (at: number): string => (edge(at) ? "^" : (shapes[at] ?? "^"));
  const form = (at: number): string => (edge(at) ? "^" : (forms[at] ?? "^"));
  const [p2, p1, p0, n0, n1] = [shape(index - 2), shape(index - 1), shape(index), shape(index + 1), shape(index + 2)];
  const [fp1, fp0, fn0, fn1] = [form(index - 1), form(index), form(index + 1), form(index + 2)];
  const gap = view.gaps[index] === "none" ? "0" : "_";
  const known = n0 === "Xx" || n0 === "XX" ? (view.lower.has(fn0) ? "l" : "u") : "";
  const where = `${view.quoted[index + 1] ?? 0}${view.bracketed[index + 1] ?? 0}`;
  const steps = lengthStep(length);
  return [
    "b",
    `p:${fp0}`,
    `n:${fn0}`,
    `m:${fn1}`,
    `o:${fp1}`,
    `P${p0}`,
    `N${n0}`,
    `a${p0} ${n0} ${gap}`,
    `c${p1} ${p0} ${n0} ${gap}`,
    `d${p0} ${n0} ${n1} ${gap}`,
    `e${p2} ${p1} ${p0} ${n0}`,
    `f${p1} ${p0} ${n0} ${n1}`,
    `g${fp0} ${n0}`,
    `h${p0} ${fn0} ${gap}`,
    `i${fp1} ${p0} ${n0}`,
    `j${p0} ${n0} ${fn1}`,
    `k${p0} ${n0} ${known}`,
    `q${p0} ${n0} ${where}`,
    `r${p1} ${p0} ${n0} ${where}`,
    `s${p0} ${steps}`,
    `t${p0} ${n0} ${steps}`,
    `u${n0} ${known} ${steps}`,
  ];
}
