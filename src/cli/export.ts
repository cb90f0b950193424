import { Command, Option } from "commander";
import type { ExportRow } from "../model/index.js";
import { FORMATS, type FormatName } from "../publish/formats/index.js";
import { writeRows } from "../publish/format.js";
import { exportPages, type Filter, type OpenRecord } from "../record/store/index.js";
import { openOutput } from "./output.js";
import { withData, withFilter, withRecord, type FilterOptions } from "./record-options.js";

type ExportOptions = FilterOptions & { readonly format: FormatName; readonly out?: string };

/** `annalist export`: the record out, one row an event. */
export function exportCommand(): Command {
  const command = new Command("export").description("print the record's events, one row each, in a format for other programs");
  return withData(withFilter(command))
    .addOption(new Option("--format <format>", "how to print").choices(Object.keys(FORMATS)).default("csv"))
    .option("--out <file>", "write there instead of to the terminal")
    .action(async (options: ExportOptions) =>
      withRecord(options, async (record) => {
        const output = openOutput(options.out);
        await writeRows(FORMATS[options.format], rowsOf(record, options), output);
        await output.close();
      }),
    );
}

async function* rowsOf({ db }: OpenRecord, filter: Filter): AsyncGenerator<ExportRow> {
  for await (const page of exportPages(db, filter)) yield* page;
}
