import { z } from "zod";
import type { AsideItem, FeedState, ItemMark, TakenItem, WaitingItem } from "../../model/index.js";
import { tellsMore } from "./mark.js";

/** Milliseconds for which it is remembered how a done item stood: feeds show no item for longer. That it is done is never forgotten. */
const REMEMBERED = 90 * 24 * 3_600_000;

/** How an item stood, in as few letters as it takes: time, feed and words of its mark, its text, when it was taken, how often again, how often in vain. */
type Written = readonly [number | null, string, string, string | null, number, number, number];
export const written = ({ mark: { time, feed, words }, text, taken, again, idle }: TakenItem): Written => [
  time,
  feed,
  words,
  text,
  taken,
  again,
  idle,
];
const read = ([time, feed, words, text, taken, again, idle]: Written): TakenItem => ({
  mark: { time, feed, words },
  text,
  taken,
  again,
  idle,
});

/**
 * A line of the journal. Of a "done" that ends something the first key is the item's, which waits no more; where it does not say whether it
 * does, an older program wrote it, for which every one did.
 */
export type Step =
  | { readonly t: "asked"; readonly feed: FeedState; readonly items: readonly WaitingItem[] }
  | {
      readonly t: "done";
      readonly keys: readonly string[];
      readonly items: number;
      readonly ends?: boolean;
      readonly updates?: number;
      readonly taken?: readonly (Written | null)[];
    }
  | { readonly t: "delayed"; readonly key: string; readonly tries: number; readonly due: number }
  | ({ readonly t: "aside" } & AsideItem);

const mark = z.object({ time: z.number().nullable(), feed: z.string(), words: z.string() });
const stood = z.tuple([z.number().nullable(), z.string(), z.string(), z.string().nullable(), z.number(), z.number(), z.number()]);
const item = z.looseObject({
  key: z.string(),
  feed: z.string(),
  item: z.looseObject({ url: z.string().nullable() }),
  mark: mark.optional(),
  behind: z.literal(true).optional(),
  tries: z.number(),
  due: z.number(),
});
const feed = z.looseObject({ url: z.string(), due: z.number(), failures: z.number(), items: z.number(), active: z.boolean() });
const step = z.discriminatedUnion("t", [
  z.looseObject({ t: z.literal("asked"), feed, items: z.array(item) }),
  z.looseObject({
    t: z.literal("done"),
    keys: z.array(z.string()),
    items: z.number(),
    ends: z.boolean().optional(),
    updates: z.number().optional(),
    taken: z.array(stood.nullable()).optional(),
  }),
  z.looseObject({ t: z.literal("delayed"), key: z.string(), tries: z.number(), due: z.number() }),
  z.looseObject({ t: z.literal("aside"), key: z.string(), url: z.string().nullable(), code: z.string(), message: z.string() }),
]);

/** A line of the journal as a step; null where it is none. */
export function stepOf(line: string): Step | null {
  try {
    const parsed = step.safeParse(JSON.parse(line));
    return parsed.success ? (parsed.data as unknown as Step) : null;
  } catch {
    return null;
  }
}

/** Whether an item that waits says more than what was taken. */
const newer = (waiting: ItemMark | undefined, done: TakenItem | null): boolean =>
  waiting !== undefined && done !== null && tellsMore(waiting, done.mark, null);

/** What the steps of a journal add up to. */
export class JournalState {
  readonly feeds = new Map<string, FeedState>();
  readonly waiting = new Map<string, WaitingItem>();
  /** What waits behind a waiting item. */
  readonly behind = new Map<string, WaitingItem>();
  readonly aside = new Map<string, AsideItem>();
  /** How done items stood when they were last taken. */
  readonly taken = new Map<string, TakenItem>();
  private readonly finished = new Set<string>();
  /** Items that are done; an item may have two keys. */
  done = 0;
  /** Reports that were put again because their words had changed. */
  updates = 0;
  /** Lines that could not be read. */
  damaged = 0;
  steps = 0;

  has(key: string): boolean {
    return this.finished.has(key) || this.waiting.has(key) || this.aside.has(key);
  }

  isDone(key: string): boolean {
    return this.finished.has(key);
  }

  take(line: string): void {
    const known = stepOf(line);
    if (known === null) this.damaged++;
    else this.apply(known);
  }

  apply(of: Step): void {
    this.steps++;
    switch (of.t) {
      case "asked":
        this.feeds.set(of.feed.url, of.feed);
        for (const one of of.items) this.wait(one);
        break;
      case "done":
        this.finish(of);
        break;
      case "delayed": {
        const known = this.waiting.get(of.key);
        if (known !== undefined) this.waiting.set(of.key, { ...known, tries: of.tries, due: of.due });
        break;
      }
      case "aside":
        this.waiting.delete(of.key);
        this.behind.delete(of.key);
        this.aside.set(of.key, { key: of.key, url: of.url, code: of.code, message: of.message });
    }
  }

  private finish({ keys, items, updates = 0, taken = [], ends }: Step & { readonly t: "done" }): void {
    this.done += items;
    this.updates += updates;
    keys.forEach((key, i) => {
      const now = taken[i] == null ? null : read(taken[i]);
      if (now !== null) this.taken.set(key, now);
      this.finished.add(key);
      if (ends === false || (ends && i > 0)) return;
      const next = this.behind.get(key);
      this.waiting.delete(key);
      this.behind.delete(key);
      if (next !== undefined && newer(next.mark, now)) this.wait(next);
    });
  }

  private wait(one: WaitingItem): void {
    if (one.behind && this.waiting.has(one.key)) this.behind.set(one.key, one);
    else this.waiting.set(one.key, one);
  }

  /** The same state in as few steps as it takes. */
  *compact(now: number): Generator<Step> {
    for (const feed of this.feeds.values()) yield { t: "asked", feed, items: [] };
    // What waits of done items comes after they are done.
    yield* this.compactDone(now);
    const [someFeed] = this.feeds.values();
    if (someFeed !== undefined)
      for (const one of [...this.waiting.values(), ...this.behind.values()])
        yield { t: "asked", feed: this.feeds.get(one.feed) ?? someFeed, items: [one] };
    for (const one of this.aside.values()) yield { t: "aside", ...one };
  }

  private *compactDone(now: number): Generator<Step> {
    const stood = (key: string): Written | null => {
      const known = this.taken.get(key);
      return known === undefined || (now - known.taken > REMEMBERED && !this.waiting.has(key)) ? null : written(known);
    };
    const keys = [...this.finished];
    for (let at = 0; at < keys.length; at += 1000) {
      const some = keys.slice(at, at + 1000);
      const first = at === 0;
      yield { t: "done", keys: some, items: first ? this.done : 0, ends: false, updates: first ? this.updates : 0, taken: some.map(stood) };
    }
  }
}
