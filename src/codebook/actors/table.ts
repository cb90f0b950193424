import type { Fault } from "../fault.js";

/** One line of a table: its cells by the names in the first line. */
export interface Row {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The tables of `codebook/actors/` that name countries, people or bodies, and the columns that each must have. */
export const TABLES = {
  "codes.tsv": ["organisation", "code", "source"],
  "countries.tsv": ["country", "names", "adjectives", "seats"],
  "former.tsv": ["names", "adjectives", "seats", "country", "from", "to", "source"],
  "members.tsv": ["organisation", "members", "source"],
  "offices.tsv": ["country", "office", "name", "from", "to", "source"],
  "organisations.tsv": ["name", "aliases", "country", "sector", "source"],
  "outlets.tsv": ["name", "aliases", "source"],
  "people.tsv": ["name", "aliases", "country", "sector", "from", "to", "source"],
  "regions.tsv": ["country", "names", "adjectives", "source"],
  "roles.tsv": ["words", "sector", "source"],
  "titles.tsv": ["words", "office", "countries", "source"],
} as const;
export type TableName = keyof typeof TABLES;

/** Rows of a tab-separated table. A line with too few or too many cells is a fault and no row. */
export function readTable(name: TableName, file: string, text: string): { rows: readonly Row[]; faults: readonly Fault[] } {
  const columns: readonly string[] = TABLES[name];
  const [head = "", ...lines] = text.split(/\r?\n/);
  const fault = (line: number, message: string): Fault => ({ code: "shape", severity: "error", file, line, message });
  if (head !== columns.join("\t")) return { rows: [], faults: [fault(1, `the columns are ${columns.join(", ")}`)] };
  const rows: Row[] = [];
  const faults: Fault[] = [];
  lines.forEach((text, i) => {
    if (text === "") return;
    const cells = text.split("\t");
    if (cells.length === columns.length)
      rows.push({ file, line: i + 2, cells: Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? ""])) });
    else faults.push(fault(i + 2, `${cells.length} cells, ${columns.length} expected`));
  });
  return { rows, faults };
}

/** The values of a cell that may hold several. */
export const list = (cell: string | undefined): string[] => (cell ?? "").split(";").filter((x) => x !== "");
