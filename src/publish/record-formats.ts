import { stringify } from "csv-stringify/sync";
import type { ExportRow } from "../model/index.js";

/** Rows of the record as a file, piece by piece. */
export type RowFormat = (rows: AsyncIterable<ExportRow>) => AsyncIterable<string | Uint8Array>;

/** Every format of `annalist export`; another one is another line. */
export const ROW_FORMATS = {
  csv: separated(","),
  tsv: separated("\t"),
  jsonl: async function* (rows) {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  },
} as const satisfies Readonly<Record<string, RowFormat>>;
export type RowFormatName = keyof typeof ROW_FORMATS;

type Cell = (row: ExportRow) => string | number;
const list = (values: readonly (string | null)[]): string => values.map((value) => value ?? "").join(";");

/** Column by column; as in `code --format csv` where both have one, so that what reads the one reads the other. */
export const ROW_COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ["event", (r) => r.event],
  ["entry", (r) => r.entry],
  ["report_number", (r) => r.report],
  ["report", (r) => r.reportId],
  ["published", (r) => r.published ?? ""],
  ["publisher", (r) => r.publisher ?? ""],
  ["title", (r) => r.title ?? ""],
  ["url", (r) => r.url ?? ""],
  ["trigger", (r) => r.trigger],
  ["start", (r) => r.start],
  ["end", (r) => r.end],
  ["type", (r) => r.type],
  ["mode", (r) => r.mode ?? ""],
  ["contexts", (r) => list(r.contexts)],
  ["cameo", (r) => r.cameo ?? ""],
  ["quad", (r) => r.quad],
  ["intensity", (r) => r.intensity],
  ["actors", (r) => list(r.actorNames)],
  ["actor_countries", (r) => list(r.actorCountries)],
  ["actor_sectors", (r) => list(r.actorSectors)],
  ["recipients", (r) => list(r.recipientNames)],
  ["recipient_countries", (r) => list(r.recipientCountries)],
  ["recipient_sectors", (r) => list(r.recipientSectors)],
  ["place", (r) => r.placeText ?? ""],
  ["place_country", (r) => r.placeCountry ?? ""],
  ["lat", (r) => r.lat ?? ""],
  ["lon", (r) => r.lon ?? ""],
  ["precision", (r) => r.precision ?? ""],
  ["date", (r) => r.date ?? ""],
  ["factuality", (r) => r.factuality],
  ["speakers", (r) => list(r.speakers)],
  ["confidence", (r) => r.confidence],
  ["happening", (r) => r.happening],
  ["annalist", (r) => r.annalist],
  ["codebook", (r) => r.codebook],
  ["model", (r) => r.model],
];

/** A header, then one line a row (RFC 4180); cells that a spreadsheet would take for a formula are escaped: the words come from strangers. */
function separated(delimiter: string): RowFormat {
  return async function* (rows) {
    yield stringify([ROW_COLUMNS.map(([name]) => name)], { delimiter });
    for await (const row of rows) yield stringify([ROW_COLUMNS.map(([, cell]) => cell(row))], { delimiter, escape_formulas: true });
  };
}
