import { z } from "zod";
import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { columnDate } from "./dates.js";
import { reportFromText } from "./text.js";

/** Null, missing and blank all say that a value is not known. */
const optional = z
  .string()
  .nullish()
  .transform((value) => (value == null || value.trim() === "" ? null : value));
const shape = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string().min(1),
  published: optional.refine((value) => value === null || columnDate(value) !== null, "not a date; give YYYY-MM-DD"),
  publisher: optional,
  title: optional,
  byline: optional,
  url: optional,
});

/**
 * A Report from one object of the measuring contract: `id` and `text`, and what else is known. `text` is kept exactly as given;
 * `published` too where it begins as ISO 8601 does, else it is made an ISO date ("04.02.2025" too, day first).
 * Throws E_REPORT_INVALID naming `where`.
 */
export function reportFromRecord(record: unknown, where: string | null = null): Report {
  const checked = shape.safeParse(record);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new AnnalistError("E_REPORT_INVALID", `${issue?.path.join(".") || "the line"}: ${issue?.message ?? "not a report"}`, where);
  }
  const { id, text, published, publisher, title, byline, url } = checked.data;
  if (text.trim() === "") throw new AnnalistError("E_REPORT_INVALID", "text: nothing but white space", where);
  return reportFromText(text, { id: String(id), published: published && columnDate(published), publisher, title, byline, url });
}
