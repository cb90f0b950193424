import { publicationDate } from "../../dates.js";
import type { JsonLd } from "../json-ld.js";
import type { Telling } from "../tag.js";
import { datesIn, type Order } from "./written.js";

/** Names of meta elements, without their marks and in small letters, that say when a page was published, most trusted first. */
const PUBLISHED =
  "articlepublishedtime ogarticlepublishedtime ogpublishedtime articlepublished articlepublicationdate datepublished datefirstpublished firstpublished dcdateissued dctermsissued dcissued dcdatepublished pubdate publishdate publisheddate publicationdate publishingdate dateofpublication publishedat publishedtime publishtime published parselypubdate sailthrudate cxenseparserecspublishtime cxenseparsepublishtime originalpublicationdate citationpublicationdate citationonlinedate citationdate rnewsdatepublished displaydate articledateoriginal articledate ptime btpubdate releasedate ogreleasedate videoreleasedate uploaddate postdate dateposted ogpubdate ogregdate weiboarticlecreateat mediatorpublishedtime dcsextarticlefirstpublished issuedate".split(
    " ",
  );
/** Those under which some pages give the day on which they were sent. */
const LOOSE = "date dcdate dctermsdate dctermscreated dcdatecreated dccreated datecreated created createdate creationdate timestamp".split(
  " ",
);
const UPDATED =
  "articlemodifiedtime ogupdatedtime ogarticlemodifiedtime datemodified lastmodified lastmod dctermsmodified dcdatemodified dcmodified articleupdated dateupdated lastupdated revised modified".split(
    " ",
  );

/** Dates in a page's metadata, as it gives them. */
export interface Said {
  readonly published: (order: Order) => string | null;
  readonly loose: (order: Order) => string | null;
  readonly updated: (order: Order) => string | null;
}

export function metaDates(elements: readonly Telling[]): Said {
  const values = new Map<string, string>();
  for (const { attributes } of elements) {
    const content = attributes["content"]?.trim() ?? "";
    if (content === "") continue;
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const name = attributes[attribute]?.toLowerCase().replace(/[^a-z]/gu, "");
      if (name !== undefined && !values.has(name)) values.set(name, content);
    }
  }
  const parsely = /"pub_date"\s*:\s*"([^"]{8,40})"/u.exec(values.get("parselypage") ?? "")?.[1];
  if (parsely !== undefined && !values.has("parselypubdate")) values.set("parselypubdate", parsely);
  const among = (names: readonly string[]) => (order: Order) => firstOf(names, (name) => momentOf(values.get(name) ?? null, order));
  return { published: among(PUBLISHED), loose: among(LOOSE), updated: among(UPDATED) };
}

export const jsonLdDate = (article: JsonLd, order: Order, ...fields: readonly string[]): string | null =>
  firstOf(fields, (field) => momentOf(article.text(field), order));

/** A date of metadata in ISO 8601, as it is given where it is given so; null where it is none, or one that programs put in place of none. */
export function momentOf(value: string | null, order: Order): string | null {
  const words = value?.replace(/\s+/gu, " ").trim() ?? "";
  const seconds = /^(\d{10})(\d{3})?$/u.exec(/^\/Date\((\d{13})\)\/$/u.exec(words)?.[1] ?? words)?.[1];
  const date =
    seconds === undefined
      ? (publicationDate(words) ?? datesIn(words, order)[0]?.date ?? null)
      : new Date(Number(seconds) * 1000).toISOString();
  return date === null || date < "1800" || date.startsWith("1970-01-01") ? null : date;
}

export function firstOf<T>(list: readonly T[], of: (one: T) => string | null): string | null {
  for (const one of list) {
    const found = of(one);
    if (found !== null) return found;
  }
  return null;
}
