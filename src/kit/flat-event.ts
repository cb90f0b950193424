import type { Event } from "../model/index.js";

/**
 * An event's fields as rows have them: lists of each side in step with each other, place and date taken apart, without the trace. Named one by
 * one, for to copy what is left of an object takes many times as long, and exports do it for every row.
 */
export function flatEvent(event: Omit<Event, "trace">) {
  const { actors, recipients, place } = event;
  return {
    trigger: event.trigger,
    start: event.start,
    end: event.end,
    type: event.type,
    mode: event.mode,
    contexts: event.contexts,
    cameo: event.cameo,
    quad: event.quad,
    intensity: event.intensity,
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
    date: event.date?.value ?? null,
    factuality: event.factuality,
    speakers: event.speakers.map(({ name }) => name),
    confidence: event.confidence,
    happening: event.happening,
  };
}
