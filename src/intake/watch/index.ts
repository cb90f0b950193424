import { setMaxListeners } from "node:events";
import { AnnalistError } from "../../kit/errors.js";
import type {
  Feed,
  FeedKind,
  FeedLink,
  FeedState,
  ItemMark,
  Report,
  ReportSink,
  TakenItem,
  WaitingItem,
  WatchLog,
} from "../../model/index.js";
import { LARGEST_FEED, readFeed } from "../feeds/index.js";
import { unpacked } from "../fetch/body.js";
import { FetchError, type Fetched, type Fetcher } from "../fetch/index.js";
import { MOST_TRIES, nextLook, nextTry, rested } from "./intervals.js";
import { addressKey } from "./key.js";
import { markOf, wordsOf } from "./mark.js";
import { reportOfItem, reportOfPage } from "./report.js";
import { sifted } from "./sift.js";

export { JournalLog } from "./journal-log.js";

export interface WatchSettings {
  /** Feeds, lists of feeds and pages that name feeds. */
  readonly feeds: readonly FeedLink[];
  readonly fetcher: Pick<Fetcher, "fetch">;
  readonly log: WatchLog;
  readonly sink: ReportSink;
  /** Milliseconds between two looks at a feed that asks for nothing else. */
  readonly every: number;
  /** Looks once at every feed that is due, takes what it finds, and ends. */
  readonly once?: boolean;
  /** Ends the watch: what is under way is broken off and taken up by the next one. */
  readonly signal: AbortSignal;
  /** Told after each step. */
  readonly onStep?: (told: { readonly error: AnnalistError | null }) => void;
}

const FEED_LIMITS = { wire: LARGEST_FEED, size: LARGEST_FEED, ratio: 200 };
const FEED_TYPES =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5";
const PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.1";
/** Feeds that are taken of one list, by its kind: of an index the newest, of a page the first. */
const MOST_LISTED: Readonly<Partial<Record<FeedKind, number>>> = { opml: 5_000, "sitemap-index": 10, page: 1 };
/** How far a list's list is followed. */
const DEEPEST = 2;

/**
 * Follows feeds: looks at each when it is due, fetches the pages of new and changed items, and puts their reports into the sink. An item is seen
 * durably before its feed counts as read, and done only once its report is durable: a crash at any moment loses nothing and brings
 * nothing twice. Rejects with E_OUTPUT where log or sink fail.
 */
export function watch(settings: WatchSettings): Promise<void> {
  return new Watch(settings).run();
}

class Watch {
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Names of what is under way. */
  private readonly busy = new Set<string>();
  /** Newer marks of items that wait. */
  private readonly moved = new Map<string, ItemMark>();
  private readonly stop = new AbortController();
  private readonly signal: AbortSignal;
  private failure: unknown = null;

  constructor(private readonly of: WatchSettings) {
    this.signal = AbortSignal.any([of.signal, this.stop.signal]);
    // Every request listens to it.
    setMaxListeners(0, this.signal);
  }

  async run(): Promise<void> {
    await this.settle();
    for (const link of this.of.feeds) this.follow(link, null);
    for (const key of this.of.log.waiting.keys()) this.queue(key);
    if (this.of.once !== true && !this.signal.aborted)
      await new Promise<void>((resolve) => this.signal.addEventListener("abort", () => resolve(), { once: true }));
    while (this.running.size > 0) await Promise.all(this.running);
    for (const timer of this.timers.values()) clearTimeout(timer);
    if (this.failure !== null) throw this.failure;
  }

  /** Says of each feed that is known whether this watch follows it: what an earlier one followed may be named no more. */
  private async settle(): Promise<void> {
    const { feeds } = this.of.log;
    const given = new Set(this.of.feeds.map((link) => link.url));
    const followed = (state: FeedState, depth = 0): boolean => {
      if (given.has(state.url)) return true;
      const list = state.list === null || depth >= DEEPEST ? undefined : feeds.get(state.list);
      return list !== undefined && state.active && followed(list, depth + 1);
    };
    const lists = new Set([...feeds.values()].map((state) => state.list));
    // A list that is taken up again is read anew, whatever it says of not having changed: what it named was left.
    const anew = (state: FeedState) => (lists.has(state.url) ? { etag: null, lastModified: null, due: 0 } : {});
    for (const [state, active] of [...feeds.values()].map((state) => [state, followed(state)] as const))
      if (active !== state.active) await this.of.log.asked({ ...state, ...(active ? anew(state) : {}), active }, []);
  }

