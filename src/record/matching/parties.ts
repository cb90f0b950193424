import { countryNamed, plain } from "./gazetteer.js";
import type { MatchParty } from "./mention.js";

/** A party as it is compared. */
export interface Side {
  readonly country: string | null;
  readonly sector: string | null;
  /** Its own name's words, without its country's: "Ramiro Ortega" and "Mayor Ortega" share one; "the Russian minister" has none. */
  readonly names: ReadonlySet<string>;
  /** The words that say what it is: "mayor", "soldiers". */
  readonly words: ReadonlySet<string>;
}

const TITLES: ReadonlySet<string> = new Set(
  "the a an president prime minister premier foreign defence defense interior king queen chancellor general colonel mayor governor spokesman spokeswoman ministry army police government security council mr mrs ms of and for".split(
    " ",
  ),
);

export function sideOf({ name, country, sector }: MatchParty): Side {
  const [names, words] = [new Set<string>(), new Set<string>()];
  for (const run of withoutOpening(name).match(/\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*)*/gu) ?? []) {
    if (countryNamed(plain(run)) !== null) continue;
    const own = run
      .split(/\s+/)
      .map(plain)
      .filter((word) => !TITLES.has(word) && countryNamed(word) === null);
    for (const word of own) names.add(word);
    // "European Union" is "EU" too.
    if (own.length > 1) names.add(own.map((word) => word[0]).join(""));
  }
  for (const [word] of name.matchAll(/(?<![\p{L}\p{M}])\p{Ll}[\p{Ll}\p{M}]{2,}/gu))
    if (!TITLES.has(word) || word === "mayor") words.add(word);
  return { country, sector, names, words };
}

/** A name without a first word that is large only because it opens a sentence: "Six traders", "Soldiers", but not "Fathy". */
function withoutOpening(name: string): string {
  const [, first = "", rest = ""] = /^(\p{Lu}\p{Ll}+)(?=\s+(?!\p{Lu})|$)(.*)$/su.exec(name) ?? [];
  return rest !== "" || /(?:s|men|people|nobody|police)$/i.test(first) ? rest : name;
}

/** How two parties can be one: closest first. */
export const KINDS = ["same name", "same party", "within", "other sector", "other name", "other country", "open"] as const;
export type PartyKind = (typeof KINDS)[number];

/** Arms of a state: what one does, its country does. */
const STATE: ReadonlySet<string> = new Set(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]);
/** People without office and arms, told as what they do or as people. */
const PEOPLE: ReadonlySet<string> = new Set(["CVL", "MED", "EDU", "BUS", "NGO", "OPP", "PTY"]);
const ARMED: ReadonlySet<string> = new Set(["REB", "CRM"]);

function compareTwo(a: Side, b: Side): PartyKind {
  if ([...a.names].some((name) => b.names.has(name))) return "same name";
  if (a.country !== null && b.country !== null && a.country !== b.country) return "other country";
  if (a.names.size > 0 && b.names.size > 0) return "other name";
  if (a.sector !== null && b.sector !== null && a.sector !== b.sector) {
    const contained = [STATE, PEOPLE, ARMED].some((kind) => kind.has(a.sector ?? "") && kind.has(b.sector ?? ""));
    if (!contained) return "other sector";
    return a.country === null && b.country === null ? "open" : "within";
  }
  if (a.country === null || b.country === null || a.sector === null || b.sector === null) return "within";
  return "same party";
}

/** How two lists of parties agree: by their closest pair. "open" where a list is empty. */
export function compareSides(a: readonly Side[], b: readonly Side[]): PartyKind {
  if (a.length === 0 || b.length === 0) return "open";
  return a
    .flatMap((one) => b.map((other) => compareTwo(one, other)))
    .reduce((best, kind) => (KINDS.indexOf(kind) < KINDS.indexOf(best) ? kind : best));
}

/**
 * How the parties of two mutual acts agree, whoever is told as doing and whoever as done to: each of the shorter list, or of both where they
 * are as long, must have its counterpart, and the least close of these counts.
 */
export function compareMutual(a: readonly Side[], b: readonly Side[]): PartyKind {
  if (a.length === 0 || b.length === 0) return "open";
  const least = (few: readonly Side[], many: readonly Side[]): number =>
    Math.max(...few.map((one) => KINDS.indexOf(compareSides([one], many))));
  const kind = a.length === b.length ? Math.max(least(a, b), least(b, a)) : a.length < b.length ? least(a, b) : least(b, a);
  return KINDS[kind] as PartyKind;
}
