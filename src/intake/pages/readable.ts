/** Shortest article that Readability is content with, in characters. */
const SHORTEST = 120;

/** The text that Readability takes for the article, white space folded; empty where it finds none. */
export async function readableText(html: string): Promise<string> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  // In broken markup the text stands outside of the body that the parser names; a page built anew has one body with everything in it.
  const markup = html
    .replace(/<(script|style|svg)\b[^>]*(?<!\/)>[^]*?<\/\1\s*>/giu, "")
    .replace(/<!doctype[^>]*>|<\/?(?:html|head|body)\b[^>]*>/giu, "");
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${markup}</body></html>`);
  document.querySelectorAll("script, style, noscript, template, iframe, object, embed, svg").forEach((element) => element.remove());
  const found = new Readability(document as unknown as Document, { charThreshold: SHORTEST }).parse();
  return (found?.textContent ?? "").replace(/\s+/gu, " ");
}
