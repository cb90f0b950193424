import type { ExportRow } from "../../model/index.js";
import { joined, words } from "../cells.js";
import { COLUMNS, type Column } from "../columns.js";
import type { Format } from "../format.js";
import { linesWriter } from "../lines.js";

/** IANA's tab-separated values: a header, never a quote; white space inside a cell is one blank, so that a line is always one event. */
export const tsv: Format = {
  name: "tsv",
  extension: "tsv",
  binary: false,
  help: "one line an event, tab-separated, never quoted",
  open: (sink) =>
    linesWriter(sink, {
      head: `${COLUMNS.map(({ name }) => name).join("\t")}\n`,
      print: (rows) => rows.map((row) => `${COLUMNS.map((column) => cell(row, column)).join("\t")}\n`).join(""),
    }),
};

function cell(row: ExportRow, { key, type }: Column): string | number {
  const value = row[key];
  if (type === "list") return words(joined(value as readonly (string | null)[]));
  return typeof value === "number" ? value : words(value as string | null);
}
