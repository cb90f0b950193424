import { Command } from "commander";
import { setting } from "../kit/settings.js";
import type { Versions } from "../model/index.js";
import { openAnnalist } from "../node.js";
import { endRun, startRun, type OpenRecord } from "../record/store/index.js";
import { work, type Worked } from "../record/work/index.js";
import { EXIT } from "./exit.js";
import { openOptions } from "./open-options.js";
import { progress } from "./progress.js";
import { needsServer, withRecord } from "./record-options.js";
import { stopper } from "./stop.js";

interface WorkCommandOptions {
  readonly drain?: boolean;
  readonly codebook?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `annalist work`: one more worker on a shared record. */
export function workCommand(): Command {
  return new Command("work")
    .description(
      "code what `import --queue` and `recode --queue` put into the queue of the record on DATABASE_URL, as one of any number of workers",
    )
    .option("--drain", "end when nothing is left to do; without it, wait for more")
    .option("--codebook <folder>", "as for code; it takes the jobs that were queued under the same versions")
    .option("--quiet", "no progress and no summary; errors still show")
    .option("--json", "the summary as one JSON object, for machines")
    .action(async (options: WorkCommandOptions) => {
      needsServer();
      const summary = await withRecord({}, (record) => workOn(options, record));
      if (options.json === true) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
      else if (options.quiet !== true)
        process.stderr.write(`${summary.done} reports done, ${summary.failed} tries failed, ${summary.setAside} reports set aside\n`);
      process.exitCode = summary.setAside > 0 ? EXIT.someSetAside : EXIT.fine;
    });
}

async function workOn(
  options: WorkCommandOptions,
  { db }: OpenRecord,
): Promise<Worked & { readonly run: number; readonly versions: Versions }> {
  const annalist = await openAnnalist(openOptions(options));
  const run = await startRun(db, { ...annalist.versions, minConfidence: setting("minConfidence") }, new Date().toISOString());
  const bar = progress((options.quiet ?? false) || (options.json ?? false));
  const stop = stopper();
  try {
    const worked = await work(db, {
      run,
      code: (report) => annalist.run(report),
      rarity: annalist.rarity,
      signal: stop.signal,
      drain: options.drain ?? false,
      onJob({ report, fate, error }) {
        if (error !== null) process.stderr.write(`report ${report} ${fate}: ${error.line}\n`);
        bar.step();
      },
    });
    await endRun(db, run.id, new Date().toISOString());
    return { run: run.id, versions: annalist.versions, ...worked };
  } finally {
    bar.stop();
    stop.done();
  }
}
