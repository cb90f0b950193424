import { ACTORS } from "../../codebook/generated/actors.js";
import { PLACES } from "../../codebook/generated/places.js";

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
  /** Countries that have a town of this name. */
  readonly towns: ReadonlyMap<string, ReadonlySet<string>>;
}
let gazetteer: Gazetteer | null = null;

/** The codebook's countries and places; made on first use. */
function known(): Gazetteer {
  if (gazetteer !== null) return gazetteer;
  const [countries, seats, towns] = [new Map<string, string>(), new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const add = (map: Map<string, Set<string>>, key: string, value: string) => map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const line of ACTORS.split("\n")) {
    const [kind = "", name = "", country = ""] = line.split("\t");
    if (kind !== "country" && kind !== "adjective" && kind !== "seat") continue;
    if (!countries.has(plain(name))) countries.set(plain(name), country);
    if (kind === "seat") add(seats, country, plain(name));
  }
  for (const line of PLACES.split("\n")) {
    const [name = "", country = ""] = line.split("\t");
    add(towns, plain(name), country);
  }
  gazetteer = { countries, seats, towns };
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
/** Plain names of a country's seats of government. */
export const seatsOf = (country: string): readonly string[] => [...(known().seats.get(country) ?? [])];
export const isTown = (words: string, country: string): boolean => known().towns.get(words)?.has(country) ?? false;