  /** Takes a feed up, and those that it named when it was last read. */
  private follow(link: FeedLink, list: string | null, depth = 0): void {
    const known = this.of.log.feeds.get(link.url);
    const state: FeedState = { ...(known ?? unread(link)), title: link.title ?? known?.title ?? null, list, active: true };
    this.at(link.url, state.due, () => this.look(state, depth));
    if (depth >= DEEPEST) return;
    for (const child of this.of.log.feeds.values()) {
      if (child.list === link.url && child.active && !this.waits(child.url))
        this.follow({ url: child.url, title: child.title, updated: null }, link.url, depth + 1);
    }
  }

  private waits(name: string): boolean {
    return this.timers.has(name) || this.busy.has(name);
  }

  /** Does something when it is due: in a watch that looks once, now or not at all. A name waits for one thing at a time. */
  private at(name: string, due: number, task: () => Promise<void>): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
    const start = () => {
      this.timers.delete(name);
      if (this.signal.aborted) return;
      this.busy.add(name);
      const running: Promise<void> = task()
        .catch((error: unknown) => {
          this.failure ??= error;
          this.stop.abort();
        })
        .finally(() => {
          this.running.delete(running);
          this.busy.delete(name);
        });
      this.running.add(running);
    };
    const wait = due - Date.now();
    if (wait <= 0) start();
    else if (this.of.once !== true) this.timers.set(name, setTimeout(start, wait));
  }

  /** Asks a feed, notes its new items, and takes them. */
  private async look(state: FeedState, depth: number): Promise<void> {
    let feed: Feed | null = null;
    let failure: AnnalistError | null = null;
    let got: Fetched | null = null;
    try {
      const { url, etag, lastModified } = state;
      got = await this.of.fetcher.fetch(url, {
        etag,
        lastModified,
        accept: FEED_TYPES,
        limits: FEED_LIMITS,
        urgent: true,
        signal: this.signal,
      });
      if (got.changed) feed = await readFeed(await unpacked(got.bytes, FEED_LIMITS, url), { contentType: got.contentType, url: got.url });
    } catch (error) {
      if (this.signal.aborted) return;
      if (!(error instanceof AnnalistError)) throw error;
      failure = error;
    }
    const now = Date.now();
    const { log } = this.of;
    const found = feed && sifted(feed, state.url, { log, now, busy: (key) => this.busy.has(key) });
    const items = [...(found?.unseen ?? []), ...(found?.changed ?? [])];
    for (const [key, mark] of found?.moved ?? []) this.moved.set(key, mark);
    // Items that are taken now go on waiting by themselves.
    const start = items.filter(({ behind }) => behind !== true);
    const failures = failure === null ? 0 : state.failures + 1;
    const due = Math.max(now + nextLook(this.of.every, feed?.minutes ?? null, failures, Math.random()), retryAt(failure));
    const next: FeedState = {
      ...state,
      title: state.title ?? feed?.title ?? null,
      // Of a feed that could not be read nothing is remembered: "not changed" would hide it.
      etag: failure === null ? (got?.etag ?? null) : state.etag,
      lastModified: failure === null ? (got?.lastModified ?? null) : state.lastModified,
      asked: now,
      due,
      failures,
      error: failure?.code ?? null,
      items: state.items + (found?.unseen.length ?? 0),
    };
    // Both at once, or another feed could come in between; marks first, for a feed that was asked may say "not changed" from then on.
    const marked = found === null || found.unmarked.size === 0 ? null : log.marked(found.unmarked);
    await Promise.all([marked, log.asked(next, items)]);
    this.of.onStep?.({ error: failure ?? lossOf(feed, state.url) });
    this.at(state.url, due, () => this.look(this.of.log.feeds.get(state.url) ?? next, depth));
    for (const { key } of start) this.queue(key);
    if (feed !== null && depth < DEEPEST) await this.list(feed, state.url, depth);
  }

  /** Follows what a list names, and no more what it names no more. */
  private async list(feed: Feed, url: string, depth: number): Promise<void> {
    if (feed.feeds.length === 0) return;
    const newest = [...feed.feeds].sort((a, b) => (b.updated ?? "").localeCompare(a.updated ?? ""));
    const named = newest.slice(0, MOST_LISTED[feed.kind] ?? 0);
    const names = new Set(named.map((l) => l.url));
    for (const child of this.of.log.feeds.values()) {
      if (child.list !== url || !child.active || names.has(child.url)) continue;
      clearTimeout(this.timers.get(child.url));
      this.timers.delete(child.url);
      await this.of.log.asked({ ...child, active: false }, []);
    }
    const given = new Set(this.of.feeds.map((l) => l.url));
    for (const link of named) {
      const known = this.of.log.feeds.get(link.url);
      if (known?.active === false) await this.of.log.asked({ ...known, list: url, active: true }, []);
      if (!given.has(link.url) && !this.waits(link.url)) this.follow(link, url, depth + 1);
    }
  }

  /** Makes an item's report and keeps it; or sets the item aside; or tries again later. */
  private async take(key: string): Promise<void> {
    const { log, onStep } = this.of;
    const waiting = log.waiting.get(key);
    if (waiting === undefined) return;
    const { item, feed } = waiting;
    const mark = this.moved.get(key) ?? waiting.mark ?? markOf(feed, item, Date.now());
    this.moved.delete(key);
    try {
      const { report, also } = await this.reportOf(waiting);
      const before = log.isDone(key) ? log.taken(key) : null;
      const text = report === null ? null : wordsOf(report);
      const known = also === null ? null : log.taken(also);
      const changed = report !== null && text !== before?.text && text !== known?.text;
      if (changed) await this.of.sink.put(report);
      await log.done(key, also, standing(mark, text, before, changed), changed && log.isDone(key));
      // It may have changed again in the meantime.
      this.queue(key);
      onStep?.({ error: null });
    } catch (error) {
      if (this.signal.aborted && (error instanceof FetchError || !(error instanceof AnnalistError))) return;
      if (!(error instanceof AnnalistError) || error.code === "E_OUTPUT") throw error;
      await this.failed(waiting, mark, error);
      onStep?.({ error });
    }
  }

  /** Takes an item when it is due; one that was taken before, when it has rested. */
  private queue(key: string): void {
    const { log } = this.of;
    const waiting = log.waiting.get(key);
    if (waiting !== undefined) this.at(key, Math.max(waiting.due, rested(log.taken(key))), () => this.take(key));
  }

  /** An item's report; null where another item brings it. `also` is the key of the address at which it was found, unless that one waits itself. */
  private async reportOf(waiting: WaitingItem): Promise<{ readonly report: Report | null; readonly also: string | null }> {
    const { key, item } = waiting;
    const { log } = this.of;
    const carried = await reportOfItem(waiting);
    if (carried !== null) return { report: carried, also: null };
    if (item.url === null) throw new AnnalistError("E_NO_ARTICLE", "the item has neither an address nor an article", waiting.feed);
    const page = await this.of.fetcher.fetch(item.url, { accept: PAGE_TYPES, signal: this.signal });
    const found = addressKey(page.url);
    const known = found !== key && log.has(found);
    const report = known && !log.isDone(key) ? null : await reportOfPage(waiting, page);
    return { report, also: found === key || (known && !log.isDone(found)) ? null : found };
  }

  private async failed(waiting: WaitingItem, mark: ItemMark, error: AnnalistError): Promise<void> {
    const { key, item } = waiting;
    const { log } = this.of;
    if (error.code === "E_FETCH_BACKOFF") {
      // The host rests: that says nothing of the item, and costs it no try.
      this.at(key, retryAt(error) + Math.random() * 10_000, () => this.take(key));
      return;
    }
    const tries = waiting.tries + 1;
    if (error instanceof FetchError && error.passing && tries < MOST_TRIES) {
      const due = Math.max(Date.now() + nextTry(tries, Math.random()), retryAt(error));
      await log.delayed(key, tries, due);
      this.at(key, due, () => this.take(key));
    } else if (log.isDone(key)) {
      // The report stays as it was.
      await log.done(key, null, standing(mark, null, log.taken(key), false));
      this.queue(key);
    } else await log.setAside({ key, url: item.url, code: error.code, message: error.message });
  }
}

/** How an item stands that was taken at this moment: what it was before stays where nothing came of it. */
const standing = (mark: ItemMark, text: string | null, before: TakenItem | null, changed: boolean): TakenItem => ({
  mark,
  text: text ?? before?.text ?? null,
  taken: Date.now(),
  again: before === null ? 0 : before.again + 1,
  idle: before === null || changed ? 0 : before.idle + 1,
});

/** What of a feed that was read could not be; null where nothing was lost. */
export const lossOf = (feed: Feed | null, where: string): AnnalistError | null =>
  feed === null || feed.lost === 0
    ? null
    : new AnnalistError(
        "E_FEED_INVALID",
        `${feed.lost} of its ${feed.feeds.length > 0 ? "feeds" : "items"} cannot be taken; the others are`,
        where,
      );

const retryAt = (error: AnnalistError | null): number => (error instanceof FetchError ? (error.retryAt ?? 0) : 0);

const unread = ({ url, title }: FeedLink): FeedState => ({
  url,
  title,
  list: null,
  etag: null,
  lastModified: null,
  asked: null,
  due: 0,
  failures: 0,
  error: null,
  items: 0,
  active: true,
});
