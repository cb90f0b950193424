import { ACTOR_CODES } from "../generated/actor-codes.js";
import { keyOf } from "./key.js";

/** As much of a party as its code is made of. */
export interface CodedParty {
  readonly name: string;
  readonly text: string;
  readonly country: string | null;
  readonly sector: string | null;
}

const codes: ReadonlyMap<string, string> = new Map(
  ACTOR_CODES.split("\n").flatMap((line) => {
    const [keys = "", code = ""] = line.split("\t");
    return keys.split(";").map((key): [string, string] => [key, code]);
  }),
);

/** Longest name of a body in words. */
const LONGEST = 8;

/** The CAMEO code of the body that a phrase names first ("the U.N. Security Council's envoy": IGOUNO). */
function bodyCode(words: string): string | null {
  const all = keyOf(words.replace(/['’]s\b/g, "")).split(" ");
  for (let first = 0; first < all.length; first++)
    for (let last = Math.min(all.length, first + LONGEST); last > first; last--) {
      const code = codes.get(all.slice(first, last).join(" "));
      if (code !== undefined) return code;
    }
  return null;
}

/** Those who held office once are CAMEO's elites. */
const FORMER = /^(?:the\s+)?(?:former|ex)\b/i;

/**
 * The CAMEO code of a party: country and agent ("RUSGOV", "IRNMIL"); a known body of states or NGO has its own ("IGOUNO"); "---" stands for
 * an unknown country, and nothing for an unknown sector.
 */
export function actorCode({ name, text, country, sector }: CodedParty): string {
  if (country === "IGO" || country === "NGO") {
    const known = bodyCode(name) ?? bodyCode(text);
    const base = known?.startsWith(country) === true ? known : country;
    const plain = sector === null || sector === country || base.includes(sector);
    return plain ? base : `${base}${sector}`;
  }
  const agent = sector === "GOV" && FORMER.test(text) ? "ELI" : (sector ?? "");
  return `${country ?? "---"}${agent}`;
}
