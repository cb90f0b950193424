/** Signs that close what stands before them, and so may follow a full stop inside the sentence it ends. */
export const CLOSERS = /^(?:["”’')\]}»]|''|’’)$/;
const OPENERS = /^(?:["“‘([{«]|``|‘’)$/;

/** A token's outward form, for the sentence model: a word's case, an abbreviation, a number, or the punctuation mark itself. */
export function shapeOf(word: string): string {
  const first = word[0] ?? "";
  if (/^[.!?…]/.test(first)) return word === "." || word === "?" || word === "!" ? word : /^[.…]+$/.test(word) ? "..." : "!!";
  if (CLOSERS.test(word)) return word === '"' ? '"' : word === ")" || word === "]" ? ")" : "”";
  if (OPENERS.test(word)) return word === "(" || word === "[" ? "(" : "“";
  if (/^[-–—]+$/.test(word)) return "-";
  if (/^[,:;]$/.test(word)) return word;
  if (/\d/.test(first)) return /^\d{1,2}$/.test(word) ? "d" : "D";
  if (word.endsWith("."))
    return word.length === 2
      ? /\p{Lu}/u.test(first)
        ? "X."
        : "x."
      : word.indexOf(".") < word.length - 1
        ? /\p{Lu}/u.test(first)
          ? "X.Y."
          : "x.y."
        : /\p{Lu}/u.test(first)
          ? "Xx."
          : "xx.";
  if (/\p{Lu}/u.test(first)) return word.length > 1 && word === word.toUpperCase() ? "XX" : word === "I" ? "I" : "Xx";
  if (/\p{L}/u.test(first)) return /\p{Lu}/u.test(word.slice(1, 3)) ? "xX" : "x";
  if (/^(?:['’`]\p{L}+)$/u.test(word)) return "'x";
  return word.length > 1 ? "##" : "#";
}
