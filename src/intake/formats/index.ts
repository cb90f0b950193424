import type { Opened } from "../archives/open.js";
import type { Find, Source } from "../archives/source.js";
import type { Place } from "../archives/tape.js";
import { jsonLines } from "./json-lines.js";
import { mailbox } from "./mailbox.js";
import { archivedPages } from "./pages.js";
import { tableRows } from "./table.js";
import { wholeFile } from "./whole.js";

/**
 * What an open file holds, in order, each at its place; what stands up to `after` may be left out. Throws what concerns the file as a
 * whole, then after what was found before.
 */
export function findsOf(opened: Opened, from: Omit<Source, "stream">, after: Place | null): AsyncGenerator<Find> {
  if (opened.kind === "warc") return archivedPages(opened.stretches(after?.at), from.path, after);
  const source = { ...from, stream: opened.bytes() };
  switch (opened.kind) {
    case "json-lines":
      return jsonLines(source);
    case "comma-table":
    case "tab-table":
      return tableRows(source, opened.kind === "tab-table");
    case "mailbox":
      return mailbox(source);
    default:
      return wholeFile(source, opened.kind);
  }
}
