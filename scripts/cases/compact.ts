import type { Event, Party } from "../../src/model/index.js";

/** An event as `expected.json` keeps it: what was decided, without confidences and traces, so that only a change of the coding shows. */
export interface CompactEvent {
  readonly trigger: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly mode: string | null;
  readonly actors: readonly CompactParty[];
  readonly recipients: readonly CompactParty[];
  /** The place's country. */
  readonly place: string | null;
  readonly date: string | null;
  readonly factuality: string;
  readonly speakers: readonly string[];
  readonly happening: number;
}
export interface CompactParty {
  readonly text: string;
  readonly country: string | null;
  readonly sector: string | null;
}

/** The compact form of a report's events. */
export function compact(events: readonly Event[]): CompactEvent[] {
  return events.map((e) => ({
    trigger: e.trigger,
    start: e.start,
    end: e.end,
    type: e.type,
    mode: e.mode,
    actors: e.actors.map(party),
    recipients: e.recipients.map(party),
    place: e.place?.country ?? null,
    date: e.date?.value ?? null,
    factuality: e.factuality,
    speakers: e.speakers.map((s) => s.text),
    happening: e.happening,
  }));
}

/** JSON with one event a line, so that a version's differences read event by event. */
export function eventLines(events: readonly CompactEvent[]): string {
  return events.length === 0 ? "[]\n" : `[\n${events.map((e) => `  ${JSON.stringify(e)}`).join(",\n")}\n]\n`;
}

const party = ({ text, country, sector }: Party): CompactParty => ({ text, country, sector });
