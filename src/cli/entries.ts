import { Command } from "commander";
import { listEntries } from "../record/store/index.js";
import { count } from "./arguments.js";
import { entryTable } from "./entry-table.js";
import { withData, withFilter, withRecord, type FilterOptions } from "./record-options.js";

type EntriesOptions = FilterOptions & { readonly limit: number; readonly json?: boolean };

/** `annalist entries`: what happened, each happening once. */
export function entriesCommand(): Command {
  const command = new Command("entries").description("list what happened, each happening once, the latest first");
  return withData(withFilter(command))
    .option("--limit <n>", "at most so many", count, 50)
    .option("--json", "JSON lines, one entry each with its surest event, for machines")
    .action(async (options: EntriesOptions) => {
      const entries = await withRecord(options, ({ db }) => listEntries(db, options, options.limit));
      process.stdout.write(options.json === true ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join("") : entryTable(entries));
    });
}
