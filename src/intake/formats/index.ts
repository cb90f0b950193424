import type { Opened } from "../archives/open.js";
import type { Find, Source } from "../archives/source.js";
import type { Place } from "../archives/tape.js";
import { jsonLines } from "./json-lines.js";
import { wholeFile } from "./whole.js";

/**
 * What an open file holds, in order, each at its place; what stands up to `after` may be left out. Throws what concerns the file as a
 * whole, then after what was found before. Formats' libraries are loaded only for files that need them.
 */
export async function* findsOf(opened: Opened, from: Omit<Source, "stream">, after: Place | null): AsyncGenerator<Find> {
  if (opened.kind === "warc") {
    const { archivedPages } = await import("./pages.js");
    return yield* archivedPages(opened.stretches(after?.at), from.path, after);
  }
  const source = { ...from, stream: opened.bytes() };
  switch (opened.kind) {
    case "json-lines":
      return yield* jsonLines(source);
    case "comma-table":
    case "tab-table": {
      const { tableRows } = await import("./table.js");
      return yield* tableRows(source, opened.kind === "tab-table");
    }
    case "mailbox": {
      const { mailbox } = await import("./mailbox.js");
      return yield* mailbox(source);
    }
    default:
      yield* wholeFile(source, opened.kind);
  }
}
