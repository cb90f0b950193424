import { Command, Option } from "commander";
import pc from "picocolors";
import type { Versions } from "../model/index.js";
import { openAnnalist } from "../node.js";
import type { Coded } from "../pipeline.js";
import { csvHeader, csvLines } from "../publish/csv.js";
import { jsonLine } from "../publish/jsonl.js";
import { petrarchLines } from "../publish/petrarch.js";
import { table } from "../publish/table.js";
import { share } from "./arguments.js";
import { withInputOptions, type InputOptions } from "./input-options.js";
import { runLine } from "./line.js";
import { openOptions } from "./open-options.js";
import { openOutput } from "./output.js";

const FORMATS = ["table", "json", "jsonl", "csv", "petrarch"] as const;
type Format = (typeof FORMATS)[number];

interface CodeOptions extends InputOptions {
  readonly format: Format;
  readonly out?: string;
  readonly minConfidence?: number;
  readonly codebook?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** `annalist code`: the main job. */
export function codeCommand(): Command {
  return withInputOptions(new Command("code"))
    .description("read reports and print their events: who did what to whom, where, when, and who says so")
    .argument(
      "[files...]",
      "texts, pages, JSON lines, tables, web archives, agency items, mail, folders, packed or not; - or nothing for standard input",
    )
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .option("--out <file>", "write there instead of to the terminal")
    .option("--min-confidence <p>", "leave out events below this confidence, 0 to 1 (also ANNALIST_MIN_CONFIDENCE)", share)
    .option("--codebook <folder>", "code by this codebook; it may extend the shipped one (also ANNALIST_CODEBOOK)")
    .option("--quiet", "no progress and no summary")
    .option("--no-color", "no colours (also NO_COLOR)")
    .action(async (files: string[], options: CodeOptions) => {
      process.exitCode = await codeFiles(files.length > 0 ? files : ["-"], options);
    });
}

async function codeFiles(files: readonly string[], options: CodeOptions): Promise<number> {
  const annalist = await openAnnalist(openOptions(options));
  const output = openOutput(options.out);
  const printer = printers(annalist.versions, options)[options.format];
  await output.write(printer.head);
  let count = 0;
  const status = await runLine(files, options, async (report) => {
    const coded = await annalist.run(report);
    await output.write((count++ > 0 ? printer.between : "") + printer.print(coded));
  });
  await output.write(printer.foot);
  await output.close();
  return status;
}

interface Printer {
  readonly head: string;
  readonly between: string;
  readonly foot: string;
  print(coded: Coded): string;
}

function printers(versions: Versions, options: CodeOptions): Record<Format, Printer> {
  const colours = pc.createColors(options.color && options.out === undefined && pc.isColorSupported);
  const plain = { head: "", between: "", foot: "" };
  return {
    table: { ...plain, between: "\n", print: (coded) => table(coded, colours) },
    json: { head: "[\n", between: ",\n", foot: "\n]\n", print: (coded) => jsonLine(coded, versions).trimEnd() },
    jsonl: { ...plain, print: (coded) => jsonLine(coded, versions) },
    csv: { ...plain, head: csvHeader(), print: csvLines },
    petrarch: { ...plain, print: petrarchLines },
  };
}
