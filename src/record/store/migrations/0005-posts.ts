import { sql, type Migration } from "kysely";

/**
 * Mentions by name and day, with what tells of a pair at a glance that it cannot be one happening: what was looked at for each new event grew
 * with the record. `refill` puts them in. Keys of types, names and spans stood in `mention_blocks`.
 */
const STATEMENTS = [
  `drop table mention_blocks`,
  `create table mention_posts (key int not null, at int not null, type int not null, place int not null, node bigint not null,
    actors bigint not null, recipients bigint not null)`,
  `create index mention_posts_at on mention_posts (key, at)`,
];

export const posts: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
