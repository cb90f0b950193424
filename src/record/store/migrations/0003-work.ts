import { sql, type Migration } from "kysely";

/** Who works on the queue. `holds`: the report of the job at hand, so that the job of a worker that died is known. */
const WORKERS = `create table workers (
  id uuid primary key,
  run int not null,
  host text not null, pid int not null,
  started timestamptz not null default now(), seen timestamptz not null default now(),
  holds bigint,
  done int not null default 0, failed int not null default 0)`;

export const work: Migration = {
  async up(db) {
    await sql.raw(WORKERS).execute(db);
  },
};
