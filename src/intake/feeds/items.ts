import type { parseFeed } from "feedsmith";
import type { FeedItem } from "../../model/index.js";
import { webAddress } from "./address.js";
import { feedDate } from "./dates.js";
import { plain } from "./plain.js";
import { wholeArticle } from "./whole.js";

/** What feedsmith makes of a feed. */
export type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<F extends Parsed["format"]> = Extract<Parsed, { format: F }>["feed"];
type ItemOf<F extends "rss" | "rdf" | "json"> = NonNullable<Of<F>["items"]>[number];
type Entry = NonNullable<Of<"atom">["entries"]>[number];
type Links = readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined;

/** What a parsed feed says of itself and its items. `address` is where it was fetched: relative links count from there. */
export function itemsOf(parsed: Parsed, address: string | null): { title: string | null; items: FeedItem[]; minutes: number | null } {
  switch (parsed.format) {
    case "rss": {
      const { feed } = parsed;
      const channel = { title: plain(feed.title), base: webAddress(feed.link, address) ?? address };
      return { title: channel.title, items: (feed.items ?? []).map((i) => rssItem(i, channel)), minutes: feed.ttl ?? syndication(feed.sy) };
    }
    case "rdf": {
      const { feed } = parsed;
      const channel = { title: plain(feed.title), base: webAddress(feed.link, address) ?? address };
      return { title: channel.title, items: (feed.items ?? []).map((i) => rssItem(i, channel)), minutes: syndication(feed.sy) };
    }
    case "atom": {
      const { feed } = parsed;
      const channel = {
        title: plain(feed.title?.value),
        base: webAddress(alternate(feed.links), address) ?? address,
        author: names(feed.authors?.map((a) => a.name)),
      };
      return { title: channel.title, items: (feed.entries ?? []).map((e) => atomItem(e, channel)), minutes: syndication(feed.sy) };
    }
    case "json": {
      const { feed } = parsed;
      const channel = { title: plain(feed.title), base: webAddress(feed.home_page_url, address) ?? address };
      const author = names(feed.authors?.map((a) => a.name));
      return { title: channel.title, items: (feed.items ?? []).map((i) => jsonItem(i, { ...channel, author })), minutes: null };
    }
  }
}

interface Channel {
  readonly title: string | null;
  readonly base: string | null;
}

function rssItem(item: Partial<ItemOf<"rss">> & Partial<ItemOf<"rdf">>, channel: Channel): FeedItem {
  const guid = item.guid?.value ?? item.rdf?.about ?? item.atom?.id ?? null;
  const permanent = item.guid?.isPermaLink === false ? null : webAddress(guid);
  return {
    url: webAddress(item.link ?? alternate(item.atom?.links), channel.base) ?? permanent,
    guid,
    title: plain(item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value),
    published: feedDate(item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published),
    updated: feedDate(item.atom?.updated ?? item.dcterms?.modified?.[0]),
    author:
      names(item.dc?.creators) ??
      names(item.authors?.map(mailPerson)) ??
      names(item.atom?.authors?.map((a) => a.name)) ??
      names([item.itunes?.author]),
    publisher: plain(item.source?.title ?? item.dc?.publishers?.[0]) ?? channel.title,
    html: wholeArticle(item.content?.encoded, item.description),
    text: null,
  };
}

function atomItem(entry: Entry, channel: Channel & { readonly author: string | null }): FeedItem {
  const { content, summary } = entry;
  const whole = wholeArticle(content?.value, summary?.value);
  const wordsOnly = whole !== null && !/<[a-z]/iu.test(whole);
  const published = feedDate(entry.published ?? entry.dc?.dates?.[0]);
  const updated = feedDate(entry.updated);
  return {
    url: webAddress(alternate(entry.links) ?? content?.src, channel.base) ?? webAddress(entry.id),
    guid: entry.id ?? null,
    title: plain(entry.title?.value),
    published: published ?? updated,
    updated,
    author: names(entry.authors?.map((a) => a.name)) ?? names(entry.dc?.creators) ?? channel.author,
    publisher: plain(entry.source?.title?.value) ?? channel.title,
    html: wordsOnly ? null : whole,
    text: wordsOnly ? whole : null,
  };
}

function jsonItem(item: Partial<ItemOf<"json">>, channel: Channel & { readonly author: string | null }): FeedItem {
  const html = wholeArticle(item.content_html, null);
  return {
    url: webAddress(item.url ?? item.external_url, channel.base) ?? webAddress(item.id),
    guid: item.id ?? null,
    title: plain(item.title),
    published: feedDate(item.date_published),
    updated: feedDate(item.date_modified),
    author: names(item.authors?.map((a) => a.name)) ?? channel.author,
    publisher: channel.title,
    html,
    text: html === null ? wholeArticle(item.content_text, null) : null,
  };
}

/** The link to the page itself; a link without a relation is one. */
const alternate = (links: Links): string | undefined =>
  (
    links?.find((l) => (l.rel ?? "alternate") === "alternate" && /html|^$/iu.test(l.type ?? "")) ??
    links?.find((l) => (l.rel ?? "alternate") === "alternate")
  )?.href;

/** "newsdesk@example.org (Jane Doe)" is Jane Doe; a bare mail address is nobody's name. */
function mailPerson(person: { readonly name?: string; readonly email?: string }): string | undefined {
  const said = person.name ?? person.email ?? "";
  return /\(([^()]{2,80})\)/u.exec(said)?.[1] ?? (said.includes("@") ? undefined : said);
}

/** What content systems write where nobody is named. */
const NOBODY = /^(?:admin(?:istrator)?|webmaster|root|user)$/iu;

function names(list: readonly (string | undefined)[] | undefined): string | null {
  const all = new Set(
    (list ?? []).map((n) => plain(n)?.replace(/^by\s+/iu, "")).filter((n) => n !== undefined && n !== "" && !NOBODY.test(n)),
  );
  return all.size === 0 ? null : [...all].join(", ");
}

const PERIODS: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, weekly: 10080, monthly: 43200, yearly: 525600 };
/** Minutes of `sy:updatePeriod` and `sy:updateFrequency`. */
function syndication(sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined): number | null {
  const period = PERIODS[sy?.updatePeriod?.toLowerCase() ?? ""];
  return period === undefined ? null : Math.round(period / Math.max(1, sy?.updateFrequency ?? 1));
}
