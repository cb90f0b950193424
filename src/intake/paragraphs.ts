import type { Span } from "../model/index.js";

interface Line extends Span {
  /** Begins a paragraph whatever its words: a blank line or an indentation stands before it. */
  readonly opens: boolean;
}

/** Widths between which lines may have been broken by a mailer or a wire service. */
const [NARROWEST, WIDEST] = [45, 110];
/** Lines that go on in the next line from which a text is taken for hard-wrapped. */
const EVIDENT = 3;

/**
 * Paragraphs of a text: its lines, where each is a paragraph; runs of lines, where a paragraph was broken at a fixed width or in the
 * middle of a sentence. `alone` says of a line's words that it is never part of another.
 */
export function paragraphsOf(text: string, alone: (words: string) => boolean): Span[] {
  const lines = linesOf(text);
  const words = (line: Span) => text.slice(line.start, line.end);
  const width = wrapWidth(lines, words);
  const out: { start: number; end: number }[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = out.at(-1);
    if (last && before && !line.opens && continues(words(before), words(line), width, alone)) last.end = line.end;
    else out.push({ start: line.start, end: line.end });
  });
  return out;
}

function continues(before: string, line: string, width: number | null, alone: (words: string) => boolean): boolean {
  const goesOn = goesOnInto(before, line);
  if (width === null) return goesOn && !alone(before) && !alone(line);
  const forced = before.length >= NARROWEST * 0.7 && before.length + 1 + (/^\S{1,60}/u.exec(line)?.[0].length ?? 0) > width;
  return goesOn || forced;
}

/** No mark ends the first line, and the second begins with a small letter. */
const goesOnInto = (before: string, line: string): boolean =>
  !/[.!?:;…*|>]["'”’)\]]{0,2}$/u.test(before.slice(-4)) && /^\p{Ll}[\p{L}\p{M}'’-]{0,30}(?:[\s,;.]|$)/u.test(line.slice(0, 40));

/** The width at which the text's lines were broken; null where lines are paragraphs. */
function wrapWidth(lines: readonly Line[], words: (line: Span) => string): number | null {
  let [broken, width] = [0, 0];
  lines.forEach((line, i) => {
    const length = line.end - line.start;
    if (length > WIDEST) return;
    width = Math.max(width, length);
    const next = lines[i + 1];
    if (length >= NARROWEST && next && !next.opens && goesOnInto(words(line).slice(-40), words(next).slice(0, 40))) broken++;
  });
  return broken >= EVIDENT ? width : null;
}

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  let gap = "";
  let at = 0;
  for (const m of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    gap += text.slice(at, m.index);
    at = m.index + m[0].length;
    const words = m[0].trim();
    if (words === "") continue;
    const lead = m[0].length - m[0].trimStart().length;
    const breaks = gap.replaceAll("\r\n", "\n").length;
    out.push({
      start: m.index + lead,
      end: m.index + lead + words.length,
      opens: breaks > 1 || gap.includes("\u2029") || /^(?:\t|\s{2})/u.test(m[0]),
    });
    gap = "";
  }
  return out;
}
