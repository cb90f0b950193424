import { z } from "zod";
import type { AsideItem, FeedState, WaitingItem } from "../../model/index.js";

/** A line of the journal. */
export type Step =
  | { readonly t: "asked"; readonly feed: FeedState; readonly items: readonly WaitingItem[] }
  | { readonly t: "done"; readonly keys: readonly string[]; readonly items: number }
  | { readonly t: "delayed"; readonly key: string; readonly tries: number; readonly due: number }
  | ({ readonly t: "aside" } & AsideItem);

const item = z.looseObject({
  key: z.string(),
  feed: z.string(),
  item: z.looseObject({ url: z.string().nullable() }),
  tries: z.number(),
  due: z.number(),
});
const feed = z.looseObject({ url: z.string(), due: z.number(), failures: z.number(), items: z.number(), active: z.boolean() });
const step = z.discriminatedUnion("t", [
  z.looseObject({ t: z.literal("asked"), feed, items: z.array(item) }),
  z.looseObject({ t: z.literal("done"), keys: z.array(z.string()), items: z.number() }),
  z.looseObject({ t: z.literal("delayed"), key: z.string(), tries: z.number(), due: z.number() }),
  z.looseObject({ t: z.literal("aside"), key: z.string(), url: z.string().nullable(), code: z.string(), message: z.string() }),
]);

/** A line of the journal as a step; null where it is none. */
export function stepOf(line: string): Step | null {
  try {
    const read = step.safeParse(JSON.parse(line));
    return read.success ? (read.data as unknown as Step) : null;
  } catch {
    return null;
  }
}

/** What the steps of a journal add up to. */
export class JournalState {
  readonly feeds = new Map<string, FeedState>();
  readonly waiting = new Map<string, WaitingItem>();
  readonly aside = new Map<string, AsideItem>();
  private readonly finished = new Set<string>();
  /** Items that are done; an item may have two keys. */
  done = 0;
  /** Lines that could not be read. */
  damaged = 0;
  steps = 0;

  has(key: string): boolean {
    return this.finished.has(key) || this.waiting.has(key) || this.aside.has(key);
  }

  take(line: string): void {
    const read = stepOf(line);
    if (read === null) this.damaged++;
    else this.apply(read);
  }

  apply(of: Step): void {
    this.steps++;
    switch (of.t) {
      case "asked":
        this.feeds.set(of.feed.url, of.feed);
        for (const one of of.items) this.waiting.set(one.key, one);
        break;
      case "done":
        this.done += of.items;
        for (const key of of.keys) {
          this.waiting.delete(key);
          this.finished.add(key);
        }
        break;
      case "delayed": {
        const known = this.waiting.get(of.key);
        if (known !== undefined) this.waiting.set(of.key, { ...known, tries: of.tries, due: of.due });
        break;
      }
      case "aside":
        this.waiting.delete(of.key);
        this.aside.set(of.key, { key: of.key, url: of.url, code: of.code, message: of.message });
    }
  }

  /** The same state in as few steps as it takes. */
  *compact(): Generator<Step> {
    for (const feed of this.feeds.values()) yield { t: "asked", feed, items: [] };
    const [someFeed] = this.feeds.values();
    if (someFeed !== undefined)
      for (const one of this.waiting.values()) yield { t: "asked", feed: this.feeds.get(one.feed) ?? someFeed, items: [one] };
    for (const one of this.aside.values()) yield { t: "aside", ...one };
    const keys = [...this.finished];
    for (let at = 0; at < keys.length; at += 1000) yield { t: "done", keys: keys.slice(at, at + 1000), items: at === 0 ? this.done : 0 };
  }
}
