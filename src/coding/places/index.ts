import { PLACES } from "../../codebook/generated/places.js";
import type { Basis } from "../../model/index.js";
import { keyOf, named } from "../actors/names.js";

export interface PlaceResolution {
  readonly country: string | null;
  readonly basis: Basis;
  readonly why: string;
}

let index: Map<string, { country: string; population: number }[]> | null = null;

function places(key: string): readonly { country: string; population: number }[] {
  if (index === null) {
    index = new Map();
    for (const line of PLACES.split("\n")) {
      const [name = "", country = "", population = ""] = line.split("\t");
      const entry = { country, population: Number(population) };
      const known = index.get(keyOf(name));
      if (known === undefined) index.set(keyOf(name), [entry]);
      else known.push(entry);
    }
  }
  return index.get(key) ?? [];
}

const KIND_WORDS =
  /\b(?:the|a|an|city|town|village|province|region|district|state|county|capital|port|island|peninsula|area|outskirts|suburb|near|of|in|northern|southern|eastern|western|central|north|south|east|west|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest)\b/gi;

/**
 * The country of a place by its words. Of several places of one name, the one in a country that the report names, most often named
 * first, else the most populous.
 *
 * @param context.countries countries of the report, ISO alpha-3, most often named first.
 */
export function resolvePlace(text: string, context: { readonly countries: readonly string[] }): PlaceResolution {
  // "Paris, Texas" and "the village of X in Helmand province": the last part that is known contains the others.
  const parts = text
    .split(/,|\bin\b|\bof\b|\bnear\b/)
    .map((p) => p.trim())
    .filter((p) => p !== "");
  for (const part of [text, ...parts.reverse()]) {
    // "the delta region" is no Delta.
    if (!/\p{Lu}/u.test(part)) continue;
    for (const form of [part, part.replace(/['’]s$/, ""), part.replace(KIND_WORDS, " ")]) {
      const found = lookUp(keyOf(form), context.countries);
      if (found !== null) return found;
    }
  }
  // "Afghan capital", "Iraqi city": the adjective says where.
  for (const word of text.split(/[\s-]+/)) {
    const country = /^\p{Lu}/u.test(word)
      ? named(keyOf(word)).find((e) => e.kind === "adjective" || e.kind === "country")?.country
      : undefined;
    if (country) return { country, basis: "stated", why: `"${word}" is of ${country}` };
  }
  return { country: null, basis: "unknown", why: `no place "${text}" is known` };
}

function lookUp(key: string, countries: readonly string[]): PlaceResolution | null {
  if (key.length < 2) return null;
  const country = named(key).find((e) => e.kind === "country" || e.kind === "seat");
  const known = places(key);
  const local = countries.find((c) => known.some((p) => p.country === c));
  if (local !== undefined && local !== country?.country && country?.kind !== "country")
    return { country: local, basis: "stated", why: `there is one in ${local}, which the report names` };
  if (country?.country) return { country: country.country, basis: "stated", why: `${country.name} is in ${country.country}` };
  const [biggest] = known.toSorted((a, b) => b.population - a.population);
  return biggest === undefined
    ? null
    : {
        country: biggest.country,
        basis: known.length > 1 ? "inferred" : "stated",
        why:
          known.length > 1
            ? `of ${known.length} places of this name, the most populous is in ${biggest.country}`
            : `it lies in ${biggest.country}`,
      };
}
