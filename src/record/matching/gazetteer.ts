import { ACTORS } from "../../codebook/generated/actors.js";
import { OUTLETS } from "../../codebook/generated/outlets.js";

/** Names as they are looked up: small letters without marks, stops and hyphens. */
export const plain = (words: string): string =>
  ODD.test(words)
    ? words
        .toLowerCase()
        .normalize("NFD")
        .replace(/['’]s?(?=\s|$)/g, "")
        .replace(/[\p{Mn}.'’]/gu, "")
        .replace(/[\s\-–]+/g, " ")
        .trim()
    : words;
/** What has none of this is plain already. */
const ODD = /[^ !-&(-,/-@[-`a-z{-~]|^ | {2}| $/;

interface Gazetteer {
  /** Countries by their names, adjectives and seats of government. */
  readonly countries: ReadonlyMap<string, string>;
  /** Seats of government ("moscow") by country. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  /** Papers, broadcasters and agencies by each of their names, bare: the one that stands for them. */
  readonly outlets: ReadonlyMap<string, string>;
}
let gazetteer: Gazetteer | null = null;

/** The codebook's countries and media; made on first use. */
function known(): Gazetteer {
  if (gazetteer !== null) return gazetteer;
  const [countries, seats, outlets] = [new Map<string, string>(), new Map<string, Set<string>>(), new Map<string, string>()];
  const add = (map: Map<string, Set<string>>, key: string, value: string) => map.set(key, (map.get(key) ?? new Set()).add(value));
  const addOutlet = (names: readonly string[]): void => {
    const keys = names.map(bareOutlet);
    const known = keys.map((key) => outlets.get(key)).find((name) => name !== undefined) ?? keys[0] ?? "";
    for (const key of keys) if (!outlets.has(key)) outlets.set(key, known);
  };
  for (const line of OUTLETS.split("\n")) addOutlet(line.split(";"));
  for (const line of ACTORS.split("\n")) {
    const [kind = "", name = "", term = ""] = line.split("\t");
    if (kind === "b" && /^\w+,MED/.test(term)) addOutlet(name.split(";"));
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

/** Without article and kind: "The Harbour Gazette" and "Harbour Gazette" are one, "Xinhua News Agency" is Xinhua. */
export const bareOutlet = (name: string): string =>
  plain(name)
    .replace(/^(?:the |www(?=\w))/, "")
    .replace(/ (?:news agency|news service|newswire|agency)$/, "");
/** The bare name that stands for an outlet of this bare name ("afp": "agence france presse"); undefined where the codebook has none. */
export const outletOf = (bare: string): string | undefined => known().outlets.get(bare);
/** Plain names of a country's seats of government. */
export const seatsOf = (country: string): readonly string[] => [...(known().seats.get(country) ?? [])];
