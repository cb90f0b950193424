import { ACTOR_CODES } from "../generated/actor-codes.js";
import { keyOf } from "./key.js";

const codes: ReadonlyMap<string, string> = new Map(
  ACTOR_CODES.split("\n").flatMap((line) => {
    const [keys = "", code = ""] = line.split("\t");
    return keys.split(";").map((key): [string, string] => [key, code]);
  }),
);

/** Longest name of a body in words. */
const LONGEST = 8;

/** The CAMEO code of the body of states or NGO that a phrase names first ("the U.N. Security Council's envoy": IGOUNO), or null. */
export function bodyCode(words: string): string | null {
  const all = keyOf(words.replace(/['’]s\b/g, "")).split(" ");
  for (let first = 0; first < all.length; first++)
    for (let last = Math.min(all.length, first + LONGEST); last > first; last--) {
      const code = codes.get(all.slice(first, last).join(" "));
      if (code !== undefined) return code;
    }
  return null;
}
