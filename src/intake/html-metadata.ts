import type { Evidence } from "../model/index.js";
import { publicationDate } from "./dates.js";
import { jsonLdOf, type JsonLd } from "./json-ld.js";

interface Found {
  readonly value: string;
  readonly from: Evidence;
}
export type PageMetadata = Partial<Record<"title" | "publisher" | "published" | "byline" | "url", Found>>;

/** Names under which pages give their publication date in meta elements, most trusted first. */
const DATE_NAMES =
  "article:published_time og:article:published_time og:published_time datePublished date dc.date DC.date.issued dcterms.created pubdate publishdate parsely-pub-date sailthru.date".split(
    " ",
  );
/** Time elements most likely to be the article's own; one inside a list of other reports is none. */
const TIMES = [
  "time[itemprop=datePublished][datetime]",
  "time[pubdate][datetime]",
  "article time[datetime]",
  "main time[datetime]",
  "time[datetime]",
];

/** What a page says of itself: JSON-LD first, then meta elements, then `<time>`. */
export function metadataOf(document: Document): PageMetadata {
  const article = jsonLdOf(document);
  const meta = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const content = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute("content")
        ?.trim();
      if (content) return content;
    }
    return null;
  };
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
  return compact({
    title: first(["json-ld", article.text("headline")], ["meta", meta("og:title", "twitter:title")]),
    publisher: first(["json-ld", article.names("publisher")], ["meta", meta("og:site_name", "application-name")]),
    published: first(
      ["json-ld", day(article.text("datePublished"))],
      ["meta", day(meta(...DATE_NAMES))],
      ["time-element", timeOf(document)],
    ),
    byline: first(
      ["json-ld", bylineOf(article)],
      ["meta", person(meta("author", "byl", "dc.creator", "parsely-author", "article:author"))],
    ),
    url: first(
      ["meta", address(canonical) ?? address(meta("og:url"))],
      ["json-ld", address(article.text("url") ?? article.text("mainEntityOfPage"))],
    ),
  });
}

function timeOf(document: Document): string | null {
  for (const selector of TIMES) {
    const value = day(document.querySelector(selector)?.getAttribute("datetime") ?? null);
    if (value !== null) return value;
  }
  return null;
}

function first(...candidates: (readonly [Evidence, string | null])[]): Found | undefined {
  const found = candidates.find(([, value]) => value !== null && value !== "");
  return found && { value: found[1] ?? "", from: found[0] };
}

const compact = (found: Record<string, Found | undefined>): PageMetadata =>
  Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined)) as PageMetadata;

const day = (value: string | null): string | null => (value === null ? null : publicationDate(value));
const address = (value: string | null): string | null => (value !== null && /^https?:\/\//iu.test(value) ? value : null);
const bylineOf = (article: JsonLd): string | null => person(article.names("author") ?? article.names("creator"));

/** A name without its "By"; null for the address of a profile. */
function person(value: string | null): string | null {
  const name = value?.replace(/^by\s+/iu, "").trim() ?? "";
  return name === "" || /^(?:https?:\/\/|@)/iu.test(name) ? null : name;
}
