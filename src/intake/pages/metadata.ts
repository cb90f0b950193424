import type { Evidence } from "../../model/index.js";
import { webAddress } from "../feeds/address.js";
import { jsonLdDate, metaDates, momentOf } from "./dates/said.js";
import type { Order } from "./dates/written.js";
import { unescaped } from "./entities.js";
import { jsonLdOf, type JsonLd } from "./json-ld.js";
import { microdataOf } from "./microdata.js";
import type { Telling } from "./tag.js";
import type { Page } from "./tree.js";

export interface Found {
  readonly value: string;
  readonly from: Evidence;
}
/** A date of metadata and where it stands, as the order of days and months has it; null where none is. */
type Dating = (order: Order) => readonly [Evidence, string | null] | null;
/** What a page's markup says of its dates. */
export interface PageDates {
  readonly published: Dating;
  readonly updated: Dating;
  /** By names under which some pages give the day on which they were sent. */
  readonly loose: (order: Order) => string | null;
  /** Elements for times. */
  readonly times: readonly Telling[];
}
export type PageMetadata = Partial<Record<"title" | "publisher" | "byline" | "url", Found>> & {
  readonly dates: PageDates;
  /** The language and country that the page gives as its own. */
  readonly locale: string | null;
  /** The article's text as JSON-LD gives it: a check, and a last resort. */
  readonly articleBody: string | null;
};

/** What a page says of itself: JSON-LD first, then microdata, meta elements. Its relative addresses count from `foundAt`. */
export function metadataOf({ telling, language }: Page, foundAt: string | null = null): PageMetadata {
  const all = (name: string): readonly Telling[] => telling.get(name) ?? [];
  const meta = metaOf(all("meta"));
  const shown = meta("og:title", "twitter:title") ?? all("title")[0]?.text.trim() ?? null;
  const article = jsonLdOf(all("script"), shown);
  const micro = microdataOf([...all("itemprop"), ...all("time")]);
  const canonical = address(all("link").find(isCanonical)?.attributes["href"], foundAt) ?? address(meta("og:url"), foundAt);
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
      byline: first(
        ["json-ld", bylineOf(article)],
        ["microdata", person(micro("author"))],
        ["meta", person(meta("author", "byl", "dc.creator", "DC.creator", "parsely-author", "sailthru.author", "article:author"))],
      ),
      url: first(["meta", canonical], ["json-ld", address(article.text("url") ?? article.text("mainEntityOfPage"), null)]),
    }),
    dates: datesOf(article, micro, telling),
    locale: language ?? meta("og:locale", "content-language"),
    articleBody: article.text("articleBody"),
  };
}

function datesOf(article: JsonLd, micro: ReturnType<typeof microdataOf>, telling: Page["telling"]): PageDates {
  const said = metaDates(telling.get("meta") ?? []);
  const dating =
    (json: readonly string[], item: readonly string[], meta: (order: Order) => string | null): Dating =>
    (order) => {
      const ways: (readonly [Evidence, () => string | null])[] = [
        ["json-ld", () => jsonLdDate(article, order, ...json)],
        ["microdata", () => item.map((name) => momentOf(micro(name), order)).find((date) => date !== null) ?? null],
        ["meta", () => meta(order)],
      ];
      for (const [from, way] of ways) {
        const date = way();
        if (date !== null) return [from, date];
      }
      return null;
    };
  return {
    published: dating(["datePublished", "dateCreated", "uploadDate"], ["datePublished", "dateCreated", "issued"], said.published),
    updated: dating(["dateModified"], ["dateModified", "modified"], said.updated),
    loose: (order) => said.loose(order) ?? momentOf(micro("created") ?? micro("date"), order),
    times: telling.get("time") ?? [],
  };
}

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

const isCanonical = ({ attributes }: Telling): boolean => /(?:^|\s)canonical(?:\s|$)/iu.test(attributes["rel"] ?? "");
/** An absolute address as it stands, a relative one from where the page was found. */
const address = (value: string | null | undefined, foundAt: string | null): string | null =>
  value != null && /^https?:\/\//iu.test(value) ? value : foundAt === null ? null : webAddress(value, foundAt);
const bylineOf = (article: JsonLd): string | null => person(article.names("author") ?? article.names("creator"));

/** A name without its "By"; null for the address of a profile. */
function person(value: string | null): string | null {
  const name = value?.replace(/^by\s+/iu, "").trim() ?? "";
  return name === "" || name.length > 150 || /^(?:https?:\/\/|@)/iu.test(name) ? null : name;
}
