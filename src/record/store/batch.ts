import { sql, type RawBuilder } from "kysely";

/** Many rows as one parameter, as a table `x` with these columns: statements stay short however many rows there are. */
export const recordset = (json: string, columns: string): RawBuilder<unknown> =>
  sql`json_to_recordset(${json}::json) as x(${sql.raw(columns)})`;

/** One of these: a list as one parameter. */
export const anyOf = (values: readonly string[]): RawBuilder<string> => sql<string>`any(${values}::text[])`;
export const anyNumber = (values: readonly number[]): RawBuilder<number> => sql<number>`any(${values}::bigint[])`;
