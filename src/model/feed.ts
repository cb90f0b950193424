/** One item of a feed, whatever the feed's format. What the feed does not say is null. */
export interface FeedItem {
  /** Absolute http or https address of the item's page. */
  readonly url: string | null;
  /** The feed's own name for the item (guid, Atom id); unique at best inside the feed. */
  readonly guid: string | null;
  /** Plain text. */
  readonly title: string | null;
  /** ISO 8601 date or date-time, with the feed's own offset from UTC, so that the day is the publisher's. */
  readonly published: string | null;
  /** As `published`. */
  readonly updated: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** The whole article as markup, where the feed carries it. */
  readonly html: string | null;
  /** The whole article as plain text, where the feed carries it so. */
  readonly text: string | null;
}

export const FEED_KINDS = ["rss", "atom", "rdf", "json", "opml", "sitemap", "sitemap-index", "page"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Another feed that a list names: an OPML outline, a sitemap of an index, a page's `<link rel="alternate">`. */
export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601; when it last changed, where the list says so. */
  readonly updated: string | null;
}

/** What a feed holds. */
export interface Feed {
  readonly kind: FeedKind;
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** Feeds that a list names; empty for feeds that carry items. */
  readonly feeds: readonly FeedLink[];
  /** Minutes for which the publisher asks not to come again. */
  readonly minutes: number | null;
  /** What was broken and mended, for people; empty for a sound feed. */
  readonly mended: readonly string[];
  /** Items that could not be saved, or beyond the limit; of a list, entries that name no address of the web. */
  readonly lost: number;
}
