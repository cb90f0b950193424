import type { BlockKind } from "../../model/index.js";
import { chosenOf, type Chosen } from "./choose.js";
import type { PageMetadata } from "./metadata.js";
import { readableText } from "./readable.js";
import { pathOf } from "./tag.js";
import type { Paragraph } from "./tree.js";
import { linkShare } from "./worth.js";

/** A paragraph of an article, ready to be joined: where it comes from as a path, undefined where no element holds it. */
export interface ArticleParagraph {
  readonly text: string;
  readonly kind: BlockKind;
  readonly why: string;
  readonly path: string | undefined;
}

/** Characters of text below which a second opinion is asked. */
const LITTLE = 250;
/** How many times as long the second opinion must be: a short report may be whole. */
const MUCH_LONGER = 3;
/** How many times as long the text in JSON-LD must be for the page's own to be taken as cut. */
const LONGER = 1.8;

/** The article: our own choice; where that is little, what Readability finds; where JSON-LD has far more of it, that. */
export async function articleOf(html: string, paragraphs: readonly Paragraph[], metadata: PageMetadata): Promise<ArticleParagraph[]> {
  const chosen = chosenOf(paragraphs, metadata.title?.value ?? null);
  let article: ArticleParagraph[] = chosen.map((p) => ({ text: p.text, kind: p.kind, why: p.why, path: pathOf(p.box.own) }));
  const enough = ownLength(article) * MUCH_LONGER;
  if (ownLength(article) < LITTLE && paragraphs.filter(isText).reduce((sum, p) => sum + p.text.length, 0) > enough) {
    const second = await secondOpinion(html, paragraphs, chosen);
    if (ownLength(second) > enough) article = second;
  }
  const body = metadata.articleBody === null ? [] : bodyOf(metadata.articleBody);
  return ownLength(body) > Math.max(LITTLE, ownLength(article) * LONGER) ? body : article;
}

const ownLength = (article: readonly { readonly text: string; readonly kind: BlockKind }[]): number =>
  article.reduce((sum, p) => sum + (p.kind === "body" || p.kind === "list" || p.kind === "quote" ? p.text.length : 0), 0);

/** Whether a paragraph may be the article's: no title, and no link alone. */
const isText = (p: Paragraph): boolean => p.box.tag !== "h1" && (linkShare(p) < 0.5 || p.text.length > 150);

/** The page's paragraphs that Readability takes for the article. */
async function secondOpinion(html: string, paragraphs: readonly Paragraph[], chosen: readonly Chosen[]): Promise<ArticleParagraph[]> {
  const text = await readableText(html);
  const known = new Map(chosen.map((p) => [p.text, p]));
  return paragraphs
    .filter((p) => isText(p) && text.includes(p.text))
    .map((p) => {
      const own = known.get(p.text);
      return {
        text: p.text,
        kind: own?.kind ?? "body",
        why: own?.why ?? "Readability takes it for the article's",
        path: pathOf(p.box.own),
      };
    });
}

const bodyOf = (articleBody: string): ArticleParagraph[] =>
  articleBody
    .replace(/<[^<>]{1,300}>/gu, "\n")
    .split(/\n+/u)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .map((text) => ({ text, kind: "body", why: "the page's JSON-LD gives it as the article's text", path: undefined }));
