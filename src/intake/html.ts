import type { Evidence, Report, Span } from "../model/index.js";
import { AnnalistError } from "../kit/errors.js";
import { metadataOf } from "./html-metadata.js";
import { reportFromText, type Given } from "./text.js";

/** Markup beyond which a page is refused: no article needs it, and the parser would take all memory. */
const LONGEST_PAGE = 8_000_000;
/** Elements inside one another beyond which a page is refused: Readability's time grows with the square of it (browsers stop at 512 too). */
const DEEPEST_PAGE = 512;

/**
 * A Report from a saved page: the article's text by Readability, paragraphs joined by blank lines, white space inside a paragraph folded
 * to single spaces (NBSP included); from then on the text is frozen. Nothing of the page is executed. Throws E_NO_ARTICLE, E_FILE_TOO_LARGE, E_FILE_UNREADABLE.
 */
export async function reportFromHtml(html: string, given: Given): Promise<Report> {
  try {
    return await readPage(html, given);
  } catch (cause) {
    if (cause instanceof AnnalistError) throw cause;
    throw new AnnalistError("E_FILE_UNREADABLE", `its markup cannot be read: ${(cause as Error).message}`, null, { cause });
  }
}

async function readPage(html: string, given: Given): Promise<Report> {
  if (html.length > LONGEST_PAGE) throw new AnnalistError("E_FILE_TOO_LARGE", `${html.length} characters of markup`);
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  const { document } = parseHTML(html);
  if (deeperThan(document as unknown as Document, DEEPEST_PAGE))
    throw new AnnalistError("E_FILE_UNREADABLE", `its elements are nested more than ${DEEPEST_PAGE} deep`);
  const metadata = metadataOf(document as unknown as Document);
  document.querySelectorAll("script, style, noscript, template, iframe, object, embed, svg").forEach((element) => element.remove());
  const article = new Readability(document as unknown as Document, { charThreshold: 120 }).parse();
  const content = article?.content ?? "";
  const paragraphs =
    content === ""
      ? []
      : paragraphsOf(parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body as unknown as Element);
  const { text, captions } = joined(paragraphs);
  if (text.trim() === "") throw new AnnalistError("E_NO_ARTICLE", "no article text was found");
  const values = {
    title: metadata.title?.value ?? article?.title ?? null,
    publisher: metadata.publisher?.value ?? null,
    published: metadata.published?.value ?? null,
    byline: metadata.byline?.value ?? null,
    url: metadata.url?.value ?? null,
  };
  const evidence: Record<string, Evidence> = {};
  for (const field of ["title", "publisher", "published", "byline", "url"] as const) {
    if (given[field] == null && values[field] !== null) evidence[field] = metadata[field]?.from ?? "meta";
  }
  return reportFromText(text, { ...values, ...defined(given), id: given.id, evidence, captions });
}

/** Whether elements stand more than `most` deep; walks without recursion. */
function deeperThan(document: Document, most: number): boolean {
  let depth = 0;
  let node: Node | null = document.documentElement;
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      if (++depth > most) return true;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
    }
    node = node?.nextSibling ?? null;
  }
  return false;
}

const defined = (given: Given): Partial<Given> => Object.fromEntries(Object.entries(given).filter(([, v]) => v != null));

const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figcaption, td, th, dt, dd";

interface Paragraph {
  readonly text: string;
  readonly caption: boolean;
}

/** Paragraphs joined by blank lines, and where the captions among them lie. */
function joined(paragraphs: readonly Paragraph[]): { text: string; captions: Span[] } {
  const captions: Span[] = [];
  let at = 0;
  for (const { text, caption } of paragraphs) {
    if (caption) captions.push({ start: at, end: at + text.length });
    at += text.length + 2;
  }
  return { text: paragraphs.map((p) => p.text).join("\n\n"), captions };
}

/** Texts of the innermost block elements, in order; text that stands in no block is taken with its container. */
function paragraphsOf(root: Element): Paragraph[] {
  const out: Paragraph[] = [];
  let loose = "";
  const flush = () => {
    const words = fold(loose);
    if (words !== "") out.push({ text: words, caption: false });
    loose = "";
  };
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) loose += child.textContent ?? "";
      else if (child.nodeType === 1) {
        const element = child as Element;
        if (element.tagName === "BR") loose += " ";
        else if (
          element.matches(BLOCKS) ||
          ["DIV", "SECTION", "ARTICLE", "UL", "OL", "TABLE", "TR", "FIGURE", "HEADER", "FOOTER", "ASIDE"].includes(element.tagName)
        ) {
          flush();
          if (element.tagName === "FIGCAPTION") {
            const words = fold(element.textContent ?? "");
            if (words !== "") out.push({ text: words, caption: true });
          } else walk(element);
          flush();
        } else walk(element);
      }
    }
  };
  walk(root);
  flush();
  return out;
}

const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();
