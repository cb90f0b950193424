import { pipeline, Readable } from "node:stream";
import { parse, type CsvError, type Info } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
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
  const delimiter = tabs ? "\t" : separatorOf(head);
  let names: string[] = [];
  let open: Row | null = null;
  const skipped: Find[] = [];
  let told = -1;
  const next = (): Find => {
    const find = skipped.shift() as Find;
    told = find.place.at;
    return find;
  };
  const parser = parse({
    bom: true,
    delimiter,
    columns: (given: string[]) => (names = checked(given, columns, path)),
    info: true,
    raw: true,
    relax_quotes: true,
    max_record_size: LIMITS.line,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      const at = Number(error?.["lines"] ?? 0);
      if (error?.code === "CSV_QUOTE_NOT_CLOSED") {
        open = { raw: raw ?? "", last: at };
        return undefined;
      }
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
    const read = async (record: Record<string, string>, line: number): Promise<Find | null> => {
      const where = `${path}:${line}`;
      const row = mapped(record, columns) as Record<string, unknown>;
      const found = await caught(async () => {
        if (Object.values(record).some((cell) => cell.includes("\ufffd")))
          throw new AnnalistError("E_TABLE_INVALID", "its charset changes", where);
        return reportFromRecord({ ...row, id: (row["id"] ?? "") === "" ? `${id}:${line}` : row["id"] }, where);
      }, where);
      return found && { place: { at: line, nth: 0 }, ...found };
    };
    const apart = async function* (row: Row): AsyncGenerator<Find> {
      for (const { line, record, why } of rowsApart(row, names, delimiter)) {
        const find =
          record === null
            ? { place: { at: line, nth: 0 }, error: new AnnalistError("E_TABLE_INVALID", why, `${path}:${line}`) }
            : await read(record, line);
        if (find !== null) yield find;
      }
    };
    for await (const { record, info, raw } of parser as AsyncIterable<{ record: Record<string, string>; info: Info; raw: string }>) {
      while ((skipped[0]?.place.at ?? Infinity) < info.lines) yield next();
      const row = { raw, last: info.lines };
      if (hasOpenQuote(row, record, delimiter)) yield* apart(row);
      else {
        const find = await read(record, info.lines);
        if (find !== null) yield find;
      }
    }
    yield* skipped;
    if (open !== null) yield* apart(open);
  } catch (cause) {
    yield* skipped;
    throw cause instanceof AnnalistError ? cause : codedError(new AnnalistError("E_TABLE_INVALID", (cause as Error).message), path);
  } finally {
    parser.destroy();
  }
}

/** A row as it is written, and the line on which it ends. */
interface Row {
  readonly raw: string;
  readonly last: number;
}

/** Whether a row's lines hang together only by a quote that is never closed. */
function hasOpenQuote({ raw }: Row, record: Record<string, string>, delimiter: string): boolean {
  if (!raw.trimEnd().includes("\n") || !Object.values(record).some((cell) => cell.startsWith('"') && cell.includes("\n"))) return false;
  try {
    parseNow(raw, { delimiter, relax_column_count: true });
    return false;
  } catch {
    return true;
  }
}

/** The lines that an open quote has drawn into one row, each as a row of its own; `record` is null where it is none. */
function* rowsApart(
  { raw, last }: Row,
  names: readonly string[],
  delimiter: string,
): Generator<{ line: number; record: Record<string, string> | null; why: string }> {
  const lines = raw.replace(/\r?\n$/u, "").split(/\r?\n/u);
  for (const [i, words] of lines.entries()) {
    if (words.trim() === "") continue;
    const line = last - lines.length + 1 + i;
    const cells = i === 0 ? null : cellsOf(words, delimiter);
    const record = cells?.length === names.length ? Object.fromEntries(names.map((name, n) => [name, cells[n] ?? ""])) : null;
    yield {
      line,
      record,
      why: i === 0 ? "a quote in it is never closed" : "it stands behind a quote that is never closed, and is no whole row",
    };
  }
}

function cellsOf(line: string, delimiter: string): readonly string[] | null {
  try {
    return (parseNow(line, { delimiter, relax_quotes: true }) as string[][])[0] ?? null;
  } catch {
    return null;
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
