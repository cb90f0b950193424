import { pipeline, Readable } from "node:stream";
import { parse, type CsvError, type Info } from "csv-parse";
import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "../archives/limits.js";
import type { Find, Source } from "../archives/source.js";
import { utf8Stream } from "../archives/utf8-stream.js";
import { reportFromRecord } from "../record.js";
import { caught, codedError } from "./caught.js";
import { COLUMN_FIELDS, mapped } from "./columns.js";

/** What may part the cells of a .csv: the one that is most frequent in the first line. */
const SEPARATORS = [",", ";", "\t", "|"];

/** One report a row of a table with a header. A place is the line on which the row ends. */
export async function* tableRows(source: Source, tabs: boolean): AsyncGenerator<Find> {
  const { path, id, columns = {} } = source;
  const { stream, head } = await utf8Stream(source.stream);
  if (head.trim() === "") throw new AnnalistError("E_FILE_EMPTY", "there is nothing in it", path);
  const skipped: Find[] = [];
  let told = -1;
  const next = (): Find => {
    const find = skipped.shift() as Find;
    told = find.place.at;
    return find;
  };
  const parser = parse({
    bom: true,
    delimiter: tabs ? "\t" : separatorOf(head),
    columns: (names: string[]) => checked(names, columns, path),
    info: true,
    max_record_size: LIMITS.line,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const at = Number(error?.["lines"] ?? 0);
      // A row with two faults is told of twice.
      if (skipped.at(-1)?.place.at !== at && at !== told)
        skipped.push({
          place: { at, nth: 1 },
          error: new AnnalistError("E_TABLE_INVALID", error?.message ?? "the row cannot be read", `${path}:${at}`),
        });
      return undefined;
    },
  });
  pipeline(Readable.from(stream), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      while ((skipped[0]?.place.at ?? Infinity) < info.lines) yield next();
      const where = `${path}:${info.lines}`;
      const row = mapped(record, columns) as Record<string, unknown>;
      const found = await caught(async () => {
        if (Object.values(record).some((cell) => cell.includes("\ufffd")))
          throw new AnnalistError("E_TABLE_INVALID", "its charset changes", where);
        return reportFromRecord({ ...row, id: (row["id"] ?? "") === "" ? `${id}:${info.lines}` : row["id"] }, where);
      }, where);
      if (found !== null) yield { place: { at: info.lines, nth: 0 }, ...found };
    }
    yield* skipped;
  } catch (cause) {
    yield* skipped;
    throw cause instanceof AnnalistError ? cause : codedError(new AnnalistError("E_TABLE_INVALID", (cause as Error).message), path);
  } finally {
    parser.destroy();
  }
}

function separatorOf(head: string): string {
  const line = /^[^\r\n]*/u.exec(head.trimStart())?.[0] ?? "";
  const count = (separator: string): number => line.split(separator).length;
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** A header's names, those of a report's fields in small letters. Throws E_COLUMN_MISSING where the text, or a column of the map, is not there. */
function checked(names: readonly string[], columns: object, path: string): string[] {
  const known: ReadonlySet<string> = new Set(COLUMN_FIELDS);
  const own = names.map((name) => name.trim()).map((name) => (known.has(name.toLowerCase()) ? name.toLowerCase() : name));
  const missing = ["text" in columns ? null : "text", ...Object.values(columns)].filter(
    (c) => c !== null && !own.includes(c as string) && !names.includes(c as string),
  );
  if (missing.length > 0)
    throw new AnnalistError(
      "E_COLUMN_MISSING",
      `the table has no column "${missing.join('", "')}", only ${names.slice(0, 20).join(", ").slice(0, 300)}`,
      path,
    );
  return own;
}
