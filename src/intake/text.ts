import type { Evidence, Report } from "../model/index.js";
import { blocksOf, type Stretch } from "./blocks.js";
import { datelineAt } from "./dateline.js";
import { dateIn } from "./dates.js";
import { bylineName } from "./header.js";
import { evidentlyEnglish } from "./language.js";

/** What is known of a report from outside its text. */
export interface Given {
  readonly id: string;
  readonly title?: string | null | undefined;
  readonly publisher?: string | null | undefined;
  readonly published?: string | null | undefined;
  readonly updated?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly url?: string | null | undefined;
  /** Where it was found: its address, where it gives none of its own. */
  readonly foundAt?: string | null | undefined;
  /** When a page was fetched, in ISO 8601: what it dates from "now" counts from then. */
  readonly fetchedAt?: string | null | undefined;
  /** The paragraphs of a page, in order, covering its text. */
  readonly stretches?: readonly Stretch[] | undefined;
  /** Where the values come from; "given" unless said. */
  readonly evidence?:
    Readonly<Partial<Record<"text" | "title" | "publisher" | "published" | "updated" | "byline" | "url", Evidence>>> | undefined;
}

type Field = keyof Report["evidence"];

/** A Report from a text, which is kept exactly as it is. What is given goes before what the text says of itself. */
export function reportFromText(text: string, given: Given): Report {
  const blocks = blocksOf(text, { stretches: given.stretches, title: given.title });
  const words = (kind: string) => blocks.filter((b) => b.kind === kind).map((b) => text.slice(b.start, b.end));
  const firstBody = blocks.find((b) => b.kind === "body")?.start ?? text.length;
  const heading = blocks.find((b) => b.kind === "heading" && b.start < firstBody);
  const dateline = datelineAt(`${words("dateline")[0] ?? ""} A`);
  const bylines = words("byline");
  const evidence: Partial<Record<Field, Evidence>> = given.evidence?.text === undefined ? {} : { text: given.evidence.text };
  const pick = (field: Exclude<Field, "text" | "language" | "dateline">, own: string | null | undefined): string | null => {
    const outside = given[field];
    const value = outside ?? own ?? null;
    if (value !== null) evidence[field] = outside != null ? (given.evidence?.[field] ?? "given") : "text";
    return value;
  };
  const language = evidentlyEnglish(
    blocks
      .filter((b) => !b.furniture)
      .map((b) => text.slice(b.start, b.end))
      .join("\n"),
  );
  if (dateline?.place != null) evidence.dateline = "text";
  if (language !== null) evidence.language = "text";
  return {
    id: given.id,
    text,
    title: pick("title", heading && text.slice(heading.start, heading.end)),
    publisher: pick("publisher", dateline?.agency),
    published: pick(
      "published",
      [...bylines, dateline?.day ?? ""].map(dateIn).find((d) => d !== null),
    ),
    updated: pick("updated", null),
    byline: pick(
      "byline",
      bylines.map(bylineName).find((b) => b !== null),
    ),
    dateline: dateline?.place ?? null,
    url: pick("url", null),
    language,
    blocks,
    evidence,
  };
}
