import type { Kysely } from "kysely";
import type { Anchor, Judgement } from "../../model/index.js";
import { anyNumber } from "./batch.js";
import { listJudgements } from "./judgements.js";
import type { Tables } from "./tables.js";

/** A merge or a split, with the events that it is about now. */
export interface Said {
  readonly verdict: "merge" | "split";
  readonly one: number;
  readonly two: number | null;
}

/** Merges and splits that touch these mentions, or whatever they were merged with, in the order in which they were said. */
export async function applied(tx: Kysely<Tables>, mentions: readonly number[]): Promise<Said[]> {
  const any = await tx.selectFrom("judgements").select("id").where("verdict", "in", ["merge", "split"]).limit(1).execute();
  if (any.length === 0) return [];
  const rows = await tx.selectFrom("mentions").select("report").distinct().where("id", "=", anyNumber(mentions)).execute();
  const said = await connected(
    tx,
    rows.map(({ report }) => report),
  );
  const reports = [...new Set(said.flatMap(({ about, other }) => [about.report, ...(other === null ? [] : [other.report])]))];
  const events = await tx
    .selectFrom("mentions")
    .select(["id", "report", "told"])
    .where("report", "=", anyNumber(reports))
    .orderBy("id")
    .execute();
  const current = events.map(({ id, report, told }) => ({ id, report, start: told.event.start, end: told.event.end }));
  return said.flatMap(({ verdict, about, other }): Said[] => {
    const [one, two] = [eventAt(current, about), other === null ? null : eventAt(current, other)];
    if (one === null || (verdict === "merge" && two === null)) return [];
    return [{ verdict: verdict as Said["verdict"], one, two }];
  });
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

/** The current event that shares most of its trigger with the anchor, the first of several; null where the report has none there any more. */
function eventAt(events: readonly (Anchor & { readonly id: number })[], { report, start, end }: Anchor): number | null {
  let [best, most] = [null as number | null, 0];
  for (const event of events) {
    const shared = event.report === report ? Math.min(end, event.end) - Math.max(start, event.start) : 0;
    if (shared > most) [best, most] = [event.id, shared];
  }
  return best;
}
