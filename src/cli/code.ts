import { Command, Option } from "commander";
import pc from "picocolors";
import { AnnalistError } from "../kit/errors.js";
import type { Versions } from "../model/index.js";
import { openAnnalist } from "../node.js";
import type { Coded } from "../pipeline.js";
import { flattener } from "../publish/flat.js";
import { FORMATS as ROW_FORMATS } from "../publish/formats/index.js";
import { jsonLine } from "../publish/jsonl.js";
import { table } from "../publish/table.js";
import { share } from "./arguments.js";
import { withInputOptions, type InputOptions } from "./input-options.js";
import { runLine } from "./line.js";
import { openOptions } from "./open-options.js";
import { openOutput, type Output } from "./output.js";

/** Formats of whole reports; those of rows come after them, but for `jsonl`, which is one line a report here. */
const REPORT_FORMATS = ["table", "json", "jsonl"] as const;
type ReportFormat = (typeof REPORT_FORMATS)[number];
type Format = ReportFormat | Exclude<keyof typeof ROW_FORMATS, ReportFormat>;
const FORMATS = [...new Set<Format>([...REPORT_FORMATS, ...(Object.keys(ROW_FORMATS) as (keyof typeof ROW_FORMATS)[])])];

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
  if (!isOfReports(options.format) && ROW_FORMATS[options.format].binary && options.out === undefined && process.stdout.isTTY)
    throw new AnnalistError("E_USAGE", `${options.format} is not for a terminal: give --out, or pipe it on`);
  const annalist = await openAnnalist(openOptions(options));
  const output = openOutput(options.out);
  const printer = isOfReports(options.format)
    ? reportPrinter(output, annalist.versions, options)
    : rowPrinter(output, annalist.versions, options);
  const status = await runLine(files, options, annalist.run, printer.add);
  await printer.end();
  await output.close();
  return status;
}

const isOfReports = (format: Format): format is ReportFormat => (REPORT_FORMATS as readonly Format[]).includes(format);

interface Printer {
  add(coded: Coded): Promise<void>;
  end(): Promise<void>;
}

function rowPrinter(output: Output, versions: Versions, { format }: CodeOptions): Printer {
  const rows = flattener(versions);
  const writer = ROW_FORMATS[format as keyof typeof ROW_FORMATS].open(output);
  return { add: (coded) => writer.add(rows(coded)), end: () => writer.end() };
}

function reportPrinter(output: Output, versions: Versions, options: CodeOptions): Printer {
  const colours = pc.createColors(options.color && options.out === undefined && pc.isColorSupported);
  const none = { head: "", between: "", foot: "" };
  const shapes = {
    table: { ...none, between: "\n", print: (coded: Coded) => table(coded, colours) },
    json: { head: "[\n", between: ",\n", foot: "\n]\n", print: (coded: Coded) => jsonLine(coded, versions).trimEnd() },
    jsonl: { ...none, print: (coded: Coded) => jsonLine(coded, versions) },
  };
  const { head, between, foot, print } = shapes[options.format as ReportFormat];
  let before = head;
  return {
    async add(coded) {
      await output.write(before + print(coded));
      before = between;
    },
    // Without any report, what opens the output has yet to be written.
    end: () => output.write((before === head ? head : "") + foot),
  };
}
