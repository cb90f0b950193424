import { flatEvent } from "../kit/flat-event.js";
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
      return { event: ++events, entry, report: reports, ...ofReport(coded.report), ...flatEvent(event), ...versions };
    });
  };
}

const ofReport = ({ id, publisher, published, title, url }: Report) => ({ reportId: id, publisher, published, title, url });
