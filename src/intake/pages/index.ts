import { AnnalistError } from "../../kit/errors.js";
import type { Evidence, Report } from "../../model/index.js";
import type { Stretch } from "../blocks.js";
import { mended } from "../mojibake.js";
import { reportFromText, type Given } from "../text.js";
import { articleOf, type ArticleParagraph } from "./article.js";
import { datesOf } from "./dates/published.js";
import { metadataOf, type Found } from "./metadata.js";
import { pageOf, type Paragraph } from "./tree.js";

/** Markup beyond which a page is refused: no article needs it, and the parser would take all memory. */
const LONGEST_PAGE = 8_000_000;

/**
 * A Report from a saved page: the article's paragraphs joined by blank lines, with the furniture between them, white space inside a
 * paragraph folded to single spaces (NBSP included); from then on the text is frozen. Nothing of the page is executed.
 * Throws E_NO_ARTICLE, E_FILE_TOO_LARGE, E_FILE_UNREADABLE.
 */
export async function reportFromHtml(html: string, given: Given): Promise<Report> {
  try {
    return await readPage(html, given);
  } catch (cause) {
    if (cause instanceof AnnalistError) throw cause;
    throw new AnnalistError("E_FILE_UNREADABLE", `its markup cannot be read: ${(cause as Error).message}`, null, { cause });
  }
}

async function readPage(html: string, given: Given): Promise<Report> {
  if (html.length > LONGEST_PAGE) throw new AnnalistError("E_FILE_TOO_LARGE", `${html.length} characters of markup`);
  const right = mended(html);
  if (right !== null) return readPage(right, { ...given, evidence: { ...given.evidence, text: "mended" } });
  const page = await pageOf(html);
  const { paragraphs } = page;
  const metadata = metadataOf(page, given.foundAt ?? null);
  const article = await articleOf(html, paragraphs, metadata);
  const { text, stretches } = joined(article);
  if (text.trim() === "") throw new AnnalistError("E_NO_ARTICLE", "no article text was found");
  const own = stretches.filter((s) => s.kind === "body").map((s) => text.slice(s.start, s.end));
  const title =
    metadata.title?.from === "meta" ? { ...metadata.title, value: shownTitle(metadata.title.value, paragraphs) } : metadata.title;
  const url = metadata.url ?? (given.foundAt == null ? undefined : ({ value: given.foundAt, from: "file" } as const));
  const dates = datesOf({
    ...metadata,
    paragraphs,
    title: metadata.title?.value ?? null,
    own: [own[0] ?? "", own.at(-1) ?? ""],
    url: url?.value ?? given.url ?? null,
    fetchedAt: given.fetchedAt ?? null,
  });
  const report = reportFromText(text, { ...fieldsOf({ ...metadata, ...dates, title, url }, given), id: given.id, stretches });
  if (report.blocks.every((b) => b.furniture)) throw new AnnalistError("E_NO_ARTICLE", "nothing but furniture was found");
  return report;
}

/** Shortest heading that is believed to be the title, in characters. */
const SHORTEST_TITLE = 8;

/** Of a title with its site's name at either end, what the page shows as a line of its own. */
function shownTitle(title: string, paragraphs: readonly Paragraph[]): string {
  const shown = paragraphs
    .map((p) => p.text)
    .filter((t) => t.length >= SHORTEST_TITLE && t.length < title.length && (title.startsWith(t) || title.endsWith(t)));
  const end = title.slice(title.search(/(?<= [|–—·-] )/u));
  if (shown.length === 0 && end.length >= SHORTEST_TITLE && paragraphs.some((p) => p.text.startsWith(end))) return end;
  return shown.sort((a, b) => b.length - a.length)[0] ?? title;
}

const FIELDS = ["title", "publisher", "published", "updated", "byline", "url"] as const;

/** What is given, then what the page says, with where it says so. */
function fieldsOf(metadata: { readonly [F in (typeof FIELDS)[number]]?: Found | undefined }, given: Given): Partial<Given> {
  const values: Partial<Record<(typeof FIELDS)[number], string>> = {};
  const evidence: Partial<Record<(typeof FIELDS)[number], Evidence>> = {};
  for (const field of FIELDS) {
    const value = given[field] ?? metadata[field]?.value;
    if (value == null) continue;
    values[field] = value;
    evidence[field] = given[field] == null ? (metadata[field]?.from ?? "meta") : (given.evidence?.[field] ?? "given");
  }
  return { ...values, evidence: { ...given.evidence, ...evidence } };
}

/** Paragraphs joined by blank lines, and what each of them is. */
function joined(article: readonly ArticleParagraph[]): { text: string; stretches: Stretch[] } {
  let at = 0;
  const stretches = article.map(({ text, kind, why, path }) => {
    const stretch = { start: at, end: at + text.length, kind, why, path };
    at += text.length + 2;
    return stretch;
  });
  return { text: article.map((p) => p.text).join("\n\n"), stretches };
}
