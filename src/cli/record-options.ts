import type { Command } from "commander";
import { AnnalistError } from "../kit/errors.js";
import { setting } from "../kit/settings.js";
import { openRecord, told, type Filter, type OpenRecord } from "../record/store/index.js";
import { count, isoDate, share } from "./arguments.js";

/** Where the record is, and whether much is to be put in. */
interface Opening {
  readonly data?: string;
  readonly filling?: boolean;
}

/** Opens the record: on the server of DATABASE_URL where `--data` is not given and there is one, else in the data folder. */
export function openTheRecord({ data, filling = false }: Opening): Promise<OpenRecord> {
  const url = setting("database");
  return openRecord(data === undefined && url !== null ? { url } : { folder: data ?? setting("dataFolder"), filling });
}

/** Runs on an open record and closes it, whatever comes. */
export async function withRecord<T>(options: Opening, use: (record: OpenRecord) => Promise<T>): Promise<T> {
  const record = await openTheRecord(options);
  try {
    return await use(record);
  } catch (cause) {
    throw told(cause);
  } finally {
    const note = setTimeout(() => process.stderr.write("Waiting for other commands that use the record through this one.\n"), 2000);
    await record.close().catch(() => {});
    clearTimeout(note);
  }
}

/** Many machines cannot share a data folder. Throws E_WORK_NEEDS_SERVER. */
export function needsServer(options: { readonly data?: string } = {}): void {
  if (options.data !== undefined || setting("database") === null)
    throw new AnnalistError("E_WORK_NEEDS_SERVER", "the queue stands on the record's server, and this record is in a data folder");
}

export const withData = (command: Command): Command =>
  command.option("--data <folder>", "folder of the record (also ANNALIST_DATA; DATABASE_URL names a server instead)");

/** The options of a filter, the same for every command that has them. */
export const withFilter = (command: Command): Command =>
  command
    .option("--actor <party>", "who did it: a country (RUS), a country with a sector (RUSGOV), or a name")
    .option("--recipient <party>", "at whom it was directed, likewise")
    .option("--type <type>", "a type, or a type and mode (CONSULT/visit)")
    .option("--country <country>", "where it happened (IRN)")
    .option("--since <date>", "from this day on (YYYY-MM-DD)", isoDate)
    .option("--until <date>", "up to this day (YYYY-MM-DD)", isoDate)
    .option("--min-publishers <n>", "in an entry that so many independent publishers tell of", count)
    .option("--min-confidence <p>", "at least this sure, 0 to 1", share);

export type FilterOptions = Filter & { readonly data?: string };
