import type { Kysely } from "kysely";
import type { Judgement } from "../../model/index.js";
import { anyNumber } from "./batch.js";
import type { Tables } from "./tables.js";

/** Judgements, the first one first; of these reports alone where they are named. */
export async function listJudgements(db: Kysely<Tables>, reports?: readonly number[]): Promise<Judgement[]> {
  const query = db.selectFrom("judgements").selectAll().orderBy("id");
  const rows = await (
    reports === undefined
      ? query
      : query.where((of) => of.or([of("report", "=", anyNumber(reports)), of("other_report", "=", anyNumber(reports))]))
  ).execute();
  return rows.map(({ id, verdict, report, start_at, end_at, other_report, other_start, other_end, fields, comment, author, time }) => ({
    id,
    verdict,
    about: { report, start: start_at, end: end_at },
    other: other_report === null ? null : { report: other_report, start: other_start ?? 0, end: other_end ?? 0 },
    fields,
    comment,
    author,
    time: time.toISOString(),
  }));
}
