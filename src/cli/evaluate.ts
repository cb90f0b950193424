import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Command, Option } from "commander";
import type { z } from "zod";
import { AnnalistError } from "../kit/errors.js";
import { goldDocument, type GoldDocument } from "../evaluation/gold.js";
import { rootLines, scoreLines } from "../evaluation/report.js";
import { rootSentence, scoreRoots, surestRoot, rootBetween, rootNames } from "../evaluation/roots.js";
import { score } from "../evaluation/score.js";
import { reportFromRecord } from "../intake/index.js";
import { openAnnalist } from "../node.js";
import { openOptions } from "./open-options.js";

/** `annalist evaluate`: codes the texts of gold documents and scores what comes out. */
export function evaluateCommand(): Command {
  return new Command("evaluate")
    .description("code gold documents and score the result")
    .argument("<gold>", "a gold document (.json), a folder of them (or of cases with a gold.json each), or .jsonl with one a line")
    .addOption(
      new Option(
        "--parties <how>",
        "score PLOVER roots of sentences ({id, text, actor, recipient, root} a line) instead: with their parties given, or found in raw text",
      ).choices(["given", "found"]),
    )
    .option("--codebook <folder>", "as for code")
    .option("--errors", "list every difference")
    .option("--json", "for machines")
    .action(async (path: string, options: EvaluateOptions) => {
      if (options.parties !== undefined) return evaluateRoots(path, options.parties, options);
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

interface EvaluateOptions {
  readonly parties?: "given" | "found";
  readonly codebook?: string;
  readonly errors?: boolean;
  readonly json?: boolean;
}

async function evaluateRoots(path: string, how: "given" | "found", options: EvaluateOptions): Promise<void> {
  const sentences = linesOf(path, rootSentence);
  // Every sentence has an event: the likeliest counts, however unlikely.
  const annalist = await openAnnalist({ ...openOptions(options), threshold: 0.02 });
  const rootOf = rootNames(sentences.map((s) => s.root));
  const pairs = [];
  for (const sentence of sentences) {
    const { document, events } = await annalist.run(reportFromRecord({ id: sentence.id, text: sentence.text }));
    pairs.push({ gold: sentence.root, predicted: how === "given" ? rootBetween(document, sentence, rootOf) : surestRoot(events) });
  }
  const score = scoreRoots(pairs);
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...score, versions: annalist.versions }, null, 2)}\n` : rootLines(score, options.errors ?? false),
  );
}

/** Gold documents of a file or folder. Throws E_FILE_UNREADABLE, E_JSON_INVALID, E_GOLD_INVALID. */
export function loadGold(path: string): GoldDocument[] {
  const parse = (text: string, where: string): GoldDocument => parsed(text, where, goldDocument);
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
    if (path.endsWith(".jsonl")) return linesOf(path, goldDocument);
    return [{ ...parse(readFileSync(path, "utf8"), path), id: basename(path, ".json") }];
  } catch (cause) {
    throw unreadable(cause, path);
  }
}

function linesOf<T>(path: string, form: z.ZodType<T>): T[] {
  try {
    const lines = readFileSync(path, "utf8").split("\n");
    return lines.flatMap((line, i) => (line.trim() === "" ? [] : [parsed(line, `${path}:${i + 1}`, form)]));
  } catch (cause) {
    throw unreadable(cause, path);
  }
}

function parsed<T>(text: string, where: string, form: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AnnalistError("E_JSON_INVALID", (cause as Error).message, where, { cause });
  }
  const checked = form.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new AnnalistError("E_GOLD_INVALID", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "of another form"}`, where);
}

const unreadable = (cause: unknown, path: string): AnnalistError =>
  cause instanceof AnnalistError ? cause : new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause });
