import type { Fault } from "../fault.js";
import { ISO_COUNTRIES } from "./iso3166.js";
import { keyOf } from "./key.js";
import { list, type Row, type TableName } from "./table.js";
import { overlap } from "./terms.js";

/** Rows by table; a table that is not there has none. */
export type ActorRows = Readonly<Partial<Record<TableName, readonly Row[]>>>;

/** International and non-governmental bodies stand where a country would; empty: of no one country. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["", "IGO", "NGO"]);
const DATE = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?$/;

const at = ({ file, line }: Row) => ({ severity: "error" as const, file, line });
const rowsOf = (tables: ActorRows, ...names: readonly TableName[]): Row[] => names.flatMap((name) => tables[name] ?? []);
const term = ({ cells }: Row) => ({ from: cells["from"] ?? "", to: cells["to"] ?? "" });

/** What is wrong in the tables of actors: country codes, sectors, dates, terms of one office that overlap, names that two share. */
export function checkActors(tables: ActorRows, sectors: ReadonlySet<string>): readonly Fault[] {
  return [
    ...checkCountries(tables),
    ...checkSectors(tables, sectors),
    ...checkDates(tables),
    ...checkOffices(tables),
    ...checkBodies(tables),
    ...checkShared(tables),
    ...checkOutlets(tables),
  ];
}

function checkCountries(tables: ActorRows): Fault[] {
  const codes = (row: Row): string[] => [
    ...(row.cells["country"] === undefined ? [] : [row.cells["country"]]),
    ...list(row.cells["countries"]),
    ...list(row.cells["members"]).map((m) => m.split(":")[0] ?? ""),
  ];
  const named = rowsOf(
    tables,
    "countries.tsv",
    "former.tsv",
    "members.tsv",
    "offices.tsv",
    "organisations.tsv",
    "people.tsv",
    "regions.tsv",
    "titles.tsv",
  );
  return named.flatMap((row) =>
    codes(row)
      .filter((code) => !ISO_COUNTRIES.has(code) && !NO_COUNTRY.has(code))
      .map((code): Fault => ({ code: "unknown-country", ...at(row), message: `${code} is no ISO 3166-1 alpha-3 code` })),
  );
}

function checkSectors(tables: ActorRows, sectors: ReadonlySet<string>): Fault[] {
  return rowsOf(tables, "organisations.tsv", "people.tsv", "roles.tsv")
    .filter((row) => !sectors.has(row.cells["sector"] ?? ""))
    .map((row): Fault => ({ code: "unknown-sector", ...at(row), message: `sector ${row.cells["sector"]} is not in sectors.yaml` }));
}

function checkDates(tables: ActorRows): Fault[] {
  return rowsOf(tables, "former.tsv", "offices.tsv", "people.tsv").flatMap((row): Fault[] => {
    const { from, to } = term(row);
    const bad = [from, to].find((date) => !DATE.test(date));
    if (bad !== undefined) return [{ code: "term", ...at(row), message: `"${bad}" is no date (YYYY, YYYY-MM or YYYY-MM-DD)` }];
    if (from !== "" && to !== "" && to < from)
      return [{ code: "term", ...at(row), message: `the term ends on ${to}, before it begins on ${from}` }];
    return [];
  });
}

/** One office has one holder at a time; the day of a handover is both holders'. */
function checkOffices(tables: ActorRows): Fault[] {
  const faults: Fault[] = [];
  for (const rows of grouped(rowsOf(tables, "offices.tsv"), (row) => `${row.cells["country"]} ${row.cells["office"]}`).values()) {
    const ordered = rows.filter((row) => DATE.test(term(row).from)).sort((a, b) => (term(a).from < term(b).from ? -1 : 1));
    ordered.forEach((row, i) => {
      const before = ordered.slice(0, i).find((other) => overlap(term(other), term(row)));
      if (before === undefined) return;
      const who = `${row.cells["name"]} (from ${term(row).from || "…"}) and ${before.cells["name"]} (to ${term(before).to || "today"})`;
      faults.push({
        code: "office-overlap",
        ...at(row),
        message: `${row.cells["office"]} of ${row.cells["country"]}: ${who} overlap, line ${before.line}`,
      });
    });
  }
  return faults;
}

function checkBodies(tables: ActorRows): Fault[] {
  const known = new Set(rowsOf(tables, "organisations.tsv").map((row) => row.cells["name"]));
  return rowsOf(tables, "codes.tsv", "members.tsv")
    .filter((row) => !known.has(row.cells["organisation"]))
    .map((row): Fault => ({ code: "unknown-body", ...at(row), message: `organisations.tsv has no "${row.cells["organisation"]}"` }));
}

const RANK: Readonly<Record<string, number>> = { editors: 0, factbook: 1, phoenix: 2 };
/** Of the sources for a name the best counts: 0 is ours. */
export const rankOf = (row: Row): number => RANK[row.cells["source"] ?? "editors"] ?? 9;

/** A name that stands for two actors on one day: only the rows of the best source for it are looked at. */
function checkShared(tables: ActorRows): Fault[] {
  const uses = [
    ...rowsOf(tables, "countries.tsv", "regions.tsv", "former.tsv").flatMap((row) => usesOf(row, ["names", "seats"])),
    ...rowsOf(tables, "organisations.tsv", "people.tsv").flatMap((row) => usesOf(row, ["name", "aliases"])),
  ];
  const faults: Fault[] = [];
  for (const [key, named] of grouped(uses, ({ name }) => keyOf(name))) {
    const best = Math.min(...named.map(({ row }) => rankOf(row)));
    const own = named.filter(({ row }) => rankOf(row) === best);
    own.forEach(({ row, name }, i) => {
      const other = own.slice(0, i).find((o) => isOther(o.row, row) && overlap(term(o.row), term(row)));
      if (other === undefined) return;
      const where = `${other.row.file === row.file ? "" : `${other.row.file} `}line ${other.row.line}`;
      faults.push({
        code: "shared-alias",
        ...at(row),
        message: `"${name}" (${key}) is also ${other.row.cells["name"] ?? other.name} of ${other.row.cells["country"] || "no country"}, ${where}`,
      });
    });
  }
  return faults;
}

/** Two outlets that share a name would count as one source. */
function checkOutlets(tables: ActorRows): Fault[] {
  const uses = rowsOf(tables, "outlets.tsv").flatMap((row) => usesOf(row, ["name", "aliases"]));
  return [...grouped(uses, ({ name }) => keyOf(name)).values()].flatMap(([first, ...others]) =>
    others
      .filter(({ row }) => row !== first?.row)
      .map(({ row, name }): Fault => ({
        code: "shared-alias",
        ...at(row),
        message: `"${name}" is also ${first?.row.cells["name"]}, line ${first?.row.line}`,
      })),
  );
}

const usesOf = (row: Row, columns: readonly string[]) =>
  columns.flatMap((column) => list(row.cells[column])).map((name) => ({ name, row }));

function isOther(a: Row, b: Row): boolean {
  if (a.cells["country"] !== b.cells["country"]) return true;
  // One person may hold two seats at once, under one name of their own; two bodies under one name are two.
  const people =
    a.cells["from"] !== undefined && b.cells["from"] !== undefined && a.cells["aliases"] !== undefined && b.cells["aliases"] !== undefined;
  if (people) return keyOf(a.cells["name"] ?? "") !== keyOf(b.cells["name"] ?? "");
  return (
    a.cells["aliases"] !== undefined &&
    a.cells["from"] === undefined &&
    b.cells["from"] === undefined &&
    a.cells["sector"] !== b.cells["sector"]
  );
}

function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
