/**
 * Place names against our own gold reports, the development half and the held-out half apart, and what loading and resolving cost.
 * Usage: npm run bench:places -- [--misses]   (misses of the development half only)
 */
import { parseArgs } from "node:util";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { reportFromRecord } from "../src/intake/index.js";
import { kilometres } from "../src/kit/distance.js";
import { loadGazetteerFile } from "../src/kit/model-files.js";
import type { PlaceMention } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import { placesGold, type GoldReport, type GoldToponym } from "./places-gold.js";

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
const percent = (right: number, of: number): string => `${((100 * right) / (of || 1)).toFixed(1)} % (${right} of ${of})`;

const began = performance.now();
const gazetteer = new Gazetteer(loadGazetteerFile());
gazetteer.find("Basra");
console.log(`${gazetteer.version}: ${gazetteer.size} places, opened in ${(performance.now() - began).toFixed(0)} ms`);

const annalist = await openAnnalist();
const right = (gold: GoldToponym, { place }: PlaceMention): boolean => {
  if (place === null) return false;
  if (gold.lat === null || gold.lon === null) return place.precision === "country" && place.country === gold.country;
  return place.lat !== null && place.lon !== null && kilometres(gold.lat, gold.lon, place.lat, place.lon) <= gold.within;
};

async function score(name: string, reports: readonly GoldReport[], showMisses: boolean): Promise<void> {
  const sum = { toponyms: 0, right: 0, withCountry: 0, country: 0, not: 0, leftOut: 0 };
  for (const { id, published, text, toponyms } of reports) {
    const mentions = annalist.resolve(await annalist.read(reportFromRecord({ id, published, text }))).places;
    for (const gold of toponyms) {
      const mention = mentions.find((m) => m.start < gold.end && gold.start < m.end);
      const good = gold.not === null ? mention !== undefined && right(gold, mention) : mention?.use !== "place";
      if (showMisses && !good)
        console.log(
          `  ${id}: "${gold.text}" ${gold.not ?? gold.country ?? ""} came out as ${mention?.place?.id ?? mention?.use ?? "nothing"}: ${mention?.why ?? ""}`,
        );
      if (gold.not !== null) {
        sum.not++;
        sum.leftOut += Number(good);
        continue;
      }
      sum.toponyms++;
      sum.right += Number(good);
      sum.withCountry += Number(gold.country !== null);
      sum.country += Number(gold.country !== null && mention?.place?.country === gold.country);
    }
  }
  console.log(`${name}: ${reports.length} reports`);
  console.log(`  found and resolved (towns and sites within 20 km) ${percent(sum.right, sum.toponyms)}`);
  console.log(`  country ${percent(sum.country, sum.withCountry)}`);
  console.log(`  persons, metonyms, adjectives and bodies taken for no place ${percent(sum.leftOut, sum.not)}`);
}

const gold = placesGold();
for (const half of ["dev", "held-out"] as const)
  await score(
    half,
    gold.filter((g) => g.half === half),
    values.misses && half === "dev",
  );
const late = placesGold(new URL("../test/gold/places/late.txt", import.meta.url));
await score("written after the tables and rules were set", late, false);

// Once more for the time, now that code and tables are warm, as in a corpus.
const cost = { reading: 0, places: 0 };
for (const { id, published, text } of [...gold, ...late]) {
  const start = performance.now();
  const document = await annalist.read(reportFromRecord({ id, published, text }));
  const read = performance.now();
  annalist.resolve(document);
  cost.reading += read - start;
  cost.places += performance.now() - read;
}
console.log(
  `resolving took ${cost.places.toFixed(0)} ms beside ${cost.reading.toFixed(0)} ms of reading: ${((100 * cost.places) / cost.reading).toFixed(1)} %`,
);
