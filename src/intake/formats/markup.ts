import type { Stretch } from "../blocks.js";
import type { Box } from "../pages/box.js";
import { formOf } from "../pages/form.js";
import { pathOf } from "../pages/tag.js";
import { pageOf } from "../pages/tree.js";

const CAPTIONS: ReadonlySet<string> = new Set(["figcaption", "caption", "media-caption", "media.caption"]);

/**
 * The text of a body that holds nothing but the report, as agencies and mails deliver it: no article has to be found in it. Paragraphs are
 * joined by blank lines, white space inside them is folded. Throws as `pageOf` does.
 */
export async function textOfMarkup(markup: string): Promise<{ readonly text: string; readonly stretches: readonly Stretch[] }> {
  const { paragraphs } = await pageOf(markup);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    const { text, box } = paragraph;
    const [kind, why] = isCaption(box)
      ? (["caption", "a caption's element"] as const)
      : ([formOf(paragraph), "a paragraph of the markup"] as const);
    stretches.push({ start: at, end: at + text.length, kind, why, path: pathOf(box.own) });
    at += text.length + 2;
  }
  return { text: paragraphs.map((p) => p.text).join("\n\n"), stretches };
}

function isCaption(own: Box): boolean {
  for (let box: Box | null = own; box !== null; box = box.parent) if (CAPTIONS.has(box.tag)) return true;
  return false;
}
