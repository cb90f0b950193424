import type { Evidence, FeedItem, Report, WaitingItem } from "../../model/index.js";
import { AnnalistError } from "../../kit/errors.js";
import { charsetOf, decode } from "../bytes.js";
import { FetchError, type Fetched } from "../fetch/index.js";
import { reportFromHtml } from "../pages/index.js";
import { identifyLanguage } from "../language.js";
import { mended } from "../mojibake.js";
import { reportFromText } from "../text.js";

/** What a page says of itself in these ways is trusted less than what its feed says. */
const BELOW_FEED: ReadonlySet<Evidence | undefined> = new Set<Evidence | undefined>(["time-element", "text", "fetched", "file", undefined]);
const PAGES = /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|xml))\b/iu;

/** The Report of an item whose feed carries the whole article; null where it does not, or where no article is found in it. */
export async function reportOfItem({ key, item }: WaitingItem): Promise<Report | null> {
  if (item.text !== null) {
    const right = mended(item.text);
    const evidence = right === null ? {} : { text: "mended" as const };
    return finished(reportFromText(right ?? item.text, { id: key, url: item.url, evidence }), item);
  }
  if (item.html === null) return null;
  try {
    return await finished(
      await reportFromHtml(`<!doctype html><html><body><article>${item.html}</article></body></html>`, { id: key, url: item.url }),
      item,
    );
  } catch (error) {
    if (error instanceof AnnalistError) return null;
    throw error;
  }
}

/** The Report of an item's page. Throws E_FETCH_TYPE and what `reportFromHtml` throws. */
export async function reportOfPage({ key, item }: WaitingItem, page: Fetched): Promise<Report> {
  if (page.contentType !== null && !PAGES.test(page.contentType.trim()))
    throw new FetchError("E_FETCH_TYPE", `it is ${page.contentType.slice(0, 60)}`, page.url);
  const html = await decode(page.bytes, "html", charsetOf(page.contentType));
  if (html === null) throw new FetchError("E_FETCH_TYPE", "it is no text", page.url);
  return finished(await reportFromHtml(html, { id: key, foundAt: page.url, fetchedAt: page.fetchedAt }), item);
}

/** With what the feed knows better, and the language. */
async function finished(report: Report, item: FeedItem): Promise<Report> {
  const merged: Record<string, unknown> = { ...report };
  const evidence: Record<string, Evidence> = { ...report.evidence };
  const fields = [
    ["title", item.title],
    ["publisher", item.publisher],
    ["published", item.published],
    ["byline", item.author],
  ] as const;
  for (const [field, value] of fields) {
    if (value === null || (report[field] !== null && !BELOW_FEED.has(report.evidence[field]))) continue;
    merged[field] = value;
    evidence[field] = "feed";
  }
  if (report.url !== null && (report.evidence.url === undefined || report.evidence.url === "file")) evidence["url"] = "feed";
  if (item.url === report.url) evidence["url"] = "feed";
  if (report.language === null) {
    const language = await identifyLanguage(
      report.blocks
        .filter((b) => !b.furniture)
        .map((b) => report.text.slice(b.start, b.end))
        .join("\n"),
    );
    if (language !== null) {
      merged["language"] = language;
      evidence["language"] = "text";
    }
  }
  return { ...(merged as unknown as Report), evidence };
}
