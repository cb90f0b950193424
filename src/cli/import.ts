import { Command } from "commander";
import { countReports } from "../intake/count.js";
import { intake } from "../intake/index.js";
import { AnnalistError } from "../kit/errors.js";
import type { Versions } from "../model/index.js";
import { endRun, putFailure, type OpenRecord } from "../record/store/index.js";
import { isoDate } from "./arguments.js";
import { columns } from "./columns.js";
import { EXIT } from "./exit.js";
import { queuePaths } from "./import-queue.js";
import { openKeeper } from "./keep.js";
import { progress } from "./progress.js";
import { needsServer, withData, withRecord } from "./record-options.js";
import { stopper } from "./stop.js";

interface ImportOptions {
  readonly data?: string;
  readonly published?: string;
  readonly codebook?: string;
  readonly queue?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `annalist import`: a corpus into the record. */
export function importCommand(): Command {
  const command = new Command("import")
    .description("code reports and put them into the record; what is in it already under the same versions is passed over")
    .argument("<paths...>", "as for code");
  return withData(command)
    .option("--published <date>", "publication date of reports that give none (YYYY-MM-DD)", isoDate)
    .option("--codebook <folder>", "as for code")
    .option("--queue", "put the reports into the record uncoded, as jobs for `annalist work`; needs DATABASE_URL")
    .option("--quiet", "no progress and no summary")
    .option("--json", "the summary as one JSON object, for machines")
    .action(async (paths: string[], options: ImportOptions) => {
      if (options.queue === true) {
        needsServer(options);
        process.exitCode = await withRecord(options, (record) => queuePaths(paths, options, record));
        return;
      }
      const summary = await withRecord(options, (record) => importPaths(paths, options, record));
      if (options.json === true) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
      else if (options.quiet !== true) process.stderr.write(summaryText(summary));
      const { added, known, setAside } = summary;
      process.exitCode = setAside.length === 0 ? EXIT.fine : added + known === 0 ? EXIT.usage : EXIT.someSetAside;
    });
}

interface Summary {
  readonly run: number;
  readonly versions: Versions;
  /** Reports that were coded and put in. */
  readonly added: number;
  /** Reports that were in the record already. */
  readonly known: number;
  readonly events: number;
  readonly setAside: readonly { readonly place: string; readonly code: string; readonly message: string }[];
  /** Ended before its time by the user. */
  readonly stopped: boolean;
}

async function importPaths(paths: readonly string[], options: ImportOptions, record: OpenRecord): Promise<Summary> {
  const { db } = record;
  const { keep, run, versions } = await openKeeper(record, options);
  const quiet = (options.quiet ?? false) || (options.json ?? false);
  const bar = progress(quiet, quiet ? null : await countReports(paths));
  const stop = stopper();
  let [added, known, events] = [0, 0, 0];
  const setAside: Summary["setAside"][number][] = [];
  const aside = async (error: AnnalistError): Promise<void> => {
    const failure = { place: error.where ?? "", code: error.code, message: error.message };
    setAside.push(failure);
    await putFailure(db, run.id, failure);
  };
  try {
    for await (const item of intake(paths, options.published === undefined ? {} : { published: options.published })) {
      if (stop.asked) break;
      const kept = "error" in item ? item.error : await orError(keep(item));
      if (kept instanceof AnnalistError) await aside(kept);
      else if (kept === "known") known++;
      else [added, events] = [added + 1, events + kept.events];
      bar.step();
    }
  } finally {
    bar.stop();
    stop.done();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  return { run: run.id, versions, added, known, events, setAside, stopped: stop.asked };
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

function summaryText({ added, known, events, setAside, stopped }: Summary): string {
  const aside = columns(setAside.map(({ place, code, message }) => ["  set aside", place, code, message]));
  const counts = `${added} reports added with ${events} events, ${known} known already, ${setAside.length} set aside\n`;
  return `${aside}${counts}${stopped ? "Stopped before the end: the same command goes on from here.\n" : ""}`;
}
