import { unreadable } from "../intake/finish.js";
import { endRun, uncodedReports, type OpenRecord } from "../record/store/index.js";
import { EXIT } from "./exit.js";
import { progress } from "./progress.js";
import { openQueueHere } from "./queue.js";
import { stopper } from "./stop.js";

/** Jobs that are made in one transaction. */
const BATCH = 500;

/** `annalist recode --queue`: a job for every report that is not coded under the present versions. Returns the exit status. */
export async function queueUncoded(options: { readonly codebook?: string; readonly quiet?: boolean }, record: OpenRecord): Promise<number> {
  const { queue, run } = await openQueueHere(record, options);
  const bar = progress(options.quiet ?? false);
  const stop = stopper();
  let queued = 0;
  let batch: number[] = [];
  const put = async (): Promise<void> => {
    await queue.putKnown(batch);
    queued += batch.length;
    batch = [];
  };
  try {
    for await (const { id, report } of uncodedReports(record.db, run.versions)) {
      if (stop.asked) break;
      if (unreadable(report, report.id) !== null) continue;
      if (batch.push(id) === BATCH) await put();
      bar.step();
    }
    await put();
  } finally {
    bar.stop();
    stop.done();
    await queue.close();
  }
  if (!stop.asked) await endRun(record.db, run.id, new Date().toISOString());
  if (options.quiet !== true) process.stderr.write(`${queued} reports queued\n`);
  return EXIT.fine;
}
