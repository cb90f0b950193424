import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { LIMITS } from "../archives/limits.js";
import type { Find, Source } from "../archives/source.js";
import { linesOf } from "../lines.js";
import { reportFromRecord } from "../record.js";
import { mapped } from "./columns.js";
import { parseJson } from "./json.js";
import { looksLikeNinjs, reportFromNinjs } from "./ninjs.js";
import { caught } from "./caught.js";

/** One report a line: the measuring contract's object, or a ninjs item. A place is a line's number. */
export async function* jsonLines({ path, id, stream, columns }: Source): AsyncGenerator<Find> {
  let any = false;
  for await (const { number, text, fault } of linesOf(stream, LIMITS.line)) {
    any = true;
    const place = { at: number, nth: 0 };
    const where = `${path}:${number}`;
    if (fault === "too long")
      yield { place, error: new AnnalistError("E_FILE_TOO_LARGE", `the line is longer than ${LIMITS.line / 1e6} MB`, where) };
    else if (fault === "not UTF-8") yield { place, error: new AnnalistError("E_JSON_INVALID", "the line is not UTF-8", where) };
    else {
      const found = await caught(async (): Promise<Report | null> => {
        const object = parseJson(text, where);
        if (columns === undefined && looksLikeNinjs(object)) return reportFromNinjs(object, `${id}:${number}`);
        if (columns === undefined) return reportFromRecord(object, where);
        return reportFromRecord(withId(mapped(object, columns), `${id}:${number}`), where);
      }, where);
      if (found !== null) yield { place, ...found };
    }
  }
  if (!any) throw new AnnalistError("E_FILE_EMPTY", "there is no line in it", path);
}

/** With an id made of its place where it has none: only a corpus with a column map may lack one. */
const withId = (object: unknown, id: string): unknown =>
  typeof object === "object" && object !== null && ((object as { id?: unknown }).id ?? null) === null ? { ...object, id } : object;
