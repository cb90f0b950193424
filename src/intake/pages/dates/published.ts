import type { Evidence } from "../../../model/index.js";
import type { Found, PageDates } from "../metadata.js";
import type { Telling } from "../tag.js";
import type { Paragraph } from "../tree.js";
import { dateOfAddress } from "./address.js";
import { orderOf } from "./order.js";
import { dateAmong } from "./shown.js";
import { likelyTime, markedTime, ownTimes } from "./times.js";
import type { Order } from "./written.js";

/** What a page's dates are looked for in. */
export interface Dated {
  readonly dates: PageDates;
  readonly paragraphs: readonly Paragraph[];
  readonly title: string | null;
  /** The first and the last paragraph of its text. */
  readonly own: readonly [string, string];
  readonly url: string | null;
  readonly locale: string | null;
}

/** Paragraphs before the title, after the article's first, and under its last, in which its date may be shown. */
const [BEFORE, AFTER, UNDER] = [3, 3, 5];

/** When a page says that it was published and last changed; each undefined where nothing tells. */
export function datesOf(page: Dated): { readonly published: Found | undefined; readonly updated: Found | undefined } {
  const lines = page.paragraphs.map((p) => p.text).filter((text) => text.length < 100);
  const order = orderOf({ locale: page.locale, url: page.url, lines: lines.join("\n") });
  const updated = found(page.dates.updated(order));
  return { published: publishedOf(page, order) ?? updated, updated };
}

function publishedOf({ dates, paragraphs, title, own, url }: Dated, order: Order): Found | undefined {
  const first = paragraphs.findIndex((p) => p.text === own[0]);
  const last = paragraphs.findLastIndex((p) => p.text === own[1]);
  const heading = Math.max(0, headingOf(paragraphs, title));
  const near = [Math.max(0, heading - BEFORE), Math.max(first, heading) + AFTER] as const;
  const under = [last + 1, last < 0 ? 0 : last + 1 + UNDER] as const;
  const lines = ([from, to]: readonly [number, number]): string[] => paragraphs.slice(from, to).map((p) => p.text);
  const times = ownTimes(dates.times);
  const within = ([from, to]: readonly [number, number]): Telling[] => times.filter(({ at }) => at >= from && at < to);
  const time = (list: readonly Telling[]) => found(["time-element", likelyTime(list, paragraphs, order)]);
  const line = (among: readonly string[], told = false) => found(["text", dateAmong(among, order, told)]);
  return (
    found(dates.published(order)) ??
    found(["time-element", markedTime(times, order)]) ??
    found(["address", url === null ? null : dateOfAddress(url)]) ??
    found(["meta", dates.loose(order)]) ??
    time(within(near)) ??
    line(lines([heading, near[1]])) ??
    line(lines(near)) ??
    time(within(under)) ??
    line(lines(under)) ??
    time(times) ??
    line(lines(near), true)
  );
}

/** Where the page's title stands: a heading that the metadata's title has in it, else the first; -1 where none does. */
function headingOf(paragraphs: readonly Paragraph[], title: string | null): number {
  const named = paragraphs.findIndex(
    ({ box, text }) => /^h[12]$/u.test(box.tag) && title !== null && text.length > 10 && (title.includes(text) || text.includes(title)),
  );
  return named < 0 ? paragraphs.findIndex((p) => p.box.tag === "h1") : named;
}

const found = (said: readonly [Evidence, string | null] | null): Found | undefined =>
  said === null || said[1] === null ? undefined : { value: said[1], from: said[0] };
