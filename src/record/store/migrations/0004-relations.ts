import { sql, type Migration } from "kysely";

/** Lasting ties that reports state. `one` and `two` are the sides as they are compared, in one order where neither comes first. */
const STATEMENTS = [
  `create table relations (
    id bigint generated always as identity primary key,
    coding bigint not null references codings, report bigint not null references reports,
    kind text not null, one text not null, two text not null, first json not null, second json not null,
    words text not null, start_at int not null, end_at int not null,
    speakers json not null, why text not null, keys text[] not null)`,
  `create index relations_sides on relations (kind, one, two)`,
  `create index relations_keys on relations using gin (keys)`,
  `create index relations_coding on relations (coding)`,
];

export const relations: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
