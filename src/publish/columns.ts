import type { ExportRow } from "../model/index.js";

/** identifier: a whole number up to 2^53; integer: up to 2^31; list: of text, in step with the other lists of its side. */
export type ColumnType = "identifier" | "integer" | "number" | "text" | "list";

/** A column of the flat form of an event: what CSV, TSV, JSON lines, Parquet and GeoJSON are made of, and what the data dictionary tells. */
export interface Column {
  readonly key: keyof ExportRow;
  readonly name: string;
  readonly type: ColumnType;
  /** Empty, or null, where the report does not tell. */
  readonly nullable: boolean;
  readonly meaning: string;
  readonly example: string;
  /** Where the value is explained: a link from docs/. */
  readonly section: string;
}
type Entry = readonly [name: string, type: ColumnType, meaning: string, example: string, section: string, nullable?: "nullable"];

const REPORT = "[Input](reference.md#input)";
const EVENT = "[An event](reference.md#an-event)";
const PARTY = "[A party](reference.md#a-party)";
const FIELDS = "[Gold documents: the fields](annotation.md#the-fields)";
const book = (title: string, anchor: string) => `[Codebook: ${title}](codebook.html#${anchor})`;

/** In the order of the columns; the compiler sees to it that no value of a row is left out. */
const ENTRIES: Readonly<Record<keyof ExportRow, Entry>> = {
  event: ["event", "identifier", "number of the event: in the record, or counted from 1 where the rows come from no record", "4711", EVENT],
  entry: ["entry", "identifier", "number of the happening: events of one entry tell of the same act", "815", EVENT],
  report: ["report_number", "identifier", "number of the report, as for `event`", "99", REPORT],
  reportId: ["report", "text", "the id that the report came with", "wire-2020-01-03-17", REPORT],
  publisher: ["publisher", "text", "who brought the report out", "The Gazette", REPORT, "nullable"],
  published: ["published", "text", "when, ISO 8601 date or date-time", "2020-01-03", REPORT, "nullable"],
  title: ["title", "text", "the report's title", "Envoys meet in Muscat", REPORT, "nullable"],
  url: ["url", "text", "where it stood", "https://gazette.example/a1", REPORT, "nullable"],
  trigger: ["trigger", "text", "the words that name the act", "held talks", EVENT],
  start: ["start", "integer", "offset of the trigger in the report's text, UTF-16 code units", "128", EVENT],
  end: ["end", "integer", "offset after it", "138", EVENT],
  type: ["type", "text", "PLOVER type", "CONSULT", book("types", "overview")],
  mode: ["mode", "text", "PLOVER mode", "visit", book("types", "overview"), "nullable"],
  contexts: ["contexts", "list", "PLOVER contexts", "diplomatic;military", book("contexts", "contexts")],
  cameo: ["cameo", "text", "CAMEO code; text, since zeros lead it", "042", book("CAMEO", "cameo"), "nullable"],
  quad: [
    "quad",
    "integer",
    "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "1",
    book("types", "overview"),
  ],
  intensity: ["intensity", "number", "PLOVER's score, −10 (worst conflict) to 10", "2.5", book("types", "overview")],
  actorNames: ["actors", "list", "who did it: the clearest name that the report has for each", "Russia;Iran", PARTY],
  actorCountries: ["actor_countries", "list", "their countries, ISO 3166-1 alpha-3, `IGO` or `NGO`", "RUS;IRN", PARTY],
  actorSectors: ["actor_sectors", "list", "their sectors", "GOV;MIL", book("sectors", "sectors")],
  recipientNames: ["recipients", "list", "at whom it was directed: the clearest name for each", "Oman", PARTY],
  recipientCountries: ["recipient_countries", "list", "their countries", "OMN", PARTY],
  recipientSectors: ["recipient_sectors", "list", "their sectors", "GOV", book("sectors", "sectors")],
  placeText: ["place", "text", "the words for where it happened", "Muscat", FIELDS, "nullable"],
  placeCountry: ["place_country", "text", "the country of the place", "OMN", FIELDS, "nullable"],
  lat: ["lat", "number", "latitude in degrees, WGS 84, north positive", "23.58", FIELDS, "nullable"],
  lon: ["lon", "number", "longitude in degrees, WGS 84, east positive", "58.41", FIELDS, "nullable"],
  precision: [
    "precision",
    "text",
    "how exact the coordinates are: `site`, `city`, `region`, `area`, `water`, `country`",
    "city",
    FIELDS,
    "nullable",
  ],
  date: ["date", "text", "when it happened, ISO 8601, as far as it is known: day, month or year", "2020-01", FIELDS, "nullable"],
  factuality: ["factuality", "text", "`actual`, `negated`, `future` or `hypothetical`", "actual", FIELDS],
  speakers: [
    "speakers",
    "list",
    "whom the report credits for the statement, nearest first; empty in its own voice",
    "foreign ministry",
    FIELDS,
  ],
  confidence: ["confidence", "number", "probability that it is an event, 0 to 1", "0.91", EVENT],
  happening: ["happening", "integer", "number of the happening inside its report, from 1", "1", EVENT],
  annalist: ["annalist", "text", "version of the program", "0.1.0", EVENT],
  codebook: ["codebook", "text", "name and version of the codebook", "plover-en@0.1.0", EVENT],
  model: ["model", "text", "version of the reader", "reader-en@3", EVENT],
};

export const COLUMNS: readonly Column[] = (Object.keys(ENTRIES) as (keyof ExportRow)[]).map((key) => {
  const [name, type, meaning, example, section, nullable] = ENTRIES[key];
  return { key, name, type, nullable: nullable !== undefined, meaning, example, section };
});

/** A row under its columns' names, lists as lists. */
export const named = (row: ExportRow): Readonly<Record<string, ExportRow[keyof ExportRow]>> =>
  Object.fromEntries(COLUMNS.map(({ name, key }) => [name, row[key]]));
