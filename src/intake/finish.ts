import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { identifyLanguage } from "./language.js";

/** A report with the date that was given for those that have none, and with its language. */
export async function finished(report: Report, published: string | undefined): Promise<Report> {
  const dated =
    report.published !== null || published === undefined
      ? report
      : { ...report, published, evidence: { ...report.evidence, published: "given" as const } };
  if (dated.language !== null) return dated;
  const language = await identifyLanguage(
    dated.blocks
      .filter((b) => !b.furniture)
      .map((b) => dated.text.slice(b.start, b.end))
      .join("\n"),
  );
  return language === null ? dated : { ...dated, language, evidence: { ...dated.evidence, language: "text" } };
}

/** Why a report cannot be read: it is in a language other than English. Null where it can, or where its language is not known. */
export function unreadable({ language }: Report, where: string): AnnalistError | null {
  if (language === null || language === "en") return null;
  return new AnnalistError("E_LANGUAGE_UNREADABLE", language === "und" ? "the text is not English" : `the text is in "${language}"`, where);
}
