import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "./tables.js";

/** Many rows as one parameter, as a table `x` with these columns: statements stay short however many rows there are. */
export const recordset = (json: string, columns: string): RawBuilder<unknown> =>
  sql`json_to_recordset(${json}::json) as x(${sql.raw(columns)})`;

/** A row that is JSON already, with these columns before its own. */
export const rowWith = (columns: Readonly<Record<string, unknown>>, row: string): string =>
  `${JSON.stringify(columns).slice(0, -1)},${row.slice(1)}`;

/** The names of such columns. */
export const namesOf = (columns: string): string =>
  columns.replaceAll(/ (?:bigint|int\[\]|int|smallint|text\[\]|text|boolean|float8|json|date)(?=,|$)/g, "");

/**
 * Rows of numbers and truth values, as a list for each column: many times as quick to read as JSON. A list is given as its text, which is read
 * once as it is of the column's own type, and twice where it is cast from a text: once more when the statement is planned.
 */
export const columns = (rows: readonly (readonly unknown[])[], types: readonly string[]): RawBuilder<unknown> =>
  sql`unnest(${sql.join(types.map((type, i) => sql`${list(rows, i)}::${sql.raw(type)}[]`))})`;

const list = (rows: readonly (readonly unknown[])[], column: number): string => `{${rows.map((row) => String(row[column])).join()}}`;

/** One of these: a list as one parameter. */
export const anyOf = (values: readonly string[]): RawBuilder<string> => sql<string>`any(${values}::text[])`;
export const anyNumber = (values: readonly number[]): RawBuilder<number> => sql<number>`any(${numbers(values)})`;
/** Numbers as a list, given as its text too. */
export const numbers = (values: readonly number[]): RawBuilder<unknown> => sql`${`{${values.join()}}`}::bigint[]`;

/** Numbers that come next in a table. Whoever takes some has the turn, so they follow each other. */
export async function newNumbers(tx: Kysely<Tables>, table: "events" | "entries" | "wordings", count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ last: number }>`select setval(s, nextval(s) + ${count}::bigint - 1) as last
    from (select pg_get_serial_sequence(${table}, 'id')::regclass as s) as sequence`.execute(tx);
  const last = Number(rows[0]?.last);
  return Array.from({ length: count }, (_, i) => last - count + 1 + i);
}
