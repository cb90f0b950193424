import { closest, type Tag, type Telling } from "../tag.js";
import type { Paragraph } from "../tree.js";
import { firstOf, momentOf } from "./said.js";
import { labelled } from "./shown.js";
import type { Order } from "./written.js";

/** Names of elements, and of their classes and ids, in which a time is another report's. */
const ELSEWHERE: ReadonlySet<string> = new Set(["aside", "nav", "footer"]);
const ELSEWHERE_NAMED = /related|comment|sidebar|recommend|teaser|trending/u;
const isElsewhere = ({ name, attributes }: Tag): boolean =>
  ELSEWHERE.has(name) || ELSEWHERE_NAMED.test(attributes["class"] ?? "") || /comment/u.test(attributes["id"] ?? "");
const UPDATED = /updated|modified/iu;
const PUBLISHED = /published|entry-date|pubdate/iu;

/** The page's time elements that may be its own, with those that say so of themselves first. */
export const ownTimes = (times: readonly Telling[]): readonly Telling[] =>
  times.filter((e) => closest(e, isElsewhere) === null && (PUBLISHED.test(classOf(e)) || !UPDATED.test(classOf(e))));

/** The date of those elements that are marked as the publication's. */
export const markedTime = (times: readonly Telling[], order: Order): string | null =>
  firstOf(
    times.filter((e) => PUBLISHED.test(classOf(e)) || e.attributes["pubdate"] !== undefined),
    (e) => valueOf(e, order),
  );

/** The date of those elements that are marked as an update's. */
export const updatedTime = (times: readonly Telling[], order: Order): string | null =>
  firstOf(
    times.filter((e) => UPDATED.test(classOf(e)) && !PUBLISHED.test(classOf(e)) && closest(e, isElsewhere) === null),
    (e) => valueOf(e, order),
  );

/** The date of the element most likely to be the article's: not called an update, in the article's header, in it, anywhere. */
export function likelyTime(times: readonly Telling[], paragraphs: readonly Paragraph[], order: Order): string | null {
  const trusted = times.map((e) => [trustOf(e, paragraphs[e.at]?.text ?? ""), e] as const).sort(([a], [b]) => b - a);
  return firstOf(trusted, ([, e]) => valueOf(e, order));
}

const classOf = (e: Tag): string => e.attributes["class"] ?? "";
const valueOf = ({ attributes, text }: Telling, order: Order): string | null =>
  momentOf(attributes["datetime"] ?? attributes["title"] ?? null, order) ?? momentOf(text, order);

function trustOf(time: Telling, line: string): number {
  const at = line.indexOf(time.text.trim());
  const label = at < 0 ? 0 : 4 * labelled(line.slice(Math.max(0, at - 30), at));
  const header = closest(time, ({ name }) => name === "header");
  if (header !== null && closest(header, isArticle) !== null) return label + 2;
  return label + (closest(time, (tag) => isArticle(tag) || tag.name === "main") === null ? 0 : 1);
}
const isArticle = ({ name }: Tag): boolean => name === "article";
