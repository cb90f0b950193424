import type { Stretch } from "../blocks.js";

/** Elements that are a paragraph of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL".split(
    " ",
  ),
);
/** Elements whose words are not the report's. */
const SILENT: ReadonlySet<string> = new Set("SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE IFRAME OBJECT SVG MEDIA".split(" "));
const CAPTIONS: ReadonlySet<string> = new Set(["FIGCAPTION", "CAPTION", "MEDIA-CAPTION", "MEDIA.CAPTION"]);

/**
 * The text of a body that holds nothing but the report, as agencies and mails deliver it: no article has to be found in it. Paragraphs are
 * joined by blank lines, white space inside them is folded. Walks without recursion, so that no depth of markup matters.
 */
export async function textOfMarkup(markup: string): Promise<{ readonly text: string; readonly stretches: readonly Stretch[] }> {
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  const paragraphs: { text: string; caption: boolean }[] = [];
  let loose = "";
  const flush = (caption = false) => {
    const text = loose.replace(/\s+/gu, " ").trim();
    if (text !== "") paragraphs.push({ text, caption });
    loose = "";
  };
  const root = document.body as unknown as Node;
  const edge = (node: Node, closing: boolean) => {
    const name = node.nodeName.toUpperCase();
    if (name === "BR") loose += " ";
    else if (BLOCKS.has(name) || CAPTIONS.has(name)) flush(closing && CAPTIONS.has(name));
  };
  for (let node: Node | null = root.firstChild; node !== null;) {
    if (node.nodeType === 3) loose += node.nodeValue ?? "";
    else if (node.nodeType === 1) edge(node, false);
    if (node.nodeType === 1 && node.firstChild !== null && !SILENT.has(node.nodeName.toUpperCase())) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && node !== root) edge(node, true);
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  flush();
  return joined(paragraphs);
}

function joined(paragraphs: readonly { text: string; caption: boolean }[]): { text: string; stretches: Stretch[] } {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { text, caption } of paragraphs) {
    const [kind, why] = caption ? (["caption", "a caption's element"] as const) : (["body", "a paragraph of the markup"] as const);
    stretches.push({ start: at, end: at + text.length, kind, why, path: undefined });
    at += text.length + 2;
  }
  return { text: paragraphs.map((p) => p.text).join("\n\n"), stretches };
}
