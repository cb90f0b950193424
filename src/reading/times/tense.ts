import type { Tense } from "./found.js";
import type { Words } from "./words.js";

const FUTURE: ReadonlySet<string> = new Set(
  "will shall ll wo scheduled due planned plans planning slated expected expects set upcoming would hopes intends pledged promised vowed prepares preparing ahead deadline".split(
    " ",
  ),
);
const PAST: ReadonlySet<string> = new Set(
  "was were did had said told came went left took made met held began won lost killed fell broke sent gave found struck hit shot rose ran saw spoke led fought quit fled cut became got brought kept wrote drove withdrew".split(
    " ",
  ),
);
/** How far a cue may stand from the expression, in words. */
const REACH = 14;

/** "will", "was", "announced": which way a word points; null for most. */
function cue(words: Words, at: number): Tense {
  const low = words.low(at);
  if (FUTURE.has(low)) return "future";
  // "is to", "are to" and "to meet" after a headline's subject look ahead.
  if (low === "to" && words.is(at - 1, "is", "are")) return "future";
  return PAST.has(low) || (low.length > 4 && low.endsWith("ed") && !words.capital(at)) ? "past" : null;
}

/** The tense around an expression by its nearest cue: first in the words before it, back to a reported clause's start, then after it. */
export function tenseAround(words: Words, from: number, to: number): Tense {
  let reported: Tense = null;
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if (words.is(i, ";", ":")) break;
    const found = cue(words, i);
    if (found === null) continue;
    // "will be held on Friday": the auxiliary decides, not the participle after it.
    for (let k = i; k >= Math.max(0, i - 4); k--) if (cue(words, k) === "future") return "future";
    reported = found;
    break;
  }
  if (reported !== null) return reported;
  for (let i = to; i < Math.min(words.length, to + REACH); i++) {
    const found = cue(words, i);
    if (found !== null) return found;
  }
  return null;
}
