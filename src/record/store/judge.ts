import type { Kysely } from "kysely";
import type { Judgement } from "../../model/index.js";
import { refreshEntries } from "./entries.js";
import { mentionLayer, mentionsOfReports } from "./mentions.js";
import { regroup, takeTurn } from "./regroup.js";
import { storable, storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

/** Keeps what a person said; a merge or a split takes effect at once, and again whenever one of its reports is coded anew. */
export async function putJudgement(db: Kysely<Tables>, judgement: Omit<Judgement, "id" | "time">): Promise<Judgement> {
  const { verdict, about, other, fields, comment, author } = judgement;
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    const { id, time } = await tx
      .insertInto("judgements")
      .values({
        report: about.report,
        start_at: about.start,
        end_at: about.end,
        verdict,
        other_report: other?.report ?? null,
        other_start: other?.start ?? null,
        other_end: other?.end ?? null,
        fields: fields === null ? null : storableJson(fields),
        comment: comment === null ? null : storable(comment),
        author: storable(author),
      })
      .returning(["id", "time"])
      .executeTakeFirstOrThrow();
    if (verdict === "merge" || verdict === "split") {
      const { touched } = await regroup(tx, mentionLayer, {
        nodes: await mentionsOfReports(tx, [about.report, other?.report ?? about.report]),
        alone: [],
        known: new Map(),
      });
      await refreshEntries(tx, touched);
    }
    return { ...judgement, id, time: time.toISOString() };
  });
}
