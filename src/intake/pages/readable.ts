/** Shortest article that Readability is content with, in characters. */
const SHORTEST = 120;

/** The text that Readability takes for the article, white space folded; empty where it finds none. Changes the document. */
export async function readableText(document: Document): Promise<string> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  document.querySelectorAll("script, style, noscript, template, iframe, object, embed, svg").forEach((element) => element.remove());
  // In broken markup the text stands outside of the body that the parser names; a page built anew has one body with everything in it.
  const markup = document.toString().replace(/<!doctype[^>]*>|<\/?(?:html|head|body)\b[^>]*>/giu, "");
  const whole = parseHTML(`<!doctype html><html><head></head><body>${markup}</body></html>`).document;
  const found = new Readability(whole as unknown as Document, { charThreshold: SHORTEST }).parse();
  return (found?.textContent ?? "").replace(/\s+/gu, " ");
}
