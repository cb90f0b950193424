import type { Kysely } from "kysely";
import type { Anchor, Judgement } from "../../model/index.js";
import { refreshEntries } from "./entries.js";
import { listJudgements } from "./judgements.js";
import type { Tables } from "./tables.js";

/** Puts entries together and apart as people judged, in the order in which they judged. */
export async function reapply(tx: Kysely<Tables>, reports: readonly number[]): Promise<void> {
  for (const { verdict, about, other } of await connected(tx, reports)) {
    const one = await eventAt(tx, about);
    if (one === null) continue;
    if (verdict === "split") await splitOff(tx, one);
    const two = other === null ? null : await eventAt(tx, other);
    if (verdict === "merge" && two !== null && two.entry !== one.entry) {
      await tx.updateTable("events").set({ entry: one.entry }).where("entry", "=", two.entry).where("current", "=", true).execute();
      await refreshEntries(tx, [one.entry, two.entry]);
    }
  }
}

/** Merges and splits that touch these reports, or reports that they were merged with: a merge is undone only by the split that came after it. */
async function connected(tx: Kysely<Tables>, reports: readonly number[]): Promise<Judgement[]> {
  for (let known = new Set(reports); ;) {
    const found = (await listJudgements(tx, [...known])).filter(({ verdict }) => verdict === "merge" || verdict === "split");
    const all = new Set([...known, ...found.flatMap(({ about, other }) => [about.report, ...(other === null ? [] : [other.report])])]);
    if (all.size === known.size) return found;
    known = all;
  }
}

interface Found {
  readonly id: number;
  readonly entry: number;
}

/** The current event that shares most of its trigger with the anchor; null where the report has none there any more. */
async function eventAt(tx: Kysely<Tables>, { report, start, end }: Anchor): Promise<Found | null> {
  const rows = await tx
    .selectFrom("events")
    .select(["id", "entry", "start_at", "end_at"])
    .where("report", "=", report)
    .where("current", "=", true)
    .where("start_at", "<", end)
    .where("end_at", ">", start)
    .orderBy("id")
    .execute();
  const shared = (row: (typeof rows)[number]): number => Math.min(end, row.end_at) - Math.max(start, row.start_at);
  return rows.reduce<(typeof rows)[number] | null>((best, row) => (best === null || shared(row) > shared(best) ? row : best), null);
}

/** The event becomes an entry of its own, where it is not. */
async function splitOff(tx: Kysely<Tables>, event: Found): Promise<void> {
  const siblings = await tx
    .selectFrom("events")
    .select("id")
    .where("entry", "=", event.entry)
    .where("current", "=", true)
    .limit(2)
    .execute();
  if (siblings.length < 2) return;
  const { id } = await tx
    .insertInto("entries")
    .values({ current: true, mentions: 0, reports: 0, publishers: [], publisher_count: 0, asserts: 0, denies: 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.updateTable("events").set({ entry: id }).where("id", "=", event.id).execute();
  await refreshEntries(tx, [event.entry, id]);
}
