import type { FeedItem } from "./feed.js";
import type { Report } from "./report.js";

/** Where reports go. */
export interface ReportSink {
  /**
   * Resolves when the report is durable: from then on no crash loses it. A report that is there already is kept once, so that what was put
   * before a crash may be put again after it. Rejects with an AnnalistError where the report itself cannot be taken.
   */
  put(report: Report): Promise<void>;
}

/** What a watch knows of a feed. */
export interface FeedState {
  readonly url: string;
  readonly title: string | null;
  /** The list that named it, or null where the user did. */
  readonly list: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds since 1970: when it was last asked, and when it is asked next. */
  readonly asked: number | null;
  readonly due: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Code of the last failure, or null after a success. */
  readonly error: string | null;
  /** Items that were new, in all. */
  readonly items: number;
  /** False where the list that named it names it no more. */
  readonly active: boolean;
}

/** By what a feed tells that an item has changed. */
export interface ItemMark {
  /** Milliseconds since 1970: the latest time that the feed gives the item, or null. */
  readonly time: number | null;
  /** Hash of the feed's address. */
  readonly feed: string;
  /** Hash of the title and the article as the feed gives them; another feed words them otherwise. */
  readonly words: string;
}

/** How an item stood when it was last taken. */
export interface TakenItem {
  readonly mark: ItemMark;
  /** Hash of the report's own words; null where they are not known. */
  readonly text: string | null;
  /** Milliseconds since 1970. */
  readonly taken: number;
  /** How often it was taken again. */
  readonly again: number;
  /** How often in a row it was taken again and had not changed. */
  readonly idle: number;
}

/** An item that was seen and is not yet done, or is to be taken again. */
export interface WaitingItem {
  /** Names the item for good, and its report. */
  readonly key: string;
  /** Address of the feed that brought it. */
  readonly feed: string;
  readonly item: FeedItem;
  /** Missing where an older program noted the item. */
  readonly mark?: ItemMark;
  /** Comes after the one that waits under its key, whose report may be in the sink already: in its place, the same words might come twice. */
  readonly behind?: true;
  readonly tries: number;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** An item that will not be tried again, and why. */
export interface AsideItem {
  readonly key: string;
  readonly url: string | null;
  readonly code: string;
  readonly message: string;
}

/** What a watch remembers across crashes. Each promise resolves when the step is durable; a step is kept whole or not at all. */
export interface WatchLog {
  readonly feeds: ReadonlyMap<string, FeedState>;
  readonly waiting: ReadonlyMap<string, WaitingItem>;
  /** `updates` are reports that were put again because their words had changed. */
  /** What waits behind a waiting item, by its key. */
  readonly behind: ReadonlyMap<string, WaitingItem>;
  readonly counts: { readonly done: number; readonly updates: number; readonly aside: ReadonlyMap<string, number> };
  /** Whether an item was seen before: waiting, done or set aside. */
  has(key: string): boolean;
  /** Whether the item's report was put before, or another item brought it. */
  isDone(key: string): boolean;
  /** How a done item stood when it was last taken; null where that is not known. */
  taken(key: string): TakenItem | null;
  /** A feed was asked: its new state and its new items, in one step. */
  asked(feed: FeedState, items: readonly WaitingItem[]): Promise<void>;
  /**
   * The item's report is in the sink; `also` is a second key under which it must not come again. What waits behind it
   * with a newer mark waits in its place. `changed` counts an update.
   */
  done(key: string, also: string | null, taken: TakenItem, changed?: boolean): Promise<void>;
  /** Notes how items stand that are done and of which that is not known. */
  marked(items: ReadonlyMap<string, TakenItem>): Promise<void>;
  delayed(key: string, tries: number, due: number): Promise<void>;
  setAside(item: AsideItem): Promise<void>;
  close(): Promise<void>;
}
