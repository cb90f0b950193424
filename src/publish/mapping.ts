import type { ExportRow } from "../model/index.js";
import type { Format } from "./format.js";
import { linesWriter } from "./lines.js";

/** A column of another data set's table, and what it is filled from. */
export interface MappedColumn<T> {
  readonly name: string;
  /** For the data dictionary: what fills it, our columns in backticks. */
  readonly from: string;
  value(item: T): string | number;
}

/** The table of another data set: tab-separated, one line for each item that a row gives. */
export interface Mapping<T> {
  readonly name: string;
  readonly help: string;
  readonly header: boolean;
  /** For the data dictionary: what is like the original and what is not. */
  readonly about: string;
  readonly columns: readonly MappedColumn<T>[];
  items(row: ExportRow): readonly T[];
}

/** The format that writes such a table. */
export function mappedFormat<T>({ name, help, header, columns, items }: Mapping<T>): Format {
  const print = (rows: readonly ExportRow[]): string =>
    rows
      .flatMap(items)
      .map((item) => `${columns.map((column) => column.value(item)).join("\t")}\n`)
      .join("");
  const head = header ? `${columns.map((column) => column.name).join("\t")}\n` : "";
  return { name, extension: "tsv", binary: false, help, open: (sink) => linesWriter(sink, { head, print }) };
}

/** Days as these tables write them: the event's, else the report's; as much as is known. */
export const dayOf = (row: ExportRow): string => (row.date ?? row.published ?? "").slice(0, 10);
