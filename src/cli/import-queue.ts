import { Extent } from "../intake/extent.js";
import { items } from "../intake/index.js";
import type { Report } from "../model/index.js";
import { codedHashes, contentHash, endRun, keepUncoded, type OpenRecord } from "../record/store/index.js";
import { Aside } from "./aside.js";
import { EXIT } from "./exit.js";
import type { ImportOptions } from "./import-paths.js";
import { progress } from "./progress.js";
import { openQueueHere } from "./queue.js";
import { openRejects } from "./rejects.js";
import { stopper } from "./stop.js";

/** Reports that go into the record in one transaction. */
const BATCH = 50;

interface QueueOptions extends ImportOptions {
  readonly codebook?: string;
}

/** `annalist import --queue`: reports into the record, each with its job; workers code them. Returns the exit status. */
export async function queuePaths(paths: readonly string[], options: QueueOptions, record: OpenRecord): Promise<number> {
  const { db } = record;
  const { queue, run } = await openQueueHere(record, options);
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const extent = quiet ? null : await Extent.of(paths);
  const bar = progress(quiet);
  const stop = stopper();
  let [queued, known] = [0, 0];
  const rejects = openRejects(options.rejects);
  const aside = new Aside(db, run, rejects, options.json ?? false);
  let batch: Report[] = [];
  const put = async (): Promise<void> => {
    const coded = await codedHashes(db, run.versions, batch);
    const fresh = batch.filter((report) => !coded.has(contentHash(report)));
    if (fresh.length > 0) await queue.put(fresh);
    queued += fresh.length;
    known += batch.length - fresh.length;
    batch = [];
  };
  try {
    for await (const item of items(paths, { published: options.published, columns: options.columns })) {
      if (stop.asked) break;
      if ("fault" in item) {
        if (item.fault.report !== undefined) await keepUncoded(db, item.fault.report);
        await aside.put(item.where, item.fault.error);
      } else if (batch.push(item.report) === BATCH) await put();
      bar.step(extent?.shareAt(item.where));
    }
    await put();
    await rejects.close();
  } finally {
    bar.stop();
    stop.done();
    await queue.close();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  const summary = { run: run.id, queued, known, setAside: aside.listed, stopped: stop.asked };
  if (options.json === true) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (options.quiet !== true) {
    const cut = stop.asked ? "Stopped before the end: the same command goes on from here.\n" : "";
    process.stderr.write(`${aside.list()}${queued} reports queued, ${known} coded already, ${aside.count()}\n${cut}`);
  }
  return aside.size === 0 ? EXIT.fine : queued + known === 0 ? EXIT.usage : EXIT.someSetAside;
}
