import type { Event, ExportRow, Report, Versions } from "../model/index.js";

/** What was made of one report: all that rows need of it. */
interface CodedReport {
  readonly report: Report;
  readonly events: readonly Event[];
}

/**
 * Makes rows of coded reports that are in no record: events, reports and, by their happenings, entries are numbered from 1 in the order in
 * which they come. Call it with each report once.
 */
export function flattener(versions: Versions): (coded: CodedReport) => ExportRow[] {
  let [events, entries, reports] = [0, 0, 0];
  return (coded) => {
    reports++;
    const numbers = new Map<number, number>();
    return coded.events.map((event) => {
      const entry = numbers.get(event.happening) ?? ++entries;
      numbers.set(event.happening, entry);
      return { event: ++events, entry, report: reports, ...ofReport(coded.report), ...ofEvent(event), ...versions };
    });
  };
}

const ofReport = ({ id, publisher, published, title, url }: Report) => ({ reportId: id, publisher, published, title, url });

function ofEvent(event: Event) {
  const { actors, recipients, place, date, speakers, trace: _, ...same } = event;
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
