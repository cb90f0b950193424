import { describe, expect, it } from "vitest";
import { checkPlaces } from "./check-places.js";

const countries = {
  table: "countries",
  file: "countries.tsv",
  text: "country\tiso2\tname\taliases\tlatitude\tlongitude\nIRQ\tIQ\tIraq\t\t33\t44\n",
} as const;
const faultsOf = (rows: string) =>
  checkPlaces([countries, { table: "sites", file: "sites.tsv", text: `name\taliases\tkind\tcountries\tlatitude\tlongitude\n${rows}` }]).map(
    (f) => `${f.file}:${f.line} ${f.code}`,
  );

describe("checkPlaces", () => {
  it("finds nothing wrong in a good table", () => expect(faultsOf("Camp Taji\tTaji base\tbase\tIRQ\t33.5\t44.3\n")).toEqual([]));
  it.each([
    ["an unknown country", "Camp Taji\t\tbase\tIRK\t33.5\t44.3\n", "sites.tsv:2 unknown-country"],
    ["a latitude off the globe", "Camp Taji\t\tbase\tIRQ\t133.5\t44.3\n", "sites.tsv:2 coordinates"],
    ["a longitude that is no number", "Camp Taji\t\tbase\tIRQ\t33.5\teast\n", "sites.tsv:2 coordinates"],
    ["a kind that is none", "Camp Taji\t\tbarracks\tIRQ\t33.5\t44.3\n", "sites.tsv:2 shape"],
    ["too few cells", "Camp Taji\t\tbase\n", "sites.tsv:2 shape"],
    ["a place twice", "A\t\tbase\tIRQ\t1\t1\nA\t\tbase\tIRQ\t1\t1\n", "sites.tsv:3 duplicate-name"],
  ])("finds %s", (_, rows, fault) => expect(faultsOf(rows)).toEqual([fault]));
});
