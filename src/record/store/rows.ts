import type { ExportRow } from "../../model/index.js";
import type { VersionedEvent } from "./events.js";

/** An event flat, as exports print it. */
export function exportRow(event: VersionedEvent): ExportRow {
  const { id, actors, recipients, place, date, speakers, run: _run, trace: _trace, ...same } = event;
  return {
    event: id,
    ...same,
    actorNames: actors.map((p) => p.name),
    actorCountries: actors.map((p) => p.country),
    actorSectors: actors.map((p) => p.sector),
    recipientNames: recipients.map((p) => p.name),
    recipientCountries: recipients.map((p) => p.country),
    recipientSectors: recipients.map((p) => p.sector),
    placeText: place?.text ?? null,
    placeCountry: place?.country ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    precision: place?.precision ?? null,
    date: date?.value ?? null,
    speakers: speakers.map((s) => s.name),
  };
}
