import { sql, type Migration } from "kysely";

/** As those of events and mentions in 0006: whatever puts a coding or a report in has just put in, or found, what it names. */
const STATEMENTS = [
  `alter table codings drop constraint codings_report_fkey, drop constraint codings_versions_fkey, drop constraint codings_run_fkey`,
  `alter table reports drop constraint reports_wording_fkey`,
];

export const imports: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
