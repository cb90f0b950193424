import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadGold } from "../src/cli/evaluate.js";
import type { GoldDocument } from "../src/evaluation/gold.js";
import { reportFromRecord } from "../src/intake/index.js";
import type { Report } from "../src/model/index.js";
import { allCases, loadReport, readGold } from "../scripts/cases/folders.js";
import { goldOver } from "../scripts/cases/gold.js";

/** One thing to score: a report, and what is in it. */
export interface Task {
  readonly report: Report;
  readonly gold: GoldDocument;
}
export interface GoldSet {
  readonly name: string;
  readonly tasks: readonly Task[];
  /** Texts without an event: every prediction is false. */
  readonly notEvents: boolean;
}

/** Parts of the annotated reports, by their ids: figures on the training part mean nothing. */
export const PARTS = { test: [0, 10], dev: [10, 22], train: [22, 100] } as const;
export type Part = keyof typeof PARTS;

/** The sets of a data folder that are there, for a part. */
export function dataSets(data: string, part: Part): GoldSet[] {
  const documents = join(data, "events-dev", "documents");
  const reports = join(data, "events-train", "gmb-events.jsonl");
  const sets: GoldSet[] = [];
  if (part === "dev" && existsSync(documents)) sets.push({ name: "documents", tasks: loadGold(documents).map(taskOf), notEvents: false });
  if (existsSync(reports)) {
    const chosen = readFileSync(reports, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && partOf((JSON.parse(line) as { id: string }).id) === part)
      .map((line) => taskOf(JSON.parse(line) as GoldDocument));
    sets.push({ name: `reports, ${part}`, tasks: chosen, notEvents: false });
  }
  return sets;
}

/** Our own cases, and those whose texts only look like events. */
export async function caseSets(): Promise<GoldSet[]> {
  const tasks = await Promise.all(
    allCases().map(async (of) => {
      const report = await loadReport(of);
      return { of, report, gold: goldOver(report.text, of.slug, readGold(of)) };
    }),
  );
  const set = (name: string, notEvents: boolean): GoldSet => ({
    name,
    notEvents,
    tasks: tasks.filter((t) => t.of.notEvents === notEvents),
  });
  return [set("cases", false), set("not events", true)].filter((s) => s.tasks.length > 0);
}

/** Long reports of our own writing, in the manner of many outlets, from which nothing is learnt. */
export const longReports = (): GoldSet => ({
  name: "long reports",
  tasks: loadGold(join("training", "annotations", "own-dev.jsonl")).map(taskOf),
  notEvents: false,
});

/** Parts of encyclopedia articles, of what `training/annotations.py restore` prints: those with an event, and those without. */
export function encyclopediaSets(restored: string): GoldSet[] {
  const gold = loadGold(restored).filter((d) => d.id.startsWith(ENCYCLOPEDIA));
  const set = (name: string, notEvents: boolean): GoldSet => ({
    name,
    notEvents,
    tasks: gold.filter((d) => (d.events.length === 0) === notEvents).map(taskOf),
  });
  return [set("articles", false), set("articles of none", true)];
}
const ENCYCLOPEDIA = "wikigold-";

/** A gold document as a thing to score. */
export const taskOf = (gold: GoldDocument): Task => ({
  gold,
  report: reportFromRecord({ id: gold.id, text: gold.text, published: gold.published }),
});
/**
 * The part that a report of an id belongs to; of our own annotation (training/annotations) a twelfth, and what is named unread, is for
 * `training/choices.ts` alone, and the encyclopedia for measuring.
 */
export const partOf = (id: string): Part | "choices" => {
  const bucket = Number(BigInt(`0x${createHash("md5").update(id).digest("hex")}`) % 100n);
  if (id.startsWith("unread-")) return "choices";
  if (id.startsWith(ENCYCLOPEDIA)) return "dev";
  if (!id.startsWith("gmb-")) return bucket < 8 ? "choices" : "train";
  return PART_NAMES.find((part) => PARTS[part][0] <= bucket && bucket < PARTS[part][1]) ?? "train";
};
const PART_NAMES = Object.keys(PARTS) as Part[];
