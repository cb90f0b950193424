import { readFileSync } from "node:fs";
import { join } from "node:path";
import { placeRows, type PlaceRow, type PlaceTable } from "../../../src/codebook/check-places.js";
import type { PlaceKind } from "../../../src/codebook/gazetteer/kinds.js";

/** A place on its way into the gazetteer. */
export interface Entry {
  readonly name: string;
  /** Further names of its own, and names that other languages or times give it. */
  readonly names: readonly string[];
  readonly alternates: readonly string[];
  readonly kind: PlaceKind;
  readonly country: string | null;
  /** "USA.TX", or null. */
  readonly region: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  /** How many names GeoNames has for it; 0 for our own. */
  readonly fame: number;
  /** GeoNames' number; 0 for our own. */
  readonly geonames: number;
}

/** Our own tables, countries first, in the order of their codes. */
export function ownEntries(folder: string): { entries: Entry[]; alpha3: ReadonlyMap<string, string> } {
  const read = (table: PlaceTable): readonly PlaceRow[] => {
    const file = join(folder, `${table}.tsv`);
    const { rows, faults } = placeRows(table, file, readFileSync(file, "utf8"));
    const [fault] = faults;
    if (fault !== undefined) throw new Error(`${fault.file}:${fault.line}: ${fault.message}`);
    return rows;
  };
  const entry = (row: PlaceRow, more: Pick<Entry, "kind" | "country" | "region">): Entry => ({
    name: row.cell("name"),
    names: row.list("aliases"),
    alternates: [],
    lat: Number(row.cell("latitude") || NaN),
    lon: Number(row.cell("longitude") || NaN),
    population: 0,
    fame: 0,
    geonames: 0,
    ...more,
  });
  const countries = [...read("countries")].sort((a, b) => (a.cell("country") < b.cell("country") ? -1 : 1));
  const alpha3 = new Map(countries.map((r) => [r.cell("iso2"), r.cell("country")]));
  const entries = [
    ...countries.map((r) => entry(r, { kind: "country", country: r.cell("country"), region: null })),
    ...read("regions").map((r) =>
      entry(r, { kind: "region", country: r.cell("country"), region: `${r.cell("country")}.${r.cell("admin1")}` }),
    ),
    ...(["waters", "areas", "sites", "towns"] as const).flatMap((table) =>
      read(table).map((r) => {
        const of = r.list("countries");
        // A crossing is coded in the country named first; a water or an area of several countries is of none.
        const country = of.length === 1 || table === "sites" || table === "towns" ? (of[0] ?? null) : null;
        return entry(r, { kind: r.cell("kind") as PlaceKind, country, region: null });
      }),
    ),
    ...read("unplaced").map((r) => entry(r, { kind: "unplaced", country: r.cell("country"), region: null })),
  ];
  return { entries, alpha3 };
}
