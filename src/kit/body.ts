import { READ_KINDS, type Report } from "../model/index.js";

/**
 * The article as it would be printed: body, lists, quotes, tables, subheadings and the dateline, one paragraph a line, without title,
 * byline and furniture. For people and for measuring; offsets do not point into it.
 */
export function bodyOf({ blocks, text }: Report): string {
  const first = blocks.findIndex((b) => b.kind === "dateline" || (READ_KINDS.has(b.kind) && b.kind !== "heading"));
  const own = blocks.filter((b, i) => !b.furniture && b.kind !== "byline" && (b.kind !== "heading" || i > first));
  return own
    .map((b, i) => {
      const gap = i === 0 ? "" : text.slice(own[i - 1]?.end ?? 0, b.start);
      return (i === 0 ? "" : /\S/u.test(gap) || gap.includes("\n") ? "\n" : gap) + text.slice(b.start, b.end);
    })
    .join("");
}
