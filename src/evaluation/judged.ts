import { overlap } from "../kit/overlap.js";
import type { Event, JudgedReport } from "../model/index.js";
import type { GoldDocument, GoldEvent } from "./gold.js";

/**
 * A report whose events a person has judged, as a gold document: what is right, with its corrections, and nothing else. Null where an event
 * is not judged yet: it would count as wrongly found.
 */
export function judgedGold({ report, current, verdicts }: JudgedReport): GoldDocument | null {
  const judged = verdicts.map(({ judgement }) => judgement.about);
  if (!current.every((event) => judged.some((anchor) => overlap(anchor, event)))) return null;
  const events: GoldEvent[] = [];
  const taken: (typeof judged)[number][] = [];
  // What was said last of the same words holds.
  for (const { judgement, event } of verdicts.toReversed()) {
    if (taken.some((anchor) => overlap(anchor, judgement.about))) continue;
    taken.push(judgement.about);
    if (judgement.verdict !== "wrong") events.push(goldEvent(corrected(event, judgement.fields ?? {})));
  }
  const { id, published, publisher, title, byline, url, text } = report;
  return { id, published, publisher, title, byline, url, text, events: events.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** A mode belongs to its type: another type has none until one is given. */
const corrected = (event: Event, fields: Partial<Event>): Event => ({
  ...event,
  ...(fields.type === undefined || fields.type === event.type ? {} : { mode: null }),
  ...fields,
});

const parties = (of: Event["actors"]) => of.map(({ text, name, country, sector }) => ({ text, name, country, sector }));

function goldEvent({
  trigger,
  start,
  end,
  type,
  mode,
  actors,
  recipients,
  place,
  date,
  factuality,
  speakers,
  happening,
}: Event): GoldEvent {
  return {
    trigger,
    start,
    end,
    type,
    mode,
    actors: parties(actors),
    recipients: parties(recipients),
    factuality,
    happening,
    place: place === null ? null : { text: place.text, country: place.country },
    date: date?.value ?? null,
    speakers: speakers.map(({ text }) => text),
  };
}
