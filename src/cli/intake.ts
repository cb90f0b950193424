import { Command, Option } from "commander";
import { withInputOptions, type InputOptions } from "./input-options.js";
import { bodyOf } from "../intake/index.js";
import { runLine } from "./line.js";
import { openOutput } from "./output.js";
import type { Report } from "../model/index.js";

interface IntakeOptions extends InputOptions {
  readonly format: "jsonl" | "table";
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `annalist intake`: the Reports alone, and which stretches of them are furniture. */
export function intakeCommand(): Command {
  return withInputOptions(new Command("intake"))
    .description("print what intake makes of files: text, body, furniture, title, byline, date, publisher, language")
    .argument("[files...]", "as for code")
    .addOption(new Option("--format <format>", "how to print").choices(["jsonl", "table"]).default("jsonl"))
    .option("--out <file>", "write there instead of to the terminal")
    .option("--quiet", "no progress and no summary")
    .action(async (files: string[], options: IntakeOptions) => {
      const output = openOutput(options.out);
      process.exitCode = await runLine(
        files.length > 0 ? files : ["-"],
        { ...options, anyLanguage: true },
        async (report) => (options.format === "jsonl" ? jsonl(report) : table(report)),
        (printed) => output.write(printed),
      );
      await output.close();
    });
}

const jsonl = (report: Report): string => `${JSON.stringify({ ...report, body: bodyOf(report) })}\n`;

function table(report: Report): string {
  const facts = (["title", "publisher", "published", "updated", "byline", "dateline", "url", "language"] as const).map(
    (f) => `  ${f.padEnd(10)} ${report[f] ?? "–"}${report.evidence[f] ? ` (${report.evidence[f]})` : ""}`,
  );
  const blocks = report.blocks.map(
    (b) =>
      `  ${b.furniture ? "✗" : " "} ${b.kind.padEnd(13)} ${report.text
        .slice(b.start, b.end)
        .replace(/\p{C}+|\s+/gu, " ")
        .slice(0, 70)}  (${b.why})`,
  );
  return `${report.id}\n${facts.join("\n")}\n${blocks.join("\n")}\n\n`;
}
