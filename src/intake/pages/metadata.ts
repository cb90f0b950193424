import type { Evidence } from "../../model/index.js";
import { publicationDate } from "../dates.js";
import { unescaped } from "./entities.js";
import { jsonLdOf, type JsonLd } from "./json-ld.js";
import { microdataOf } from "./microdata.js";
import { dateOfAddress, shownDate } from "./page-dates.js";
import { closest, type Tag, type Telling } from "./tag.js";
import type { Page } from "./tree.js";

export interface Found {
  readonly value: string;
  readonly from: Evidence;
}
export type PageMetadata = Partial<Record<"title" | "publisher" | "published" | "updated" | "byline" | "url", Found>> & {
  /** The article's text as JSON-LD gives it: a check, and a last resort. */
  readonly articleBody: string | null;
};

/** Names under which pages give their dates in meta elements, most trusted first. */
const PUBLISHED =
  "article:published_time og:article:published_time og:published_time article:published datePublished date dc.date DC.date.issued dc.date.issued dcterms.created DC.date.created dcterms.date pubdate publishdate publish-date publish_date publication_date parsely-pub-date sailthru.date article.published cXenseParse:recs:publishtime originalpublicationdate OriginalPublicationDate rnews:datePublished displaydate date_published article_date_original ptime bt:pubDate uploadDate".split(
    " ",
  );
const UPDATED =
  "article:modified_time og:updated_time og:article:modified_time dateModified last-modified lastmod dcterms.modified DC.date.modified article.updated revised".split(
    " ",
  );
/** Names of elements, and of their classes and ids, in which a time is another report's. */
const ELSEWHERE: ReadonlySet<string> = new Set(["aside", "nav", "footer"]);
const ELSEWHERE_NAMED = /related|comment|sidebar|recommend|teaser|trending/u;
const isElsewhere = ({ name, attributes }: Tag): boolean =>
  ELSEWHERE.has(name) || ELSEWHERE_NAMED.test(attributes["class"] ?? "") || /comment/u.test(attributes["id"] ?? "");

/** What a page says of itself: JSON-LD first, then microdata, meta elements, `<time>`, the page's address. */
export function metadataOf(telling: Page["telling"]): PageMetadata {
  const all = (name: string): readonly Telling[] => telling.get(name) ?? [];
  const meta = metaOf(all("meta"));
  const shown = meta("og:title", "twitter:title") ?? all("title")[0]?.text.trim() ?? null;
  const article = jsonLdOf(all("script"), shown);
  const micro = microdataOf([...all("itemprop"), ...all("time")]);
  const canonical =
    address(
      all("link")
        .find((e) => e.attributes["rel"] === "canonical")
        ?.attributes["href"] ?? null,
    ) ?? address(meta("og:url"));
  const publisher = first(
    ["json-ld", article.names("publisher")],
    ["microdata", micro("publisher")],
    ["meta", meta("og:site_name", "application-name", "al:ios:app_name")],
  );
  const title = first(["json-ld", article.text("headline")], ["microdata", micro("headline")], ["meta", shown]);
  return {
    ...compact({
      title: title && { ...title, value: withoutSite(title.value, publisher?.value ?? meta("og:site_name")) },
      publisher,
      published: first(
        ["json-ld", day(article.text("datePublished"))],
        ["microdata", day(micro("datePublished"))],
        ["meta", PUBLISHED.map((name) => day(meta(name))).find((d) => d !== null) ?? null],
        ["time-element", timeOf(all("time"))],
      ),
      updated: first(
        ["json-ld", day(article.text("dateModified"))],
        ["microdata", day(micro("dateModified"))],
        ["meta", UPDATED.map((name) => day(meta(name))).find((d) => d !== null) ?? null],
      ),
      byline: first(
        ["json-ld", bylineOf(article)],
        ["microdata", person(micro("author"))],
        ["meta", person(meta("author", "byl", "dc.creator", "DC.creator", "parsely-author", "sailthru.author", "article:author"))],
      ),
      url: first(["meta", canonical], ["json-ld", address(article.text("url") ?? article.text("mainEntityOfPage"))]),
    }),
    articleBody: article.text("articleBody"),
  };
}

/** The date in a page's own address; the last resort. */
export const addressed = (url: string | null): Found | undefined => first(["address", url === null ? null : dateOfAddress(url)]);

function metaOf(elements: readonly Telling[]): (...names: readonly string[]) => string | null {
  const values = new Map<string, string>();
  for (const { attributes } of elements) {
    const content = attributes["content"]?.trim();
    if (content === undefined || content === "") continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = attributes[attribute]?.toLowerCase();
      if (name !== undefined && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => names.map((name) => values.get(name.toLowerCase())).find((v) => v !== undefined) ?? null;
}

/** The time element most likely to be the article's own: marked as such, in the article's header, in it, anywhere. */
function timeOf(times: readonly Telling[]): string | null {
  const own = times.filter((e) => closest(e, isElsewhere) === null && !/updated|modified/iu.test(e.attributes["class"] ?? ""));
  const sorted = own.map((e) => [trustOf(e), e] as const).sort(([a], [b]) => b - a);
  for (const [, { attributes, text }] of sorted) {
    const value = day(attributes["datetime"] ?? null) ?? shownDate(text);
    if (value !== null) return value;
  }
  return null;
}

function trustOf(time: Telling): number {
  if (/published|entry-date/u.test(time.attributes["class"] ?? "") || time.attributes["pubdate"] !== undefined) return 3;
  const header = closest(time, ({ name }) => name === "header");
  if (header !== null && closest(header, isArticle) !== null) return 2;
  return closest(time, (tag) => isArticle(tag) || tag.name === "main") === null ? 0 : 1;
}
const isArticle = ({ name }: Tag): boolean => name === "article";

/** A title without the name of its site at its end or beginning. */
function withoutSite(title: string, site: string | null | undefined): string {
  const parts = title.split(/\s+[|–—·»-]\s+|\s*\|\s*/u);
  if (parts.length < 2) return title;
  const same = (part: string | undefined) => part !== undefined && site != null && part.toLowerCase() === site.toLowerCase();
  if (same(parts.at(-1))) return title.slice(0, title.lastIndexOf(parts.at(-1) ?? "")).replace(/[\s|–—·»-]+$/u, "");
  return same(parts[0]) ? title.slice(parts[0]?.length ?? 0).replace(/^[\s|–—·»-]+/u, "") : title;
}

function first(...candidates: (readonly [Evidence, string | null])[]): Found | undefined {
  const found = candidates.find(([, value]) => value !== null && value !== "");
  return (
    found && {
      value: unescaped(unescaped(found[1] ?? ""))
        .replace(/\s+/gu, " ")
        .trim(),
      from: found[0],
    }
  );
}

const compact = <T extends object>(found: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

const day = (value: string | null): string | null => (value === null ? null : (publicationDate(value) ?? shownDate(value)));
const address = (value: string | null): string | null => (value !== null && /^https?:\/\//iu.test(value) ? value : null);
const bylineOf = (article: JsonLd): string | null => person(article.names("author") ?? article.names("creator"));

/** A name without its "By"; null for the address of a profile. */
function person(value: string | null): string | null {
  const name = value?.replace(/^by\s+/iu, "").trim() ?? "";
  return name === "" || name.length > 150 || /^(?:https?:\/\/|@)/iu.test(name) ? null : name;
}
