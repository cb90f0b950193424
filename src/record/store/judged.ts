import type { Kysely } from "kysely";
import type { JudgedReport, Judgement, StoredEvent } from "../../model/index.js";
import { eventsByNumber, eventsOfReport } from "./events.js";
import { listJudgements } from "./judgements.js";
import { getReport } from "./reports.js";
import type { Tables } from "./tables.js";

const VERDICTS = ["right", "wrong", "corrected"] as const;

/** Every report with an event that was called right, wrong or corrected, by its number. */
export async function* judgedReports(db: Kysely<Tables>): AsyncGenerator<JudgedReport> {
  const reports = await db
    .selectFrom("judgements")
    .select("report")
    .distinct()
    .where("verdict", "in", VERDICTS)
    .orderBy("report")
    .execute();
  for (const { report: id } of reports) {
    const stored = await getReport(db, id);
    if (stored === null) continue;
    const said = (await listJudgements(db, [id])).filter(
      ({ about, verdict }) => about.report === id && (VERDICTS as readonly string[]).includes(verdict),
    );
    const verdicts = await withEvents(db, id, said);
    yield { report: stored.report, current: await eventsOfReport(db, id), verdicts };
  }
}

/** Each judgement with the event that it was said of: the last one of those words that had been coded by then. */
async function withEvents(db: Kysely<Tables>, report: number, said: readonly Judgement[]): Promise<JudgedReport["verdicts"]> {
  const coded = await db
    .selectFrom("events")
    .innerJoin("codings", "codings.id", "events.coding")
    .innerJoin("runs", "runs.id", "codings.run")
    .select(["events.id", "start_at", "end_at", "runs.started"])
    .where("events.report", "=", report)
    .orderBy("events.id")
    .execute();
  const chosen = said.flatMap((judgement) => {
    const { start, end } = judgement.about;
    const same = coded.filter((event) => event.start_at === start && event.end_at === end);
    const event = same.findLast(({ started }) => started.toISOString() <= judgement.time) ?? same.at(-1);
    return event === undefined ? [] : [{ judgement, event: event.id }];
  });
  const events = await eventsByNumber(db, [...new Set(chosen.map(({ event }) => event))]);
  const byNumber = new Map<number, StoredEvent>(events.map((event) => [event.id, event]));
  return chosen.flatMap(({ judgement, event }) => {
    const found = byNumber.get(event);
    return found === undefined ? [] : [{ judgement, event: found }];
  });
}
