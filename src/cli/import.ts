import { Command } from "commander";
import { EXIT } from "./exit.js";
import { importPaths, type Imported } from "./import-paths.js";
import { queuePaths } from "./import-queue.js";
import { withInputOptions } from "./input-options.js";
import { openKeeper } from "./keep.js";
import { needsServer, withData, withRecord } from "./record-options.js";
import type { ImportOptions } from "./take-in.js";

interface ImportCommandOptions extends ImportOptions {
  readonly data?: string;
  readonly codebook?: string;
  readonly queue?: boolean;
}

/** `annalist import`: a corpus into the record. */
export function importCommand(): Command {
  const command = new Command("import")
    .description("code reports and put them into the record; what is in it already under the same versions is passed over")
    .argument("<paths...>", "as for code");
  return withInputOptions(withData(command))
    .option("--codebook <folder>", "as for code")
    .option("--queue", "put the reports into the record uncoded, as jobs for `annalist work`; needs DATABASE_URL")
    .option("--quiet", "no progress and no summary")
    .option("--json", "the summary as one JSON object, for machines")
    .action(async (paths: string[], options: ImportCommandOptions) => {
      if (options.queue === true) {
        needsServer(options);
        process.exitCode = await withRecord(options, (record) => queuePaths(paths, options, record));
        return;
      }
      process.exitCode = await withRecord({ ...options, filling: true }, async (record) => {
        const keeper = await openKeeper(record, options);
        const { aside, ...imported } = await importPaths(paths, options, record, keeper);
        const { run, added, known, events, stopped } = imported;
        if (options.json === true) {
          const summary = { run, versions: keeper.versions, added, known, events, setAside: aside.listed, stopped };
          process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
        } else if (options.quiet !== true) process.stderr.write(summaryText({ ...imported, aside }));
        return aside.size === 0 ? EXIT.fine : added + known === 0 ? EXIT.usage : EXIT.someSetAside;
      });
    });
}

function summaryText({ added, known, events, aside, stopped }: Imported): string {
  const counts = `${added} reports added with ${events} events, ${known} known already, ${aside.count()}\n`;
  return `${aside.list()}${counts}${stopped ? "Stopped before the end: the same command goes on from here.\n" : ""}`;
}
