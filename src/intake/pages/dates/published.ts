import type { Evidence } from "../../../model/index.js";
import type { Found, PageDates } from "../metadata.js";
import type { Telling } from "../tag.js";
import type { Paragraph } from "../tree.js";
import { dateOfAddress, monthOfAddress } from "./address.js";
import { languagesOf } from "./months.js";
import { orderOf } from "./order.js";
import { dateAmong, dateAnywhere, dateOpening, updateAmong, type DatesOf, type Shown } from "./shown.js";
import { likelyTime, markedTime, ownTimes, updatedTime } from "./times.js";
import { unfinishedIn, type Known } from "./unfinished.js";
import { datesIn, type Order } from "./written.js";

/** What a page's dates are looked for in. */
export interface Dated {
  readonly dates: PageDates;
  readonly paragraphs: readonly Paragraph[];
  readonly title: string | null;
  /** The first and the last paragraph of its text. */
  readonly own: readonly [string, string];
  readonly url: string | null;
  readonly locale: string | null;
  /** When it was fetched, where that is known. */
  readonly fetchedAt: string | null;
}

/** Paragraphs before the title, after the article's first, and under its last, in which its date may be shown. */
const [BEFORE, AFTER, UNDER] = [3, 3, 5];
/** Longest line of a page, in characters, that may tell how it writes its dates, and how many of them are looked at. */
const [SHORT, MOST] = [100, 2000];

/** When a page says that it was published and last changed; each undefined where nothing tells. */
export function datesOf(page: Dated): { readonly published: Found | undefined; readonly updated: Found | undefined } {
  const lines = page.paragraphs.flatMap((p) => (p.text.length < SHORT ? [p.text] : [])).slice(0, MOST);
  const order = orderOf({ locale: page.locale, url: page.url, lines: lines.join("\n") });
  const updated = found(page.dates.updated(order));
  let others: string[] | null = null;
  const known: Known = {
    order,
    languages: languagesOf(page.locale),
    others: () =>
      (others ??= [
        ...(updated === undefined ? [] : [updated.value]),
        ...(monthOfAddress(page.url) ?? []),
        ...lines.flatMap((line) => datesIn(line, order).map((d) => d.date)),
      ]),
    fetchedAt: page.fetchedAt !== null && Date.parse(page.fetchedAt) > 0 ? page.fetchedAt : null,
  };
  const around = new Around(page);
  return {
    published: publishedOf(page, around, known) ?? updated,
    updated: updated ?? updatedOf(page, around, known),
  };
}

/** Where in a page the date of its article may be shown: from its title on, before it too, under its text. */
class Around {
  readonly below: Stretch;
  readonly near: Stretch;
  readonly under: Stretch;
  constructor({ paragraphs, title, own }: Dated) {
    const first = paragraphs.findIndex((p) => p.text === own[0]);
    const last = paragraphs.findLastIndex((p) => p.text === own[1]);
    const heading = Math.max(0, headingOf(paragraphs, title));
    const end = Math.max(first, heading) + AFTER;
    this.below = [heading, end];
    this.near = [Math.max(0, heading - BEFORE), end];
    this.under = [last + 1, last < 0 ? 0 : last + 1 + UNDER];
  }
}
type Stretch = readonly [from: number, to: number];

function publishedOf({ dates, paragraphs, own, url }: Dated, { below, near, under }: Around, known: Known): Found | undefined {
  const { order } = known;
  const times = ownTimes(dates.times);
  const within = ([from, to]: Stretch): Telling[] => times.filter(({ at }) => at >= from && at < to);
  const time = (list: readonly Telling[]) => found(["time-element", likelyTime(list, paragraphs, order)]);
  const lines = ([from, to]: Stretch): string[] => paragraphs.slice(from, to).map((p) => p.text);
  const line = (stretch: Stretch, told = false) => shown(dateAmong(lines(stretch), whole(order), told));
  const unfinished = (stretch: Stretch) => shown(dateAmong(lines(stretch), (words) => unfinishedIn(words, known), false));
  const said = found(dates.published(order));
  const address = found(["address", url === null ? null : dateOfAddress(url)]);
  const day = said === undefined ? undefined : ([address, line(below)].find((shown) => isLocal(shown, said)) ?? said);
  return (
    day ??
    found(["time-element", markedTime(times, order)]) ??
    address ??
    found(["meta", dates.loose(order)]) ??
    time(within(near)) ??
    line(below) ??
    unfinished(below) ??
    line(near) ??
    unfinished(near) ??
    time(within(under)) ??
    line(under) ??
    time(times) ??
    line(near, true) ??
    shown(dateOpening(own[0], whole(order))) ??
    shown(dateAnywhere(lines([0, MOST]), whole(order)))
  );
}

/** Whether a day that the page shows is that of a moment in universal time, in the publisher's own time. */
function isLocal(day: Found | undefined, { value }: Found): boolean {
  if (day === undefined || !/T\d{2}:\d{2}.*(?:Z|[+-]00:?00)$/u.test(value)) return false;
  const hours = (Date.parse(value) - Date.parse(day.value.slice(0, 10))) / 3_600_000;
  return day.value.slice(0, 10) !== value.slice(0, 10) && hours > -14 && hours < 36;
}

/** What elements and lines around the article call the day of its last change. */
function updatedOf({ dates, paragraphs }: Dated, { near, under }: Around, known: Known): Found | undefined {
  const lines = [near, under].flatMap(([from, to]) => paragraphs.slice(from, to).map((p) => p.text));
  return (
    found(["time-element", updatedTime(dates.times, known.order)]) ??
    shown(updateAmong(lines, whole(known.order))) ??
    shown(updateAmong(lines, (words) => unfinishedIn(words, known)))
  );
}

const whole =
  (order: Order): DatesOf =>
  (line) =>
    datesIn(line, order).map((date) => ({ ...date, from: "text" }));
const shown = (date: Shown | null): Found | undefined => (date === null ? undefined : { value: date.date, from: date.from });

/** Where the page's title stands: a heading that the metadata's title has in it, else the first; -1 where none does. */
function headingOf(paragraphs: readonly Paragraph[], title: string | null): number {
  const named = paragraphs.findIndex(
    ({ box, text }) => /^h[12]$/u.test(box.tag) && title !== null && text.length > 10 && (title.includes(text) || text.includes(title)),
  );
  return named < 0 ? paragraphs.findIndex((p) => p.box.tag === "h1") : named;
}

const found = (said: readonly [Evidence, string | null] | null): Found | undefined =>
  said === null || said[1] === null ? undefined : { value: said[1], from: said[0] };
