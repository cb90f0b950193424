import { sql, type Migration } from "kysely";

/** Events are found by their year too: a pair's series of a year read all that the pair ever did. */
export const years: Migration = {
  async up(db) {
    await sql`drop index events_keys`.execute(db);
    await sql`update events set keys = keys || ('y:' || to_char(day, 'YYYY')) where day is not null`.execute(db);
    await sql`create index events_keys on events using gin (keys) where current`.execute(db);
  },
};
