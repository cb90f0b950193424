import { sql, type Migration } from "kysely";

/** What a process that puts all in need not ask the database. */
const STATEMENTS = [
  // Each band key of a text is at a place of its own in the index: once that is larger than the memory for pages, many are put in together (`putOff`).
  `alter index wordings_bands set (fastupdate = on)`,
  // Tells whoever remembers the links of mentions that some were taken away.
  `create sequence links_taken`,
];

export const remembered: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
