import type { Event, Party, Report } from "../model/index.js";

type Column = readonly [name: string, value: (event: Event, report: Report) => string | number];

const list = (values: readonly (string | null)[]): string => values.map((v) => v ?? "").join(";");
const side = (name: string, of: (event: Event) => readonly Party[]): Column[] => [
  [`${name}s`, (e) => list(of(e).map((p) => p.name))],
  [`${name}_countries`, (e) => list(of(e).map((p) => p.country))],
  [`${name}_sectors`, (e) => list(of(e).map((p) => p.sector))],
];

/** The flat form of one event, column by column: lists are joined by ";" in step with each other, nothing stands for what is unknown. */
export const COLUMNS: readonly Column[] = [
  ["report", (_, r) => r.id],
  ["published", (_, r) => r.published ?? ""],
  ["publisher", (_, r) => r.publisher ?? ""],
  ["trigger", (e) => e.trigger],
  ["start", (e) => e.start],
  ["end", (e) => e.end],
  ["type", (e) => e.type],
  ["mode", (e) => e.mode ?? ""],
  ["contexts", (e) => list(e.contexts)],
  ["cameo", (e) => e.cameo ?? ""],
  ["quad", (e) => e.quad],
  ["intensity", (e) => e.intensity],
  ...side("actor", (e) => e.actors),
  ...side("recipient", (e) => e.recipients),
  ["place", (e) => e.place?.text ?? ""],
  ["place_country", (e) => e.place?.country ?? ""],
  ["place_name", (e) => e.place?.name ?? ""],
  ["place_admin1", (e) => e.place?.admin1 ?? ""],
  ["place_lat", (e) => e.place?.lat ?? ""],
  ["place_lon", (e) => e.place?.lon ?? ""],
  ["place_precision", (e) => e.place?.precision ?? ""],
  ["date", (e) => e.date?.value ?? ""],
  ["factuality", (e) => e.factuality],
  ["speakers", (e) => list(e.speakers.map((s) => s.text))],
  ["confidence", (e) => e.confidence],
  ["happening", (e) => e.happening],
];
