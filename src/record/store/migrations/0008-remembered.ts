import { sql, type Migration } from "kysely";

/** What a process that puts all in need not ask the database. */
const STATEMENTS = [
  // Each band key of a text is at a place of its own in the index: once that is larger than the memory for pages, many are put in together (`putOff`).
  `alter index wordings_bands set (fastupdate = on)`,
  // Tells whoever remembers the links of mentions that some were taken away.
  `create sequence links_taken`,
  // Words and what they tell as two lists.
  `update mentions set told = (told::jsonb || (select jsonb_build_object(
    'words', coalesce(string_agg(key, ' ' order by key collate "C"), ''), 'tells', coalesce(string_agg(value, ' ' order by key collate "C"), ''))
    from json_each_text(told -> 'words')))::json
    where json_typeof(told -> 'words') = 'object'`,
];

export const remembered: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
