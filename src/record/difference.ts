import { overlap } from "../kit/overlap.js";
import type { Event, Party } from "../model/index.js";

export interface Change {
  readonly what: "added" | "gone" | "changed";
  readonly before: Event | null;
  readonly after: Event | null;
  /** With `changed`: the fields that differ. */
  readonly fields: readonly string[];
}

const parties = (of: readonly Party[]): string => JSON.stringify(of.map((p) => [p.name, p.country, p.sector]));
/** What counts as a change; probabilities and traces do not. */
const FIELDS: Readonly<Record<string, (event: Event) => unknown>> = {
  trigger: (e) => e.trigger,
  type: (e) => e.type,
  mode: (e) => e.mode,
  contexts: (e) => e.contexts.join(),
  cameo: (e) => e.cameo,
  actors: (e) => parties(e.actors),
  recipients: (e) => parties(e.recipients),
  place: (e) => e.place?.country ?? e.place?.text ?? null,
  date: (e) => e.date?.value ?? null,
  factuality: (e) => e.factuality,
  speakers: (e) => e.speakers.map((s) => s.name).join(),
};

/** What another coding of the same report changed. Events are the same where their triggers overlap; the first that overlaps is taken. */
export function difference(before: readonly Event[], after: readonly Event[]): Change[] {
  const left = new Set(before);
  const changes: Change[] = [];
  for (const event of after) {
    const old = [...left].find((e) => overlap(e, event)) ?? null;
    if (old === null) changes.push({ what: "added", before: null, after: event, fields: [] });
    else {
      left.delete(old);
      const fields = Object.entries(FIELDS).flatMap(([name, of]) => (of(old) === of(event) ? [] : [name]));
      if (fields.length > 0) changes.push({ what: "changed", before: old, after: event, fields });
    }
  }
  return [...changes, ...[...left].map((event): Change => ({ what: "gone", before: event, after: null, fields: [] }))];
}
