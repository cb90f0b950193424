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

/** Sides that are remembered: the same parties come again and again. */
const REMEMBERED = 20_000;
const SIDES = new Map<string, Side>();

export function sideOf(party: MatchParty): Side {
  const key = `${party.country}\n${party.sector}\n${party.name}`;
  const known = SIDES.get(key);
  if (known !== undefined) return known;
  const side = readSide(party);
  if (SIDES.size >= REMEMBERED) SIDES.clear();
  SIDES.set(key, side);
  return side;
}

function readSide({ name, country, sector }: MatchParty): Side {
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

/** The place of a kind in the list: the lower, the closer. */
type Nearness = number;
const [SAME_NAME, SAME_PARTY, WITHIN, OTHER_SECTOR, OTHER_NAME, OTHER_COUNTRY, OPEN] = [0, 1, 2, 3, 4, 5, 6] as const;

function compareTwo(a: Side, b: Side): Nearness {
  for (const name of a.names) if (b.names.has(name)) return SAME_NAME;
  if (a.country !== null && b.country !== null && a.country !== b.country) return OTHER_COUNTRY;
  if (a.names.size > 0 && b.names.size > 0) return OTHER_NAME;
  if (a.sector !== null && b.sector !== null && a.sector !== b.sector) {
    const contained = [STATE, PEOPLE, ARMED].some((kind) => kind.has(a.sector ?? "") && kind.has(b.sector ?? ""));
    if (!contained) return OTHER_SECTOR;
    return a.country === null && b.country === null ? OPEN : WITHIN;
  }
  if (a.country === null || b.country === null || a.sector === null || b.sector === null) return WITHIN;
  return SAME_PARTY;
}

/** How two lists of parties agree: by their closest pair. "open" where a list is empty. */
export const compareSides = (a: readonly Side[], b: readonly Side[]): PartyKind => KINDS[closest(a, b)] as PartyKind;

function closest(a: readonly Side[], b: readonly Side[]): Nearness {
  let best: Nearness = OPEN;
  for (const one of a) for (const other of b) best = Math.min(best, compareTwo(one, other));
  return best;
}

/**
 * How the parties of two mutual acts agree, whoever is told as doing and whoever as done to: each of the shorter list, or of both where they
 * are as long, must have its counterpart, and the least close of these counts.
 */
export function compareMutual(a: readonly Side[], b: readonly Side[]): PartyKind {
  if (a.length === 0 || b.length === 0) return "open";
  const kind = a.length === b.length ? Math.max(least(a, b), least(b, a)) : a.length < b.length ? least(a, b) : least(b, a);
  return KINDS[kind] as PartyKind;
}

/** Of the closest counterparts of a few parties among many, the least close. */
function least(few: readonly Side[], many: readonly Side[]): Nearness {
  let kind: Nearness = SAME_NAME;
  for (const one of few) kind = Math.max(kind, closest([one], many));
  return kind;
}
