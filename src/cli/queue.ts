import { setting } from "../kit/settings.js";
import type { Run } from "../model/index.js";
import { openAnnalist } from "../node.js";
import { startRun, type OpenRecord } from "../record/store/index.js";
import { openQueue, type Queue } from "../record/work/index.js";
import { openOptions } from "./open-options.js";

/** The queue of the versions that this program, codebook and reader make. */
export async function openQueueHere(
  { db }: OpenRecord,
  options: { readonly codebook?: string },
): Promise<{ readonly queue: Queue; readonly run: Run & { readonly versions: number } }> {
  const { versions } = await openAnnalist(openOptions(options));
  const run = await startRun(db, { ...versions, minConfidence: setting("minConfidence") }, new Date().toISOString());
  return { queue: await openQueue(db, run.versions), run };
}
