import type { Evidence } from "../model/index.js";

interface Found {
  readonly value: string;
  readonly from: Evidence;
}
export type PageMetadata = Partial<Record<"title" | "publisher" | "published" | "byline" | "url", Found>>;

/** What a page says of itself: JSON-LD first, then meta elements, then `<time>`. */
export function metadataOf(document: Document): PageMetadata {
  const article = jsonLdArticle(document);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const content = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute("content")
        ?.trim();
      if (content) return content;
    }
    return null;
  };
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime") ?? null;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
  return compact({
    title: first(["json-ld", text(article?.["headline"])], ["meta", meta("og:title", "twitter:title")]),
    publisher: first(["json-ld", nameOf(article?.["publisher"])], ["meta", meta("og:site_name", "application-name")]),
    published: first(
      ["json-ld", day(text(article?.["datePublished"]))],
      [
        "meta",
        day(
          meta(
            "article:published_time",
            "og:article:published_time",
            "datePublished",
            "date",
            "dc.date",
            "DC.date.issued",
            "pubdate",
            "parsely-pub-date",
          ),
        ),
      ],
      ["time-element", day(time)],
    ),
    byline: first(["json-ld", nameOf(article?.["author"])], ["meta", meta("author", "article:author", "byl", "dc.creator")]),
    url: first(["meta", canonical ?? meta("og:url")], ["json-ld", text(article?.["url"])]),
  });
}

function first(...candidates: (readonly [Evidence, string | null])[]): Found | undefined {
  const found = candidates.find(([, value]) => value !== null && value !== "");
  return found && { value: found[1] ?? "", from: found[0] };
}

const compact = (found: Record<string, Found | undefined>): PageMetadata =>
  Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined)) as PageMetadata;
const text = (value: unknown): string | null => (typeof value === "string" ? value.trim() : null);

/** Dates and date-times that begin as ISO 8601 does; anything else is no evidence. */
const day = (value: string | null): string | null => (value !== null && /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(value) ? value : null);

function nameOf(value: unknown): string | null {
  if (Array.isArray(value))
    return (
      value
        .map(nameOf)
        .filter((n) => n !== null)
        .join(", ") || null
    );
  if (typeof value === "object" && value !== null) return text((value as Record<string, unknown>)["name"]);
  return text(value);
}

/** The first article of the page's JSON-LD, also inside @graph and lists. Broken blocks are passed over. */
function jsonLdArticle(document: Document): Record<string, unknown> | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? "");
    } catch {
      continue;
    }
    const article = articleIn(value, 0);
    if (article !== null) return article;
  }
  return null;
}

function articleIn(value: unknown, depth: number): Record<string, unknown> | null {
  if (depth > 4 || typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 200)) {
      const found = articleIn(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  const record = value as Record<string, unknown>;
  const types = [record["@type"]].flat().filter((t) => typeof t === "string");
  if (types.some((t) => /(?:Article|Posting|Report)$/.test(t))) return record;
  return articleIn(record["@graph"], depth + 1);
}
