import { stringify } from "csv-stringify/sync";
import type { Coded } from "../pipeline.js";
import { COLUMNS } from "./rows.js";

/** The header line. */
export const csvHeader = (): string => stringify([COLUMNS.map(([name]) => name)]);

/** One line an event (RFC 4180). Cells that a spreadsheet would take for a formula are escaped: the words come from strangers. */
export function csvLines({ report, events }: Coded): string {
  return stringify(
    events.map((event) => COLUMNS.map(([, value]) => value(event, report))),
    { escape_formulas: true },
  );
}
