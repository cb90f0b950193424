import type { Kysely } from "kysely";
import type { Run, Versions } from "../../model/index.js";
import type { Tables } from "./tables.js";

export interface RunKey extends Versions {
  readonly minConfidence: number | null;
}

/** Opens a run under these versions. `started`: ISO 8601. */
export async function startRun(db: Kysely<Tables>, of: RunKey, started: string): Promise<Run & { readonly versions: number }> {
  const key = JSON.stringify([of.annalist, of.codebook, of.model, of.minConfidence]);
  await db
    .insertInto("versions")
    .values({ key, annalist: of.annalist, codebook: of.codebook, model: of.model, min_confidence: of.minConfidence })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const { id: versions } = await db.selectFrom("versions").select("id").where("key", "=", key).executeTakeFirstOrThrow();
  const { id } = await db.insertInto("runs").values({ versions, started, ended: null }).returning("id").executeTakeFirstOrThrow();
  return { ...of, id, versions, started, ended: null };
}

export async function endRun(db: Kysely<Tables>, id: number, ended: string): Promise<void> {
  await db.updateTable("runs").set({ ended }).where("id", "=", id).execute();
}

/** Every run, the first one first. */
export async function listRuns(db: Kysely<Tables>): Promise<(Run & { readonly reports: number })[]> {
  const rows = await db
    .selectFrom("runs")
    .innerJoin("versions", "versions.id", "runs.versions")
    .select(["runs.id", "annalist", "codebook", "model", "min_confidence", "started", "ended"])
    .select((of) => of.selectFrom("codings").whereRef("codings.run", "=", "runs.id").select(of.fn.countAll<number>().as("n")).as("reports"))
    .orderBy("runs.id")
    .execute();
  return rows.map(({ min_confidence, started, ended, reports, ...run }) => ({
    ...run,
    minConfidence: min_confidence,
    started: started.toISOString(),
    ended: ended?.toISOString() ?? null,
    reports: reports ?? 0,
  }));
}
