import { stringify } from "csv-stringify/sync";
import type { ExportRow } from "../../model/index.js";
import { joined } from "../cells.js";
import { COLUMNS, type Column } from "../columns.js";
import type { Format } from "../format.js";
import { linesWriter } from "../lines.js";

/** RFC 4180 with a header. Cells that a spreadsheet would take for a formula get a "'" before them: the words come from strangers. */
export const csv: Format = {
  name: "csv",
  extension: "csv",
  binary: false,
  help: "one line an event, RFC 4180, lists joined by ;",
  open: (sink) =>
    linesWriter(sink, {
      head: stringify([COLUMNS.map(({ name }) => name)]),
      print: (rows) =>
        stringify(
          rows.map((row) => COLUMNS.map((column) => cell(row, column))),
          { escape_formulas: true },
        ),
    }),
};

function cell(row: ExportRow, { key, type }: Column): string | number {
  const value = row[key];
  return type === "list" ? joined(value as readonly (string | null)[]) : ((value as string | number | null) ?? "");
}
