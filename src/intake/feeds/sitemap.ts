import { XMLParser } from "fast-xml-parser";
import type { Feed, FeedItem, FeedLink } from "../../model/index.js";
import { webAddress } from "./address.js";
import { feedDate } from "./dates.js";
import { plain } from "./plain.js";

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (name) => name === "url" || name === "sitemap",
});

type Node = { readonly [name: string]: unknown };
const node = (value: unknown): Node =>
  typeof value === "object" && value !== null ? (Array.isArray(value) ? node(value[0]) : (value as Node)) : {};
const text = (value: unknown): string | null => (Array.isArray(value) ? text(value[0]) : typeof value === "string" ? plain(value) : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A news sitemap, a plain one (addresses and dates alone), or an index of sitemaps. Throws where it is no XML. */
export function sitemapOf(source: string, address: string | null): Omit<Feed, "mended" | "lost"> {
  const root = node(parser.parse(source));
  const index = "sitemapindex" in root;
  const title = address === null ? null : new URL(address).hostname;
  if (index) {
    const feeds = list(node(root["sitemapindex"])["sitemap"]).flatMap((s): FeedLink[] => {
      const url = webAddress(text(node(s)["loc"]), address);
      return url === null ? [] : [{ url, title: null, updated: feedDate(text(node(s)["lastmod"])) }];
    });
    return { kind: "sitemap-index", title, items: [], feeds, minutes: null };
  }
  const items = list(node(root["urlset"])["url"]).map((u) => entry(node(u), address));
  return { kind: "sitemap", title: items.find((i) => i.publisher !== null)?.publisher ?? title, items, feeds: [], minutes: null };
}

function entry(url: Node, address: string | null): FeedItem {
  const news = node(url["news"]);
  const changed = feedDate(text(url["lastmod"]));
  return {
    url: webAddress(text(url["loc"]), address),
    guid: null,
    title: text(news["title"]),
    published: feedDate(text(news["publication_date"])),
    updated: changed,
    author: null,
    publisher: text(node(news["publication"])["name"]),
    html: null,
    text: null,
  };
}
