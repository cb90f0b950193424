import type { Span } from "../../model/index.js";

/** What stands between two neighbouring tokens. "break" always ends a sentence: an empty line, or a line end in a text that is not hard-wrapped. */
export type Gap = "none" | "space" | "break";

const LINE_END = /\r\n|[\n\r\v\u0085\u2028]/g;
const PARAGRAPH_END = /[\f\u2029]/;
/** A wrapped line shorter than the longest by more than this many characters, its neighbour's first word included, was ended on purpose. */
const SLACK = 16;
/** Columns in use when a text is hard-wrapped; longer lines are paragraphs. */
const MAX_WIDTH = 140;

/** The gap after each token but the last: gaps[i] stands between tokens i and i + 1. */
export function gapsOf(text: string, tokens: readonly Span[]): Gap[] {
  const white = tokens.slice(1).map((next, index) => text.slice(tokens[index]?.end ?? next.start, next.start));
  const lineEnds = white.map((between) => (PARAGRAPH_END.test(between) ? 2 : (between.match(LINE_END)?.length ?? 0)));
  const width = wrapWidth(text, tokens, lineEnds);
  return white.map((between, index): Gap => {
    const ends = lineEnds[index] ?? 0;
    if (ends === 0) return between === "" ? "none" : "space";
    if (ends > 1 || width === null) return "break";
    const line = lineLength(text, tokens, lineEnds, index);
    const next = tokens[index + 1];
    return next !== undefined && line + 1 + (next.end - next.start) < width - SLACK ? "break" : "space";
  });
}

/** Length of the line that ends with token `index`. */
function lineLength(text: string, tokens: readonly Span[], lineEnds: readonly number[], index: number): number {
  const end = tokens[index]?.end ?? 0;
  let first = index;
  // A line longer than any wrapped one need not be measured to its start.
  while (first > 0 && lineEnds[first - 1] === 0 && end - (tokens[first]?.start ?? 0) <= MAX_WIDTH) first -= 1;
  return Math.min(end - (tokens[first]?.start ?? 0), text.length);
}

/**
 * The column at which a text is hard-wrapped, or null when each line is a paragraph, a heading or a list item.
 * Prose cut at a column goes on in lower case after most line ends; a paragraph or a heading hardly ever does.
 */
function wrapWidth(text: string, tokens: readonly Span[], lineEnds: readonly number[]): number | null {
  let single = 0;
  let running = 0;
  let width = 0;
  for (let index = 0; index < lineEnds.length; index += 1) {
    if (lineEnds[index] !== 1) continue;
    const length = lineLength(text, tokens, lineEnds, index);
    width = Math.max(width, length);
    single += 1;
    const last = text[(tokens[index]?.end ?? 1) - 1] ?? "";
    if (/\p{Ll}/u.test(text[tokens[index + 1]?.start ?? 0] ?? "") && !/[.!?:;]/.test(last) && length >= 30) running += 1;
  }
  return single > 0 && running / single >= 0.25 && width <= MAX_WIDTH ? width : null;
}
