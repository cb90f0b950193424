import { sql, type Kysely, type Transaction } from "kysely";
import type { Entry, Story } from "../../model/index.js";
import { actLayer, putActs } from "./acts.js";
import { anyNumber, recordset } from "./batch.js";
import { entriesByNumber } from "./entries.js";
import { filtered, type Filter } from "./filter.js";
import { linkNodes, unlinkNodes } from "./layer.js";
import { takeTurn } from "./regroup.js";
import { settle } from "./settle.js";
import type { Tables } from "./tables.js";

/** Entries that are put into stories in one transaction. */
const PAGE = 100;

/** Entries that changed since stories were last put together. */
export async function countUnread(db: Kysely<Tables>): Promise<number> {
  const { n } = await db
    .selectFrom("entries")
    .select((of) => of.fn.countAll<number>().as("n"))
    .where("unread", "=", true)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Puts every entry that changed into its story. What comes out is the same however the entries came, and in whatever steps. */
export async function readStories(db: Kysely<Tables>, onStep: (entries: number) => void = () => {}): Promise<void> {
  for (;;) {
    const read = await db.transaction().execute(readSome);
    if (read === 0) return;
    onStep(read);
  }
}

async function readSome(tx: Transaction<Tables>): Promise<number> {
  await takeTurn(tx);
  const rows = await tx.selectFrom("entries").select("id").where("unread", "=", true).orderBy("id").limit(PAGE).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const near = await unlinkNodes(tx, actLayer, ids);
  await tx.deleteFrom("acts").where("id", "=", anyNumber(ids)).execute();
  await putActs(tx, ids);
  const known = await actLayer.load(tx, ids);
  const { loaded } = await linkNodes(tx, actLayer, known);
  const { groups, vast } = await settle(tx, actLayer, [...known.keys(), ...near], new Map([...loaded, ...known]));
  for (const group of vast) groups.push(await whole(tx, group));
  // A story is known by the first of its entries that came into the record.
  const named = groups.flatMap((group) => {
    const story = group.reduce((a, b) => Math.min(a, b));
    return group.map((id) => ({ id, story }));
  });
  await sql`update acts a set story = x.story from ${recordset(JSON.stringify(named), "id bigint, story bigint")}
    where a.id = x.id and a.story <> x.story`.execute(tx);
  await tx.updateTable("entries").set({ unread: false }).where("id", "=", anyNumber(ids)).execute();
  return ids.length;
}

/** What was seen of a vast story, with all that was in it before. */
async function whole(tx: Transaction<Tables>, seen: readonly number[]): Promise<number[]> {
  const rows = await tx
    .selectFrom("acts")
    .select("id")
    .where("story", "in", (of) => of.selectFrom("acts").select("story").where("id", "=", anyNumber(seen)))
    .execute();
  return [...new Set([...seen, ...rows.map(({ id }) => id)])];
}

/** Stories of two entries or more with an entry that the filter lets through, the latest first. */
export async function listStories(db: Kysely<Tables>, filter: Filter, limit: number): Promise<Story[]> {
  const found = await filtered(db, filter)
    .innerJoin("acts", "acts.id", "events.entry")
    .where((of) =>
      of.exists(
        of.selectFrom("acts as other").whereRef("other.story", "=", "acts.story").whereRef("other.id", "<>", "acts.id").select("other.id"),
      ),
    )
    .groupBy("acts.story")
    .select((of) => ["acts.story", of.fn.max("events.day").as("day")])
    .orderBy("day", (order) => order.desc().nullsLast())
    .orderBy("acts.story", "desc")
    .limit(limit)
    .execute();
  const stories = await Promise.all(found.map(({ story }) => storyOf(db, story)));
  return stories.flatMap((story) => story ?? []);
}

/** The story that an entry belongs to, by the number of any of its entries; null where it is in none. */
export async function storyOf(db: Kysely<Tables>, entry: number): Promise<Story | null> {
  const { rows } = await sql<{
    id: number;
    story: number;
    day: string | null;
    type: string;
    countries: (string | null)[];
    independent: number;
  }>`
    select a.id, a.story, e.type, n.independent,
      (select min(m.day) from events m where m.entry = a.id and m.current) as day,
      array(select p ->> 'country' from json_array_elements(e.actors) as p union select p ->> 'country' from json_array_elements(e.recipients) as p)
        as countries
    from acts a join entries n on n.id = a.id join events e on e.id = n.lead
    where a.story = (select story from acts where id = ${entry}::bigint)`.execute(db);
  rows.sort((a, b) => compare(a.day ?? "9999", b.day ?? "9999") || a.id - b.id);
  const lead = rows.toSorted((a, b) => b.independent - a.independent)[0];
  if (lead === undefined) return null;
  const days = rows.flatMap(({ day }) => day ?? []);
  return {
    id: lead.story,
    lead: lead.id,
    entries: rows.map(({ id }) => id),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    types: counted(rows.map(({ type }) => type)),
    countries: counted(rows.flatMap(({ countries }) => countries.filter((country) => country !== null))),
  };
}

/** The entries of a story in the order in which they happened, from the first on. */
export const timeline = (db: Kysely<Tables>, { entries }: Story, limit: number): Promise<Entry[]> =>
  entriesByNumber(db, entries.slice(0, limit));

/** How often each comes, the most frequent first. */
function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || compare(a, b)));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
