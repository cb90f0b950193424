import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { intake } from "../../src/intake/index.js";
import type { Report } from "../../src/model/index.js";

/** The folder of all cases. */
export const CASES = fileURLToPath(new URL("../../cases", import.meta.url));

/** Cases under this folder hold texts that only look like events. */
export const NOT_EVENTS = "not-events";

/** One folder of `cases/`. */
export interface Case {
  /** Path under `cases/`: "border-talks", "not-events/cup-final". */
  readonly slug: string;
  readonly folder: string;
  /** The report's file: report.json, report.txt or report.html. */
  readonly report: string;
  readonly notEvents: boolean;
}

/** Every case, in the order of slugs. A folder without a report is no case. */
export function allCases(root = CASES): Case[] {
  const folders = (under: string): string[] =>
    existsSync(join(root, under))
      ? readdirSync(join(root, under), { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && entry.name !== NOT_EVENTS)
          .map((entry) => (under === "" ? entry.name : `${under}/${entry.name}`))
      : [];
  return [...folders(""), ...folders(NOT_EVENTS)].sort().flatMap((slug) => caseAt(slug, root) ?? []);
}

/** The case of a slug, or null where its folder holds no report. */
export function caseAt(slug: string, root = CASES): Case | null {
  const folder = join(root, ...slug.split("/"));
  const report = ["report.json", "report.txt", "report.html"].map((name) => join(folder, name)).find((path) => existsSync(path));
  return report === undefined ? null : { slug, folder, report, notEvents: slug.startsWith(`${NOT_EVENTS}/`) };
}

/** What `gold.json` holds, unchecked; null where the case has none. */
export function readGold(of: Case): unknown {
  return readJson(join(of.folder, "gold.json"));
}

/** What `expected.json` holds, unchecked; null where nothing was accepted yet. */
export function readExpected(of: Case): unknown {
  return readJson(join(of.folder, "expected.json"));
}

/**
 * The report as intake gives it. Text and pages that give no date take the gold document's.
 * Throws the AnnalistError of an unreadable report.
 */
export async function loadReport(of: Case): Promise<Report> {
  const published = (readGold(of) as { published?: unknown } | null)?.published;
  return reportOf(of.report, typeof published === "string" ? published : undefined);
}

/** The one report of a file. Throws the AnnalistError of an unreadable one. */
export async function reportOf(path: string, published: string | undefined): Promise<Report> {
  for await (const item of intake([path], { published })) {
    if ("error" in item) throw item.error;
    return item;
  }
  throw new Error(`${path}: intake gives no report`);
}

function readJson(path: string): unknown {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as unknown) : null;
}
