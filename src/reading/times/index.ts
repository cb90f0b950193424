import type { Span, TimeExpression } from "../../model/index.js";
import { parseDay } from "./calendar.js";
import type { Context, Found, Tense } from "./found.js";
import { span } from "./lengths.js";
import { nameMonths } from "./names.js";
import { point } from "./points.js";
import { range } from "./ranges.js";
import { mayStart } from "./starts.js";
import { tenseAround } from "./tense.js";
import { Words } from "./words.js";

/** The longest of what the grammar finds at a word. */
function longest(words: Words, at: number): Found | null {
  if (!mayStart(words, at)) return null;
  let best: Found | null = null;
  for (const recognise of [range, span, point]) {
    const found = recognise(words, at);
    if (found !== null && (best === null || found.to > best.to)) best = found;
  }
  return best;
}

/** A date named in one sentence can be counted from in this many further ones ("the next day"). */
const ANCHOR_REACH = 2;

/**
 * The time expressions of a report and their values, in text order, never overlapping.
 *
 * @param spans the sentences, in order; nothing outside them is read and no expression crosses their bounds.
 * @param published ISO date or date-time; without it relative expressions have the value null.
 * @param tenseAt whether what is told at a text offset lies before or after the report; without it, or where it
 * gives null, verbs near the expression decide, and without such verbs the past.
 */
export function findTimes(
  text: string,
  spans: readonly Span[],
  published: string | null,
  tenseAt: (offset: number) => Tense = () => null,
): TimeExpression[] {
  const today = parseDay(published);
  const names = nameMonths(text);
  const out: TimeExpression[] = [];
  let anchor: Context["anchor"] = null;
  let anchored = 0;
  spans.forEach((sentence, index) => {
    const words = new Words(text, sentence, names);
    if (index - anchored > ANCHOR_REACH) anchor = null;
    for (let at = 0; at < words.length;) {
      const found = longest(words, at);
      if (found === null) {
        at++;
        continue;
      }
      const [start, end] = [words.at(found.from).start, words.at(found.to - 1).end];
      at = Math.max(found.to, at + 1);
      if (start < (out.at(-1)?.end ?? 0)) continue;
      const tense = tenseAt(start) ?? tenseAround(words, found.from, found.to);
      const { value, how, why, day, unit } = found.resolve({ published: today, tense, anchor, year: null });
      out.push({ start, end, text: text.slice(start, end), kind: found.kind, value, how, why });
      if (day !== null && value !== null && (found.kind === "date" || found.kind === "time")) [anchor, anchored] = [{ day, unit }, index];
    }
  });
  return out;
}
