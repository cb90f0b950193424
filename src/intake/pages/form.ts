import type { BlockKind } from "../../model/index.js";
import type { Box } from "./box.js";
import type { Paragraph } from "./tree.js";
import { isProse } from "./worth.js";

const FORMS: Readonly<Record<string, BlockKind>> = {
  li: "list",
  dd: "list",
  dt: "list",
  blockquote: "quote",
  td: "table",
  th: "table",
  caption: "table",
};

/**
 * What a paragraph of the report is by its markup: a list's item, a table's cell, a block quote's paragraph, or plain body, as prose in a
 * cell is too: tables lay out pages and mails.
 */
export function formOf(paragraph: Paragraph): BlockKind {
  for (let box: Box | null = paragraph.box; box !== null; box = box.parent) {
    const kind = FORMS[box.tag];
    if (kind !== undefined) return kind === "table" && isProse(paragraph) ? "body" : kind;
    if (box.tag === "article" || box.tag === "table") return "body";
  }
  return "body";
}
