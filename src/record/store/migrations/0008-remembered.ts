import { sql, type Migration } from "kysely";

/** What a process that puts all in need not ask the database. */
const STATEMENTS = [
  // Texts by their band keys, as far as somebody had to search them: up to the wording that `bands_told` names (`bands.ts`).
  `drop index wordings_bands`,
  `create table wording_bands (key int not null, wording bigint not null)`,
  `create index wording_bands_key on wording_bands (key) include (wording)`,
  `create table bands_told (upto bigint not null)`,
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
