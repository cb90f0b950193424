import { countReports } from "../intake/count.js";
import { intake } from "../intake/index.js";
import type { Report } from "../model/index.js";
import { codedHashes, contentHash, endRun, putFailure, type OpenRecord } from "../record/store/index.js";
import { columns } from "./columns.js";
import { EXIT } from "./exit.js";
import { progress } from "./progress.js";
import { openQueueHere } from "./queue.js";
import { stopper } from "./stop.js";

/** Reports that go into the record in one transaction. */
const BATCH = 50;

interface QueueOptions {
  readonly published?: string;
  readonly codebook?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `annalist import --queue`: reports into the record, each with its job; workers code them. Returns the exit status. */
export async function queuePaths(paths: readonly string[], options: QueueOptions, record: OpenRecord): Promise<number> {
  const { db } = record;
  const { queue, run } = await openQueueHere(record, options);
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const bar = progress(quiet, quiet ? null : await countReports(paths));
  const stop = stopper();
  let [queued, known] = [0, 0];
  const setAside: { readonly place: string; readonly code: string; readonly message: string }[] = [];
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
    for await (const item of intake(paths, { published: options.published })) {
      if (stop.asked) break;
      if ("error" in item) {
        const failure = { place: item.error.where ?? "", code: item.error.code, message: item.error.message };
        setAside.push(failure);
        await putFailure(db, run.id, failure);
      } else if (batch.push(item) === BATCH) await put();
      bar.step();
    }
    await put();
  } finally {
    bar.stop();
    stop.done();
    await queue.close();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  const summary = { run: run.id, queued, known, setAside, stopped: stop.asked };
  if (options.json === true) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (options.quiet !== true) {
    const aside = columns(setAside.map(({ place, code, message }) => ["  set aside", place, code, message]));
    const cut = stop.asked ? "Stopped before the end: the same command goes on from here.\n" : "";
    process.stderr.write(`${aside}${queued} reports queued, ${known} coded already, ${setAside.length} set aside\n${cut}`);
  }
  return setAside.length === 0 ? EXIT.fine : queued + known === 0 ? EXIT.usage : EXIT.someSetAside;
}
