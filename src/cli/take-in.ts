import { Extent } from "../intake/extent.js";
import { items } from "../intake/index.js";
import type { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { endRun, keepUncoded, type OpenRecord } from "../record/store/index.js";
import { Aside } from "./aside.js";
import type { InputOptions } from "./input-options.js";
import { progress } from "./progress.js";
import { openRejects } from "./rejects.js";
import { stopper } from "./stop.js";

export interface ImportOptions extends InputOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export interface TakenIn {
  readonly aside: Aside;
  /** Ended before its time by the user. */
  readonly stopped: boolean;
}

/**
 * Takes the reports of files through `each`, which gives back what is wrong with a report, or null; then `last`. What is no report, and what
 * `each` refuses, is set aside; a report in a language that cannot be read is kept without events too. Ends the run, unless it was stopped.
 */
export async function takeIn(
  paths: readonly string[],
  options: ImportOptions,
  { db }: OpenRecord,
  run: { readonly id: number },
  each: (report: Report) => Promise<AnnalistError | null>,
  last: () => Promise<void> = async () => {},
): Promise<TakenIn> {
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const extent = quiet ? null : await Extent.of(paths);
  const bar = progress(quiet);
  const stop = stopper();
  const rejects = openRejects(options.rejects);
  const aside = new Aside(db, run, rejects, options.json ?? false);
  try {
    for await (const item of items(paths, { published: options.published, columns: options.columns })) {
      if (stop.asked) break;
      if ("fault" in item && item.fault.report !== undefined) await keepUncoded(db, item.fault.report);
      const error = "fault" in item ? item.fault.error : await each(item.report);
      if (error !== null) await aside.put(item.where, error);
      bar.step(extent?.shareAt(item.where));
    }
    await last();
    await rejects.close();
  } finally {
    bar.stop();
    stop.done();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  return { aside, stopped: stop.asked };
}
