import type { Place } from "./mention.js";
import { countryNamed, isCountryName, isSeat, plain, seatsOf } from "./gazetteer.js";

/** Where something was, as exactly as the words say. */
export interface Spot {
  readonly country: string | null;
  /** Plain names below the level of a country; empty where the country alone is told. */
  readonly names: ReadonlySet<string>;
  /** Whether one of the names is a town in the gazetteer: two such towns are two places. */
  readonly town: boolean;
}

const CAPITAL = /\bcapital\b/;
const NOT_THE_CAPITAL = /\b(?:commercial|regional|provincial|state|economic|financial)\s+capital\b/;

/** What a place's words pin down: "the Peruvian capital" and "Lima" name one spot. */
export function spotOf(place: Place | null): Spot {
  if (place === null) return { country: null, names: new Set(), town: false };
  const names = new Set<string>();
  let country = place.country;
  for (const name of properNames(place.text)) {
    if (isCountryName(name)) country ??= countryNamed(name);
    else names.add(name);
  }
  country ??= [...names].map(countryNamed).find((c) => c !== null) ?? null;
  const words = plain(place.text);
  if (country !== null && names.size === 0 && CAPITAL.test(words) && !NOT_THE_CAPITAL.test(words))
    for (const seat of seatsOf(country)) names.add(seat);
  const of = country;
  const exact = place.precision === "city" || place.precision === "site";
  return { country, names, town: exact || (of !== null && [...names].some((name) => isSeat(name, of))) };
}

/** Runs of capitalised words in plain letters; a run's country word stands by itself ("Pakistani city of Quetta"). */
export function properNames(text: string): string[] {
  const runs = text.match(/\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*)*/gu) ?? [];
  return runs.flatMap((run) => {
    const words = run.split(/\s+/).filter((word) => !/^(?:The|A|An|In|At|Near)$/.test(word));
    const whole = plain(words.join(" "));
    if (words.length < 2 || countryNamed(whole) !== null) return whole === "" ? [] : [whole];
    const [first = "", ...rest] = words;
    return isCountryName(plain(first)) ? [plain(first), plain(rest.join(" "))] : [whole];
  });
}

export function compareSpots(a: Spot, b: Spot): "same place" | "same country" | "other place" | "other town" | "other country" | "open" {
  if (a.country !== null && b.country !== null && a.country !== b.country) return "other country";
  if (a.names.size > 0 && b.names.size > 0) {
    if ([...a.names].some((name) => b.names.has(name) || [...b.names].some((other) => within(name, other)))) return "same place";
    return a.town && b.town ? "other town" : "other place";
  }
  return a.country !== null && b.country !== null ? "same country" : "open";
}

/** "hazar ganji" within "hazar ganji market". */
const within = (a: string, b: string): boolean => ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
