import { Migrator, type Kysely } from "kysely";
import { AnnalistError } from "../../kit/errors.js";
import { refill } from "./refill.js";
import { MIGRATIONS } from "./migrations/index.js";
import type { Tables } from "./tables.js";

const migrator = (db: Kysely<Tables>): Migrator => new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });

/** Brings the tables up to date. Throws E_RECORD_VERSION where a later release made them. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await migrator(db).migrateToLatest();
  if (error === undefined) return refill(db);
  if (error instanceof Error && /missing/.test(error.message))
    throw new AnnalistError("E_RECORD_VERSION", "a later release of the program made this record", null, { cause: error });
  throw error;
}

/** Refuses tables of another release: whoever holds the record brings them up to date, not those who use it through him. */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  const rows = await migrator(db).getMigrations();
  if (rows.some(({ executedAt }) => executedAt === undefined))
    throw new AnnalistError("E_RECORD_VERSION", "the process that holds the record is of an earlier release");
}
