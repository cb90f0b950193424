import { sql, type Migration } from "kysely";

/** What one happening is put together from, and stories. What was in the record before is put together when it is coded again. */
const STATEMENTS = [
  // Texts of reports, each once, by what makes them alike.
  `create table wordings (
    id bigint generated always as identity primary key,
    digest text not null unique, bands int[] not null, shingles bytea not null,
    family bigint not null)`,
  `create index wordings_bands on wordings using gin (bands) with (fastupdate = off)`,
  `create index wordings_family on wordings (family)`,
  `alter table reports add column wording bigint references wordings, add column address text, add column page text`,
  `create index reports_wording on reports (wording)`,
  `create index reports_address on reports (address) where address is not null`,
  `drop index reports_url`,
  `update reports set page = url`,
  `create index reports_page on reports (page) where page is not null`,
  // Current events as matching sees them. A block finds them, a link says that two score above 0.
  `create table mentions (
    id bigint primary key, report bigint not null references reports,
    level smallint not null default 0, key text not null, told json not null, cites text[] not null)`,
  `create index mentions_report on mentions (report)`,
  `create table mention_blocks (key int not null, node bigint not null, primary key (key, node))`,
  `create index mention_blocks_node on mention_blocks (node)`,
  `create table mention_links (a bigint not null, b bigint not null, score float8 not null, primary key (a, b) include (score))`,
  `alter table entries add column independent int not null default 0, add column asserted text[] not null default '{}',
    add column denied text[] not null default '{}', add column standing text not null default 'single',
    add column support float8 not null default 0, add column unread boolean not null default true`,
  `update entries set independent = publisher_count`,
  `create index entries_unread on entries (id) where unread`,
  // Entries as stories see them.
  `create table acts (id bigint primary key, level smallint not null default 0, key text not null, act json not null, story bigint not null)`,
  `create index acts_story on acts (story)`,
  `create table act_blocks (key int not null, node bigint not null, primary key (key, node))`,
  `create index act_blocks_node on act_blocks (node)`,
  `create table act_links (a bigint not null, b bigint not null, score float8 not null, primary key (a, b) include (score))`,
];

export const matching: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
