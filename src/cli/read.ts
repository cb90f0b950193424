import { Command, Option } from "commander";
import { openAnnalist } from "../node.js";
import { openOptions } from "./open-options.js";
import { withInputOptions, type InputOptions } from "./input-options.js";
import { runLine } from "./line.js";
import { conllu } from "../publish/conllu.js";
import { openOutput } from "./output.js";

interface ReadOptions extends InputOptions {
  readonly format: "jsonl" | "conllu";
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `annalist read`: the Documents, every layer with its offsets. */
export function readCommand(): Command {
  return withInputOptions(new Command("read"))
    .description("print what reading makes of reports: sentences, words, parse, names, roles, times, speech, coreference")
    .argument("[files...]", "as for code")
    .addOption(
      new Option("--format <format>", "jsonl: every layer; conllu: sentences and parse").choices(["jsonl", "conllu"]).default("jsonl"),
    )
    .option("--out <file>", "write there instead of to the terminal")
    .option("--quiet", "no progress and no summary")
    .action(async (files: string[], options: ReadOptions) => {
      const annalist = await openAnnalist(openOptions());
      const output = openOutput(options.out);
      process.exitCode = await runLine(files.length > 0 ? files : ["-"], options, annalist.read, async (document) => {
        const { report: of, ...layers } = document;
        await output.write(
          options.format === "conllu"
            ? conllu(document)
            : `${JSON.stringify({ id: of.id, published: of.published, text: of.text, ...layers, ...annalist.resolve(document), versions: annalist.versions })}\n`,
        );
      });
      await output.close();
    });
}
