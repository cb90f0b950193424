import { NUMBERS, ORDINALS } from "./vocabulary.js";
import type { Words } from "./words.js";

/** An amount: `value` is null for a vague one ("several"). Words [from, to). */
export interface Amount {
  readonly to: number;
  readonly value: number | null;
}

const VAGUE = new Set(["several", "few", "many", "some", "couple"]);

/** "12", "2.5", "twenty-five", "a hundred", "a few", "a couple of", "several", "half a". */
export function amount(words: Words, at: number): Amount | null {
  const word = words.at(at);
  if (!Number.isNaN(word.number) && word.suffix === "") {
    const decimals = words.at(at + 2);
    if (words.low(at + 1) === "." && words.at(at + 1).glued && decimals.glued && !Number.isNaN(decimals.number)) {
      return { to: at + 3, value: Number(`${word.text}.${decimals.text}`) };
    }
    return words.plain(at) ? { to: at + 1, value: word.number } : null;
  }
  if (words.is(at, "a", "an") && (VAGUE.has(words.low(at + 1)) || words.is(at + 1, "hundred", "dozen"))) return amount(words, at + 1);
  if (words.run(at, ["half", "a"]) || words.run(at, ["half", "an"])) return { to: at + 2, value: 0.5 };
  if (words.is(at, "couple")) return { to: at + (words.is(at + 1, "of") ? 2 : 1), value: 2 };
  if (VAGUE.has(word.low)) return { to: at + 1, value: null };
  const tens = NUMBERS.get(word.low);
  if (tens === undefined) return null;
  const units = words.dash(at + 1) ? NUMBERS.get(words.low(at + 2)) : undefined;
  return tens >= 20 && tens < 100 && units !== undefined && units < 10 ? { to: at + 3, value: tens + units } : { to: at + 1, value: tens };
}

/** "3rd", "third"; null when there is none. */
export function ordinal(words: Words, at: number): number | null {
  const { number, suffix, low } = words.at(at);
  if (suffix !== "" && suffix !== "s") return number;
  return ORDINALS.get(low) ?? null;
}

const APPROXIMATE: readonly (readonly string[])[] = [
  ["more", "than"],
  ["less", "than"],
  ["fewer", "than"],
  ["at", "least"],
  ["at", "most"],
  ["up", "to"],
  ["nearly"],
  ["almost"],
  ["about"],
  ["around"],
  ["roughly"],
  ["some"],
  ["over"],
  ["just"],
];

/** Past the words that blur an amount ("nearly", "more than"). */
export function blurred(words: Words, at: number): number {
  for (const phrase of APPROXIMATE) if (words.run(at, phrase)) return at + phrase.length;
  return at;
}
