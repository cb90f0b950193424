import { AnnalistError } from "../../kit/errors.js";

/** What of a report a column may hold. */
export const COLUMN_FIELDS = ["id", "text", "published", "publisher", "title", "byline", "url"] as const;
type Field = (typeof COLUMN_FIELDS)[number];
/** For fields of a report: the column of a table, or the key of a JSON object ("article.body": of an object in it), that holds it. */
export type ColumnMap = Readonly<Partial<Record<Field, string>>>;

/** "text=body,published=date" as a map. Throws E_USAGE. */
export function columnMap(words: string): ColumnMap {
  const map: Partial<Record<Field, string>> = {};
  for (const pair of words.split(",")) {
    const [, field, column] = /^\s*(\w+)\s*=\s*(\S.*?)\s*$/u.exec(pair) ?? [];
    if (column === undefined || !COLUMN_FIELDS.includes(field as Field))
      throw new AnnalistError("E_USAGE", `"${pair.trim()}" is no column; give FIELD=COLUMN, with a FIELD of ${COLUMN_FIELDS.join(", ")}`);
    map[field as Field] = column;
  }
  return map;
}

/** An object with a report's own keys, from one with the map's. What is not mapped keeps its key. */
export function mapped(from: unknown, map: ColumnMap): unknown {
  if (typeof from !== "object" || from === null) return from;
  const values = Object.entries(map).map(([field, column]) => [field, valueAt(from as Record<string, unknown>, column)]);
  return { ...from, ...Object.fromEntries(values) };
}

function valueAt(object: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  let at: unknown = object;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
