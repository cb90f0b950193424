import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Command } from "commander";
import { AnnalistError } from "../kit/errors.js";
import { goldDocument, type GoldDocument } from "../evaluation/gold.js";
import { scoreLines } from "../evaluation/report.js";
import { score } from "../evaluation/score.js";
import { reportFromRecord } from "../intake/index.js";
import { openAnnalist } from "../node.js";
import { openOptions } from "./open-options.js";

/** `annalist evaluate`: codes the texts of gold documents and scores what comes out. */
export function evaluateCommand(): Command {
  return new Command("evaluate")
    .description("code gold documents and score the result")
    .argument("<gold>", "a gold document (.json), a folder of them (or of cases with a gold.json each), or .jsonl with one a line")
    .option("--codebook <folder>", "as for code")
    .option("--errors", "list every difference")
    .option("--json", "for machines")
    .action(async (path: string, options: { codebook?: string; errors?: boolean; json?: boolean }) => {
      const documents = loadGold(path);
      const annalist = await openAnnalist(openOptions(options));
      const pairs = [];
      for (const gold of documents) pairs.push({ gold, predicted: (await annalist.run(reportFromRecord({ ...gold }))).events });
      const result = score(pairs);
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ ...result, versions: annalist.versions }, null, 2)}\n`
          : scoreLines(result, options.errors ?? false),
      );
    });
}

/** Gold documents of a file or folder. Throws E_FILE_UNREADABLE, E_JSON_INVALID, E_GOLD_INVALID. */
export function loadGold(path: string): GoldDocument[] {
  const parse = (text: string, where: string): GoldDocument => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new AnnalistError("E_JSON_INVALID", (cause as Error).message, where, { cause });
    }
    const checked = goldDocument.safeParse(value);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      throw new AnnalistError("E_GOLD_INVALID", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a gold document"}`, where);
    }
    return checked.data;
  };
  try {
    if (statSync(path).isDirectory()) {
      return readdirSync(path, { withFileTypes: true, recursive: true })
        .filter(
          (entry) => entry.isFile() && entry.name.endsWith(".json") && !["meta.json", "report.json", "expected.json"].includes(entry.name),
        )
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => parse(readFileSync(file, "utf8"), file));
    }
    const text = readFileSync(path, "utf8");
    if (!path.endsWith(".jsonl")) return [{ ...parse(text, path), id: basename(path, ".json") }];
    return text.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [parse(line, `${path}:${i + 1}`)]));
  } catch (cause) {
    if (cause instanceof AnnalistError) throw cause;
    throw new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause });
  }
}
