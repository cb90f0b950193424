import type { Feed, FeedItem, ItemMark, TakenItem, WaitingItem, WatchLog } from "../../model/index.js";
import { MOST_AGAIN, rested } from "./intervals.js";
import { itemKey } from "./key.js";
import { markOf, tellsMore } from "./mark.js";

/** Items of a plain sitemap, which names all that a site has, are taken while they are this young, in milliseconds. */
const NEW_PAGE = 2 * 24 * 3_600_000;

/** What a feed's items come to, those in order the oldest first, as feeds go from new to old. */
export interface Sifted {
  /** Never seen. */
  readonly unseen: WaitingItem[];
  /** Seen before and changed: to be taken again, or in place of what waits. */
  readonly changed: WaitingItem[];
  /** Of which only the time has moved while they wait: what comes of them will be of this mark. */
  readonly moved: Map<string, ItemMark>;
  /** Done, but nobody knows by what mark. */
  readonly unmarked: Map<string, TakenItem>;
}

/** Sorts a feed's items by what the log knows of them; `busy` tells what is being taken at this moment. */
export function sifted(
  feed: Feed,
  url: string,
  { log, now, busy }: { log: WatchLog; now: number; busy: (key: string) => boolean },
): Sifted {
  const found: Sifted = { unseen: [], changed: [], moved: new Map(), unmarked: new Map() };
  const seen = new Set<string>();
  for (const item of [...feed.items].reverse()) {
    const key = itemKey(url, item);
    if (seen.has(key)) continue;
    seen.add(key);
    const mark = markOf(url, item, now);
    const one: WaitingItem = { key, feed: url, item, mark, tries: 0, due: now };
    if (!log.has(key)) {
      if (!isOld(feed, item, now)) found.unseen.push(one);
    } else if (item.url !== null) again(found, one, mark, { log, now, busy: busy(key) });
  }
  return found;
}

const isOld = (feed: Feed, { title, updated }: FeedItem, now: number): boolean =>
  feed.kind === "sitemap" && title === null && !(now - Date.parse(updated ?? "") < NEW_PAGE);

/** Without an address an item's next version could not be told from another report: such items do not come here. */
function again(found: Sifted, one: WaitingItem, mark: ItemMark, of: { log: WatchLog; now: number; busy: boolean }): void {
  const { log, now, busy } = of;
  const { key } = one;
  const waiting = log.waiting.get(key);
  const taken = log.taken(key);
  if (taken !== null && taken.again + (waiting === undefined ? 0 : 1) >= MOST_AGAIN) return;
  if (waiting !== undefined) {
    const last = log.behind.get(key) ?? waiting;
    const known = last.mark ?? markOf(last.feed, last.item, now);
    if (!tellsMore(mark, known, null)) return;
    const reworded = mark.feed === known.feed && mark.words !== known.words;
    // What was never begun may still be exchanged.
    if (!busy && reworded && waiting.tries === 0 && waiting.due > now) found.changed.push({ ...one, due: waiting.due });
    else if (busy || reworded) found.changed.push({ ...one, behind: true });
    else if (mark.feed === known.feed) found.moved.set(key, mark);
    return;
  }
  if (!log.isDone(key)) return;
  if (taken === null) found.unmarked.set(key, { mark, text: null, taken: now, again: 0, idle: 0 });
  else if (tellsMore(mark, taken.mark, taken.taken)) found.changed.push({ ...one, due: Math.max(now, rested(taken)) });
}
