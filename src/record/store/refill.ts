import { sql, type Kysely } from "kysely";
import { mentionLayer } from "./mentions.js";
import { takeTurn } from "./regroup.js";
import type { Tables } from "./tables.js";

/** Mentions that are put in at a time. */
const PAGE = 500;

/** Puts in where mentions are found, from what stands in the record, where a migration emptied that. */
export async function refill(db: Kysely<Tables>): Promise<void> {
  if (!(await isEmptied(db))) return;
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    if (!(await isEmptied(tx))) return;
    for (let last: number | undefined = 0; last !== undefined;) {
      const rows: { id: number }[] = await tx
        .selectFrom("mentions")
        .select("id")
        .where("id", ">", last)
        .orderBy("id")
        .limit(PAGE)
        .execute();
      const ids = rows.map(({ id }) => id);
      await mentionLayer.finder.put(tx, await mentionLayer.load(tx, ids));
      last = ids.at(-1);
    }
  });
}

async function isEmptied(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{
    emptied: boolean;
  }>`select exists (select from mentions) and not exists (select from mention_posts) as emptied`.execute(db);
  return rows[0]?.emptied ?? false;
}
