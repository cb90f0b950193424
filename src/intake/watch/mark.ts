import { createHash } from "node:crypto";
import type { FeedItem, ItemMark, Report } from "../../model/index.js";
import { plain } from "../feeds/plain.js";

/** How far ahead of our clock a feed may be, in milliseconds: a later time says nothing, and would hide every true one after it. */
const AHEAD = 24 * 3_600_000;

/** The mark that a feed gives an item; what stands between the words of its markup changes with every request and is no part of it. */
export function markOf(feed: string, { title, published, updated, html, text }: FeedItem, now: number): ItemMark {
  const times = [published, updated].map((time) => Date.parse(time ?? "")).filter((time) => time <= now + AHEAD);
  return {
    time: times.length === 0 ? null : Math.max(...times),
    feed: hash(feed, 6),
    words: hash(JSON.stringify([title, plain(html) ?? text]), 12),
  };
}

/**
 * Whether a mark tells of a change since another: a later time, or other words of the same feed. Of another feed, and where no time was
 * known, a time counts only where it is later than that at which the item was taken, in milliseconds; null where it was not.
 */
export function tellsMore(mark: ItemMark, known: ItemMark, taken: number | null): boolean {
  const same = mark.feed === known.feed;
  if (same && mark.words !== known.words) return true;
  const since = same && known.time !== null ? known.time : Math.max(known.time ?? -Infinity, taken ?? -Infinity);
  return mark.time !== null && mark.time > since;
}

/** A hash of a report's own words: what stands around an article changes without it. */
export const wordsOf = ({ title, text, blocks }: Report): string =>
  hash(JSON.stringify([title, ...blocks.filter((b) => !b.furniture).map((b) => text.slice(b.start, b.end))]), 12);

const hash = (words: string, letters: number): string => createHash("sha256").update(words).digest("base64url").slice(0, letters);
