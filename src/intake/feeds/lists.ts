import { parseOpml } from "feedsmith";
import type { FeedLink } from "../../model/index.js";
import { webAddress } from "./address.js";
import { plain } from "./plain.js";

interface Outline {
  readonly xmlUrl?: string;
  readonly url?: string;
  readonly type?: string;
  readonly title?: string;
  readonly text?: string;
  readonly outlines?: readonly Outline[];
}

/** The feeds of an OPML list, folders flattened, each once; `lost` counts entries without an address of the web. Throws where it is no XML. */
export function opmlFeeds(text: string, address: string | null): { readonly feeds: FeedLink[]; readonly lost: number } {
  const found: FeedLink[] = [];
  let lost = 0;
  const waiting: Outline[] = [...((parseOpml(text).body?.outlines ?? []) as Outline[])];
  for (let outline = waiting.shift(); outline !== undefined; outline = waiting.shift()) {
    const named = outline.xmlUrl ?? (["rss", "include", "atom"].includes(outline.type ?? "") ? outline.url : undefined);
    const url = webAddress(named, address);
    if (url !== null) found.push({ url, title: plain(outline.title ?? outline.text), updated: null });
    else if (named !== undefined) lost++;
    waiting.unshift(...(outline.outlines ?? []));
  }
  return { feeds: once(found), lost };
}

/** The feeds of a broken OPML list: every `xmlUrl`. */
export const brokenOpmlFeeds = (text: string, address: string | null): FeedLink[] =>
  once(
    [...text.matchAll(/\bxmlUrl\s{0,5}=\s{0,5}["']([^"'<>]{1,4096})["']/giu)].flatMap((m) => {
      const url = webAddress(plain(m[1]), address);
      return url === null ? [] : [{ url, title: null, updated: null }];
    }),
  );

/** The feeds that a page names in its `<link rel="alternate">` elements. */
export function pageFeeds(text: string, address: string | null): FeedLink[] {
  const links = [...text.slice(0, 500_000).matchAll(/<link\b[^<>]{1,2000}>/giu)].map((m) => m[0]);
  return once(
    links.flatMap((link) => {
      if (!/type\s{0,5}=\s{0,5}["']?application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)/iu.test(link)) return [];
      const url = webAddress(plain(attribute(link, "href")), address);
      return url === null ? [] : [{ url, title: plain(attribute(link, "title")), updated: null }];
    }),
  );
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,4096})"|'([^']{0,4096})')`, "iu")
    .exec(tag)
    ?.slice(1)
    .find((v) => v !== undefined) ?? null;

const once = (links: readonly FeedLink[]): FeedLink[] => [...new Map(links.map((l) => [l.url, l])).values()];
