import { parseFeed } from "feedsmith";
import { AnnalistError } from "../../kit/errors.js";
import type { Feed, FeedItem } from "../../model/index.js";
import { cleaned, rootOf } from "./clean.js";
import { decodeFeed } from "./decode.js";
import { itemsOf } from "./items.js";
import { brokenOpmlFeeds, opmlFeeds, pageFeeds } from "./lists.js";
import { alone, itemsOpened, jsonItems, lastResort, pieces } from "./salvage.js";
import { sitemapOf } from "./sitemap.js";

/** Bytes beyond which a feed is refused: the largest news sitemaps have a tenth of it. */
export const LARGEST_FEED = 20_000_000;
/** Items of one feed that are taken; news sitemaps hold at most 1,000. */
const MOST_ITEMS = 10_000;
/** Items of a broken feed that are saved one by one, which costs a millisecond each. */
const MOST_SAVED = 500;

export interface FeedSource {
  /** The `Content-Type` that it came with. */
  readonly contentType?: string | null;
  /** Where it was fetched: relative addresses count from there. */
  readonly url?: string | null;
}

/**
 * Reads RSS 0.9 to 2.0, Atom, RDF, JSON Feed, OPML, sitemaps and their indexes; broken ones are mended as far as they go and say so.
 * A page gives the feeds that it names. Throws E_FEED_INVALID, E_FEED_TOO_LARGE.
 */
export async function readFeed(bytes: Uint8Array, source: FeedSource = {}): Promise<Feed> {
  const { contentType = null, url = null } = source;
  if (bytes.length > LARGEST_FEED)
    throw new AnnalistError("E_FEED_TOO_LARGE", `it has ${Math.ceil(bytes.length / 1e6)} MB, more than ${LARGEST_FEED / 1e6}`, url);
  const raw = await decodeFeed(bytes, contentType);
  if (raw === null) throw new AnnalistError("E_FEED_INVALID", "it is no text", url);
  const { text, mended } = cleaned(raw);
  const feed = text.startsWith("{") ? fromJson(text, url) : fromMarkup(text, url);
  if (feed === null) throw new AnnalistError("E_FEED_INVALID", "it is neither a feed nor a list of feeds", url);
  const items = distinct(feed.items);
  return {
    ...feed,
    items: items.slice(0, MOST_ITEMS),
    lost: feed.lost + Math.max(0, items.length - MOST_ITEMS),
    mended: [...mended, ...feed.mended],
  };
}

function fromMarkup(text: string, url: string | null): Feed | null {
  const list = { title: null, items: [], minutes: null, mended: [], lost: 0 };
  switch (rootOf(text)) {
    case "opml": {
      const sound = attempt(() => opmlFeeds(text, url));
      if (sound !== null && sound.feeds.length > 0) return { ...list, kind: "opml", ...sound };
      const found = brokenOpmlFeeds(text, url);
      return { ...list, kind: "opml", feeds: found, mended: found.length > 0 ? ["the list was read by its xmlUrl alone"] : [] };
    }
    case "urlset":
    case "sitemapindex": {
      const sound = text
        .trimEnd()
        .toLowerCase()
        .endsWith(`${rootOf(text)}>`);
      // What stands behind the last whole entry is half an address.
      const whole = sound ? text : `${text.slice(0, lastEntry(text))}</${rootOf(text)}>`;
      const read = attempt(() => sitemapOf(whole, url));
      return read && { ...read, mended: sound ? [] : ["the sitemap breaks off"], lost: sound ? 0 : 1 };
    }
    case "html": {
      const feeds = pageFeeds(text, url);
      return feeds.length === 0 ? null : { ...list, kind: "page", feeds };
    }
    default:
      return fromFeed(text, url);
  }
}

function fromFeed(text: string, url: string | null): Feed | null {
  const parsed = attempt(() => parseFeed(text));
  const sound = parsed && itemsOf(parsed, url);
  const opened = itemsOpened(text);
  if (parsed !== null && sound !== null && sound.items.length >= opened)
    return { kind: parsed.format, ...sound, feeds: [], mended: [], lost: 0 };
  if (opened === 0) return null;
  const saved = salvaged(text, url);
  if (parsed !== null && sound !== null && sound.items.length >= saved.items.length)
    return { kind: parsed.format, ...sound, feeds: [], mended: [], lost: 0 };
  return saved;
}

/** Items of a broken feed that are first tried together. */
const TOGETHER = 32;

/** A broken feed's items, each from its own markup: together where they are sound, else in halves, so that one broken item costs no other. */
function itemsApart(head: string, chunks: readonly string[], url: string | null): (FeedItem | null)[] {
  const parsed = attempt(() => itemsOf(parseFeed(alone(head, chunks.join(""))), url).items);
  if (chunks.length === 1) return [parsed?.[0] ?? lastResort(chunks[0] ?? "", url)];
  if (parsed?.length === chunks.length) return parsed;
  const half = chunks.length >> 1;
  return [...itemsApart(head, chunks.slice(0, half), url), ...itemsApart(head, chunks.slice(half), url)];
}

/** Item by item. */
function salvaged(text: string, url: string | null): Feed {
  const { head, chunks } = pieces(text);
  const root = rootOf(text);
  const kind = root === "feed" ? "atom" : root === "rdf" ? "rdf" : "rss";
  const closed = root === "feed" ? `${head}</feed>` : `${head}</channel></rss>`;
  const own = attempt(() => itemsOf(parseFeed(closed), url));
  const found: (FeedItem | null)[] = [];
  for (let at = 0; at < Math.min(chunks.length, MOST_SAVED); at += TOGETHER)
    found.push(...itemsApart(head, chunks.slice(at, Math.min(at + TOGETHER, MOST_SAVED)), url));
  const items = found.flatMap((one) =>
    one === null || (one.url === null && one.html === null) ? [] : [{ ...one, publisher: one.publisher ?? own?.title ?? null }],
  );
  const lost = chunks.length - items.length;
  return {
    kind,
    title: own?.title ?? null,
    minutes: own?.minutes ?? null,
    items,
    feeds: [],
    mended: ["the markup is broken; it was read item by item"],
    lost,
  };
}

function fromJson(text: string, url: string | null): Feed | null {
  const sound = attempt(() => itemsOf(parseFeed(text), url));
  if (sound !== null) return { kind: "json", ...sound, feeds: [], mended: [], lost: 0 };
  const found = jsonItems(text);
  if (found.length === 0) return null;
  const saved = attempt(() =>
    itemsOf(parseFeed(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: null, items: found })), url),
  );
  return saved && { kind: "json", ...saved, feeds: [], mended: ["the JSON is broken; its whole items were read"], lost: 1 };
}

const lastEntry = (text: string): number =>
  Math.max(0, ...["</url>", "</sitemap>"].map((tag) => (text.includes(tag) ? text.lastIndexOf(tag) + tag.length : 0)));

/** Items that say where their report is or carry it, each once. */
function distinct(items: readonly FeedItem[]): FeedItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const name = item.url ?? item.guid ?? item.title;
    if (name === null || (item.url === null && item.html === null && item.text === null) || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Null where a parser throws: what it throws at broken markup is its own affair. */
function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
