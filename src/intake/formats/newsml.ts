import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { reportFromDelivered, type Delivered } from "./delivered.js";
import { attribute, children, first, parseXml, wordsOf, type Xml } from "./xml.js";

/** The items of a NewsML-G2 file: one alone, or those of a message. Throws E_XML_INVALID, E_ARCHIVE_UNSAFE. */
export function newsItems(text: string): readonly Xml[] {
  const root = parseXml(text);
  const message = first(root, "newsMessage");
  const items =
    message === undefined ? children(root, "newsItem") : children(message, "itemSet").flatMap((set) => children(set, "newsItem"));
  return items.filter((item): item is Xml => typeof item === "object" && item !== null);
}

/** A Report from a newsItem; null where it is a picture, a video or another thing without text. Throws E_REPORT_WITHDRAWN, E_NO_ARTICLE. */
export async function reportFromNewsItem(item: Xml, id: string): Promise<Report | null> {
  const meta = first(item, "itemMeta");
  const content = first(item, "contentMeta");
  const kind = attribute(first(meta, "itemClass"), "qcode");
  if (kind !== null && !/:(?:text|composite)$/u.test(kind)) return null;
  const status = attribute(first(meta, "pubStatus"), "qcode");
  if (/cancel|withh?eld/iu.test(status ?? "")) throw new AnnalistError("E_REPORT_WITHDRAWN", `its status is "${status}"`);
  const link = children(meta, "link").find(
    (l) => /^https?:/iu.test(attribute(l, "href") ?? "") && /html/iu.test(attribute(l, "contenttype") ?? "html"),
  );
  return reportFromDelivered({
    id: attribute(item, "guid") ?? id,
    body: bodyOf(item),
    title: wordsOf(first(content, "headline")) ?? wordsOf(first(meta, "title")),
    publisher: nameOf(first(meta, "provider")) ?? nameOf(first(content, "infoSource")),
    published: wordsOf(first(meta, "versionCreated")) ?? wordsOf(first(content, "contentCreated")) ?? wordsOf(first(meta, "firstCreated")),
    byline: wordsOf(first(content, "by")) ?? nameOf(first(content, "creator")),
    url: attribute(link, "href"),
    language: attribute(first(content, "language"), "tag") ?? attribute(item, "xml:lang") ?? attribute(item, "lang"),
  });
}

/** A party's name in words; else as a literal or a code, without the scheme before it. */
function nameOf(party: unknown): string | null {
  return wordsOf(first(party, "name")) ?? attribute(party, "literal") ?? attribute(party, "qcode")?.replace(/^[^:]*:/u, "") ?? null;
}

/** XHTML or NITF of inlineXML, else the text of inlineData. */
function bodyOf(item: Xml): Delivered["body"] {
  for (const set of children(item, "contentSet")) {
    for (const inline of children(set, "inlineXML")) {
      const words = rawOf(inline);
      if (words !== null) return { markup: true, words: bodyMarkup(words) };
    }
    for (const inline of children(set, "inlineData")) {
      const words = rawOf(inline);
      if (words !== null) return plainOrMarkup(words, /html/iu.test(attribute(inline, "contenttype") ?? ""));
    }
  }
  return null;
}

function rawOf(inline: unknown): string | null {
  const raw = typeof inline === "string" ? inline : (inline as Xml | undefined)?.["#"];
  return typeof raw === "string" && raw.trim() !== "" ? raw : null;
}

/** Character data as it was meant: a CDATA section's is taken as it stands, other text has its entities resolved. */
function plainOrMarkup(raw: string, html: boolean): Delivered["body"] {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/u.exec(raw)?.[1];
  return { markup: html, words: cdata ?? wordsOf(raw) ?? "" };
}

/** What stands inside the body of an XHTML or NITF document, prefixes taken off, without NITF's own head. */
function bodyMarkup(xml: string): string {
  const plain = xml.replace(/<(\/?)[\w-]{1,40}:(?=[\w.-]+[\s/>])/gu, "<$1").replace(/<([\w.-]+)((?:\s[^<>]*)?)\/>/gu, expanded);
  const start = /<body\.content(?:\s[^<>]*)?>/iu.exec(plain) ?? /<body(?:\s[^<>]*)?>/iu.exec(plain);
  if (start === null) return plain;
  const rest = plain.slice(start.index + start[0].length);
  const end = rest.search(/<\/body(?:\.content)?\s*>/iu);
  return end < 0 ? rest : rest.slice(0, end);
}

/** `<p/>` as HTML understands it; elements that HTML has empty stay. */
const expanded = (whole: string, name: string, rest: string): string =>
  /^(?:br|hr|img)$/iu.test(name) ? whole : `<${name}${rest}></${name}>`;
