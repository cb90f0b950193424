import type { Report } from "../model/index.js";
import { codedHashes, contentHash, type OpenRecord } from "../record/store/index.js";
import { EXIT } from "./exit.js";
import { openQueueHere } from "./queue.js";
import { takeIn, type ImportOptions } from "./take-in.js";

/** Reports that go into the record in one transaction. */
const BATCH = 50;

interface QueueOptions extends ImportOptions {
  readonly codebook?: string;
}

/** `annalist import --queue`: reports into the record, each with its job; workers code them. Returns the exit status. */
export async function queuePaths(paths: readonly string[], options: QueueOptions, record: OpenRecord): Promise<number> {
  const { queue, run } = await openQueueHere(record, options);
  let [queued, known] = [0, 0];
  let batch: Report[] = [];
  const put = async (): Promise<void> => {
    const coded = await codedHashes(record.db, run.versions, batch);
    const fresh = batch.filter((report) => !coded.has(contentHash(report)));
    if (fresh.length > 0) await queue.put(fresh);
    queued += fresh.length;
    known += batch.length - fresh.length;
    batch = [];
  };
  const each = async (report: Report): Promise<void> => {
    if (batch.push(report) === BATCH) await put();
  };
  const { aside, stopped } = await takeIn(paths, options, record, run, async (report) => report, each, put).finally(() => queue.close());
  const summary = { run: run.id, queued, known, setAside: aside.listed, stopped };
  if (options.json === true) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (options.quiet !== true) {
    const cut = stopped ? "Stopped before the end: the same command goes on from here.\n" : "";
    process.stderr.write(`${aside.list()}${queued} reports queued, ${known} coded already, ${aside.count()}\n${cut}`);
  }
  return aside.size === 0 ? EXIT.fine : queued + known === 0 ? EXIT.usage : EXIT.someSetAside;
}
