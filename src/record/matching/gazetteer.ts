import { ACTORS } from "../../codebook/generated/actors.js";

/** Names as they are looked up: small letters without marks, stops and hyphens. */
export const plain = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFD")
    .replace(/['’]s?(?=\s|$)/g, "")
    .replace(/[\p{Mn}.'’]/gu, "")
    .replace(/[\s\-–]+/g, " ")
    .trim();

interface Gazetteer {
  /** Countries by their names, adjectives and seats of government. */
  readonly countries: ReadonlyMap<string, string>;
  /** Seats of government ("moscow") by country. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  /** Papers, broadcasters and agencies. */
  readonly outlets: ReadonlySet<string>;
}
let gazetteer: Gazetteer | null = null;

/** The codebook's countries and media; made on first use. */
function known(): Gazetteer {
  if (gazetteer !== null) return gazetteer;
  const [countries, seats, outlets] = [new Map<string, string>(), new Map<string, Set<string>>(), new Set<string>()];
  const add = (map: Map<string, Set<string>>, key: string, value: string) => map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const line of ACTORS.split("\n")) {
    const [kind = "", name = "", term = ""] = line.split("\t");
    if (kind === "b" && /^\w+,MED/.test(term)) outlets.add(plain(name));
    // Countries, adjectives and seats of government.
    if (kind !== "c" && kind !== "a" && kind !== "s") continue;
    const [country = ""] = term.split(",");
    if (!countries.has(plain(name))) countries.set(plain(name), country);
    if (kind === "s") add(seats, country, plain(name));
  }
  gazetteer = { countries, seats, outlets };
  return gazetteer;
}

/** The country that words name as a whole ("Peru", "Peruvian", "Lima"); null for other words. */
export const countryNamed = (words: string): string | null => known().countries.get(words) ?? null;
/** Whether words name a country or a people but no town. */
export const isCountryName = (words: string): boolean => {
  const country = countryNamed(words);
  return country !== null && !isSeat(words, country);
};
export const isSeat = (words: string, country: string): boolean => known().seats.get(country)?.has(words) ?? false;
export const isKnownOutlet = (words: string): boolean => known().outlets.has(words);
/** Plain names of a country's seats of government. */
export const seatsOf = (country: string): readonly string[] => [...(known().seats.get(country) ?? [])];
