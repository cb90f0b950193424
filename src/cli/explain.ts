import { Command } from "commander";
import pc from "picocolors";
import { reportFromText } from "../intake/index.js";
import { openAnnalist } from "../node.js";
import { openOptions } from "./open-options.js";
import { explanation } from "../publish/explanation.js";
import { table } from "../publish/table.js";
import { isoDate } from "./input-options.js";

/** `annalist explain`: how a sentence is read and why each field came out as it did. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("show how a sentence is read, the candidate events, and why each was kept or dropped")
    .argument("<sentence>", "one sentence, or a short text")
    .option("--published <date>", "publication date, for relative times (YYYY-MM-DD)", isoDate)
    .option("--codebook <folder>", "as for code")
    .option("--json", "the document, the candidates and the events, for machines")
    .option("--no-color", "no colours (also NO_COLOR)")
    .action(async (sentence: string, options: { published?: string; codebook?: string; json?: boolean; color: boolean }) => {
      const annalist = await openAnnalist(openOptions(options));
      const report = reportFromText(sentence, {
        id: "explain",
        ...(options.published === undefined ? {} : { published: options.published }),
      });
      const coded = await annalist.run(report);
      if (options.json) process.stdout.write(`${JSON.stringify({ ...coded, versions: annalist.versions }, null, 2)}\n`);
      else {
        const colours = pc.createColors(options.color && pc.isColorSupported);
        process.stdout.write(`${explanation(coded, colours)}\n${table(coded, colours)}`);
      }
    });
}
