import { flatEvent } from "../../kit/flat-event.js";
import type { ExportRow } from "../../model/index.js";
import type { VersionedEvent } from "./events.js";

/** An event flat, as exports print it. */
export function exportRow(stored: VersionedEvent): ExportRow {
  const { id, run: _run, ...event } = stored;
  return { event: id, ...flatEvent(event) };
}
