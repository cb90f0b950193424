import { Extent } from "../intake/extent.js";
import { items } from "../intake/index.js";
import { AnnalistError } from "../kit/errors.js";
import { endRun, keepUncoded, type OpenRecord } from "../record/store/index.js";
import { Aside } from "./aside.js";
import type { InputOptions } from "./input-options.js";
import type { Keeper } from "./keep.js";
import { progress } from "./progress.js";
import { openRejects } from "./rejects.js";
import { stopper } from "./stop.js";

export interface ImportOptions extends InputOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export interface Imported {
  readonly run: number;
  /** Reports that were coded and put in. */
  readonly added: number;
  /** Reports that were in the record already. */
  readonly known: number;
  readonly events: number;
  readonly aside: Aside;
  /** Ended before its time by the user. */
  readonly stopped: boolean;
}

/**
 * Takes files into the record, one report after the other, each durably before the next. What the record has under the same versions is
 * passed over, so that the same call goes on where an earlier one was broken off. A report in a language that cannot be read is kept without
 * events, and counted as set aside.
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  { db }: OpenRecord,
  { keep, run }: Pick<Keeper, "keep"> & { readonly run: { readonly id: number } },
): Promise<Imported> {
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const extent = quiet ? null : await Extent.of(paths);
  const bar = progress(quiet);
  const stop = stopper();
  const rejects = openRejects(options.rejects);
  const aside = new Aside(db, run, rejects, options.json ?? false);
  let [added, known, events] = [0, 0, 0];
  try {
    for await (const item of items(paths, { published: options.published, columns: options.columns })) {
      if (stop.asked) break;
      if ("fault" in item) {
        if (item.fault.report !== undefined) await keepUncoded(db, item.fault.report);
        await aside.put(item.where, item.fault.error);
      } else {
        const kept = await orError(keep(item.report));
        if (kept instanceof AnnalistError) await aside.put(item.where, kept);
        else if (kept === "known") known++;
        else [added, events] = [added + 1, events + kept.events];
      }
      bar.step(extent?.shareAt(item.where));
    }
    await rejects.close();
  } finally {
    bar.stop();
    stop.done();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  return { run: run.id, added, known, events, aside, stopped: stop.asked };
}

/** What comes, or what is wrong with the report: one poisonous report does not end the run. */
export async function orError<T>(doing: Promise<T>): Promise<T | AnnalistError> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof AnnalistError) return error;
    throw error;
  }
}
