import type { Event } from "../model/index.js";

/** An event's fields as rows have them: lists of each side in step with each other, place and date taken apart, without the trace. */
export function flatEvent<E extends Event>(event: E) {
  const { actors, recipients, place, date, speakers, trace: _trace, ...same } = event;
  return {
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
    speakers: speakers.map(({ name }) => name),
  };
}
