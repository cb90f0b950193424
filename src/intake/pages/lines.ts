/** White space folded to single spaces. */
export const fold = (text: string): string => text.replace(/[^\S ]\s*|\s{2,}/gu, " ").trim();

/** Shortest line, in characters, that a single line break makes a paragraph of when it ends as a sentence does. */
const SENTENCE = 60;

/** Paragraphs of a text by its line breaks: a blank line divides, and so does a break after a whole sentence. */
export function linesOf(loose: string): string[] {
  if (!loose.includes("\n")) {
    const whole = fold(loose);
    return whole === "" ? [] : [whole];
  }
  const out: string[] = [];
  let line = "";
  for (const part of loose.split("\n")) {
    const words = fold(part);
    const ended = line !== "" && (words === "" || (line.length >= SENTENCE && /[.!?:…]["'”’)\]]{0,2}$/u.test(line)));
    if (ended) {
      out.push(line);
      line = "";
    }
    line = line === "" ? words : `${line} ${words}`.trim();
  }
  return line === "" ? out : [...out, line];
}
