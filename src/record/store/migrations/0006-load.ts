import { sql, type Migration } from "kysely";

/** What grew with the record, or took most of a put, and need not. */
const STATEMENTS = [
  // Counts tell pairs apart unread. `refill` puts them in.
  `truncate mention_posts`,
  `alter table mention_posts add column counts int not null`,
  // All that is asked of a post stands in the index: those of one name and day lie together there, and far apart in the table.
  `drop index mention_posts_at`,
  `create index mention_posts_at on mention_posts (key, at) include (type, place, counts, node, actors, recipients)`,
  // A mention is compared by its row alone: its report and its wording stood far from it on the disk.
  `alter table mentions add column family bigint`,
  `update mentions m set family = w.family from reports r join wordings w on w.id = r.wording where r.id = m.report`,
  // Of what is grouped, hardly anything is grouped above the lowest bar.
  `create index mentions_level on mentions (id) include (level) where level > 0`,
  `create index acts_level on acts (id) include (level) where level > 0`,
  // Nothing is planned by these, and counting them takes most of an analysis.
  `alter table wordings alter column bands set statistics 0, alter column shingles set statistics 0`,
  // Each was looked up again for each event, a third of what putting it in took. Whatever puts an event in has just put in, or found, what it names.
  `alter table events drop constraint events_coding_fkey, drop constraint events_report_fkey, drop constraint events_entry_fkey`,
  `alter table mentions drop constraint mentions_report_fkey`,
];

export const load: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
