import { covers } from "../../codebook/actors/terms.js";
import { TITLES } from "../../codebook/generated/actors.js";
import { holdersOf, type NameEntry } from "./names.js";

/** Offices by the words that name them: everywhere, or in the countries given. */
const offices: ReadonlyMap<string, readonly { office: string; countries: readonly string[] }[]> = (() => {
  const map = new Map<string, { office: string; countries: string[] }[]>();
  for (const line of TITLES.split("\n")) {
    const [words = "", office = "", countries = ""] = line.split("\t");
    map.set(words, [...(map.get(words) ?? []), { office, countries: countries.split(";").filter((c) => c !== "") }]);
  }
  return map;
})();

/** "the deputy foreign minister", "the former president": not who holds the office. */
const NOT_THE_HOLDER = /^(?:deputy|vice|former|ex|late|ousted|deposed|acting|interim|then|would-be|assistant|elect|opposition|future)$/;

/** Who held the office that a phrase's last lemmas name, on the day of the report; null when the table does not say. */
export function holderOf(country: string, lemmas: readonly string[], published: string | null): NameEntry | null {
  if (published === null || country === "IGO") return null;
  for (let length = Math.min(3, lemmas.length); length > 0; length--) {
    const known = offices.get(lemmas.slice(-length).join(" "));
    if (known === undefined) continue;
    if (lemmas.slice(0, -length).some((l) => NOT_THE_HOLDER.test(l))) return null;
    const office = known.find((o) => o.countries.length === 0 || o.countries.includes(country))?.office;
    const serving = office === undefined ? [] : holdersOf(country, office).filter((e) => covers(e, published.slice(0, 10)));
    // On the day of a handover two hold it.
    return serving.length === 1 ? (serving[0] ?? null) : null;
  }
  return null;
}
