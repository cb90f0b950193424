import type { Fault, FaultCode } from "./fault.js";
import { KIND_NAMES } from "./gazetteer/kinds.js";

/** The tables of `codebook/places/` and their columns. */
export const PLACE_TABLES = {
  countries: ["country", "iso2", "name", "aliases", "latitude", "longitude"],
  regions: ["country", "admin1", "name", "aliases", "latitude", "longitude"],
  waters: ["name", "aliases", "kind", "countries", "latitude", "longitude"],
  areas: ["name", "aliases", "kind", "countries", "latitude", "longitude"],
  sites: ["name", "aliases", "kind", "countries", "latitude", "longitude"],
  towns: ["name", "aliases", "kind", "countries", "latitude", "longitude"],
  unplaced: ["name", "country"],
} as const;
export type PlaceTable = keyof typeof PLACE_TABLES;

/** A row of a table with its line, counted from 1. */
export interface PlaceRow {
  readonly line: number;
  readonly cell: (column: string) => string;
  /** Names that the column separates by ";". */
  readonly list: (column: string) => readonly string[];
}

/** The rows of a place table; a line with another number of cells is a fault and no row. */
export function placeRows(table: PlaceTable, file: string, text: string): { rows: readonly PlaceRow[]; faults: readonly Fault[] } {
  const columns: readonly string[] = PLACE_TABLES[table];
  const faults: Fault[] = [];
  const rows: PlaceRow[] = [];
  text.split("\n").forEach((content, i) => {
    const line = i + 1;
    const cells = content.replace(/\r$/, "").split("\t");
    const wrong = i === 0 ? cells.join() !== columns.join() : content !== "" && cells.length !== columns.length;
    if (wrong) faults.push({ code: "shape", severity: "error", file, line, message: `the columns are ${columns.join(", ")}` });
    if (wrong || i === 0 || content === "") return;
    const cell = (column: string) => cells[columns.indexOf(column)] ?? "";
    rows.push({ line, cell, list: (column) => cell(column).split(";").filter(Boolean) });
  });
  return { rows, faults };
}

/** What is wrong in the place tables of a folder: unknown countries and kinds, coordinates that are none or off the globe, names that stand twice. */
export function checkPlaces(
  tables: readonly { readonly table: PlaceTable; readonly file: string; readonly text: string }[],
): readonly Fault[] {
  const read = tables.map((t) => ({ ...t, ...placeRows(t.table, t.file, t.text) }));
  const known = new Set(read.filter((t) => t.table === "countries").flatMap((t) => t.rows.map((r) => r.cell("country"))));
  return read.flatMap(({ table, file, rows, faults }) => {
    const first = new Map<string, number>();
    return [...faults, ...rows.flatMap((row) => rowFaults(table, file, row, known, first))];
  });
}

function rowFaults(table: PlaceTable, file: string, row: PlaceRow, known: ReadonlySet<string>, first: Map<string, number>): Fault[] {
  const faults: Fault[] = [];
  const fault = (code: FaultCode, message: string) => faults.push({ code, severity: "error", file, line: row.line, message });
  const name = row.cell("name");
  if (name.trim() === "") fault("shape", "a place without a name");
  for (const code of table === "countries" ? [] : [...row.list("country"), ...row.list("countries")])
    if (known.size > 0 && !known.has(code)) fault("unknown-country", `${name}: there is no country ${code}`);
  if (table === "countries" && !/^[A-Z]{3}$/.test(row.cell("country")))
    fault("unknown-country", `${name}: "${row.cell("country")}" is no ISO alpha-3 code`);
  if (table === "countries" && !/^[A-Z]{2}$/.test(row.cell("iso2")))
    fault("unknown-country", `${name}: "${row.cell("iso2")}" is no ISO alpha-2 code`);
  const kind = row.cell("kind");
  if (kind !== "" && !(KIND_NAMES as readonly string[]).includes(kind)) fault("shape", `${name}: no kind of place is called "${kind}"`);
  if (table !== "unplaced")
    for (const [column, most] of [
      ["latitude", 90],
      ["longitude", 180],
    ] as const) {
      const value = row.cell(column);
      if (!/^-?\d+(?:\.\d+)?$/.test(value) || Math.abs(Number(value)) > most)
        fault("coordinates", `${name}: ${column} "${value}" is no number from -${most} to ${most}`);
    }
  const same = `${name}|${row.cell("country")}|${row.cell("countries")}`;
  const before = first.get(same);
  if (before === undefined) first.set(same, row.line);
  else fault("duplicate-name", `${name} also stands in line ${before}`);
  return faults;
}
