import type { Kysely } from "kysely";
import type { Report } from "../../model/index.js";
import { putUncoded } from "./codings.js";
import type { Tables } from "./tables.js";

/** Keeps a report that cannot be coded yet, once and without events, as the latest version of its page. */
export async function keepUncoded(db: Kysely<Tables>, report: Report): Promise<void> {
  await db.transaction().execute((tx) => putUncoded(tx, [report]));
}
