import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { publicationDate } from "../dates.js";
import { mended } from "../mojibake.js";
import { reportFromText } from "../text.js";
import { textOfMarkup } from "./markup.js";

/** An item as an agency or a mail delivers it. */
export interface Delivered {
  readonly id: string;
  readonly body: { readonly markup: boolean; readonly words: string } | null;
  readonly title?: string | null;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly byline?: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
}

/** Its Report; the values that come with it count as given. Throws E_NO_ARTICLE where it brings no words. */
export async function reportFromDelivered(item: Delivered): Promise<Report> {
  const right = item.body === null ? null : mended(item.body.words);
  const words = right ?? item.body?.words ?? "";
  const { text, stretches } =
    item.body?.markup === true ? await textOfMarkup(words) : { text: words.replace(/\r\n?/gu, "\n").trim(), stretches: undefined };
  if (text.trim() === "") throw new AnnalistError("E_NO_ARTICLE", "the item brings no text");
  const report = reportFromText(text, {
    id: item.id,
    title: blank(item.title),
    publisher: blank(item.publisher),
    published: item.published == null ? null : publicationDate(item.published),
    byline: blank(item.byline)?.replace(/^by\s+/iu, ""),
    url: blank(item.url),
    stretches,
    ...(right === null ? {} : { evidence: { text: "mended" as const } }),
  });
  const language = /^([a-z]{2})(?:[-_]|$)/iu.exec(item.language ?? "")?.[1]?.toLowerCase();
  return report.language !== null || language === undefined
    ? report
    : { ...report, language, evidence: { ...report.evidence, language: "given" } };
}

const blank = (value: string | null | undefined): string | null => {
  const words = value?.replace(/\s+/gu, " ").trim() ?? "";
  return words === "" ? null : words;
};
