import { Extent } from "../intake/extent.js";
import { items } from "../intake/index.js";
import { inOrder } from "../kit/in-order.js";
import type { Report } from "../model/index.js";
import { AT_ONCE } from "../node.js";
import { endRun, keepUncoded, type OpenRecord } from "../record/store/index.js";
import { Aside } from "./aside.js";
import { ofReport } from "./failed.js";
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
 * Makes something of every report of files, of a few at once, and gives it to `each` in their order; then `last`. What is no report, and what
 * cannot be made or taken, is set aside; a report in a language that cannot be read is kept without events too. Ends the run, unless it was
 * stopped.
 */
export async function takeIn<T>(
  paths: readonly string[],
  options: ImportOptions,
  { db }: OpenRecord,
  run: { readonly id: number },
  make: (report: Report) => Promise<T>,
  each: (made: T) => Promise<void>,
  last: () => Promise<void> = async () => {},
): Promise<TakenIn> {
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const extent = quiet ? null : await Extent.of(paths);
  const bar = progress(quiet);
  const stop = stopper();
  const rejects = openRejects(options.rejects);
  const aside = new Aside(db, run, rejects, options.json ?? false);
  try {
    const taken = items(paths, { published: options.published, columns: options.columns });
    const made = inOrder(taken, AT_ONCE, async (item) => ("report" in item ? [await make(item.report)] : []));
    for await (const { item, ...outcome } of made) {
      if (stop.asked) break;
      if ("fault" in item) {
        if (item.fault.report !== undefined) await keepUncoded(db, item.fault.report);
        await aside.put(item.where, item.fault.error);
      } else {
        try {
          if ("error" in outcome) throw outcome.error;
          for (const one of outcome.value) await each(one);
        } catch (error) {
          await aside.put(item.where, ofReport(error));
        }
      }
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
