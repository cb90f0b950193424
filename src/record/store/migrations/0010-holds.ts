import { sql, type Migration } from "kysely";

/** A worker has two jobs in hand: one goes into the record while the next is coded. */
export const holds: Migration = {
  async up(db) {
    await sql
      .raw(
        `alter table workers alter holds type bigint[] using array_remove(array[holds], null), alter holds set default '{}', alter holds set not null`,
      )
      .execute(db);
  },
};
