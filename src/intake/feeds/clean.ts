/** A feed's text made fit for a parser, and what was done to it. */
export interface Cleaned {
  readonly text: string;
  readonly mended: readonly string[];
}

/** Characters that XML does not allow and that feeds have all the same. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Drops what stands before the first tag or brace, forbidden characters, and the document type with all that it declares: no entity of
 * a feed's own is ever expanded.
 */
export function cleaned(raw: string): Cleaned {
  const mended: string[] = [];
  let text = raw.replace(FORBIDDEN, "");
  if (text.length < raw.length) mended.push("characters that XML does not allow were dropped");
  const start = text.search(/[<{]/u);
  if (start > 0 && text.slice(0, start).replace("\ufeff", "").trim() !== "") mended.push("text before the feed was dropped");
  text = text.slice(Math.max(0, start));
  const prolog = prologEnd(text);
  if (prolog.doctype) mended.push("the document type was dropped");
  return { text: text.slice(prolog.end), mended };
}

/** Where the root element begins: behind declarations, comments and the document type. */
function prologEnd(text: string): { end: number; doctype: boolean } {
  let [at, doctype] = [0, false];
  for (;;) {
    while (at < text.length && /\s/u.test(text[at] ?? "")) at++;
    let close: number;
    if (text.startsWith("<?", at)) close = after(text, "?>", at);
    else if (text.startsWith("<!--", at)) close = after(text, "-->", at);
    else if (/^<!doctype/iu.test(text.slice(at, at + 9))) {
      doctype = true;
      close = doctypeEnd(text, at);
    } else return { end: at, doctype };
    if (close < 0) return { end: at, doctype };
    at = close;
  }
}

/** Behind the document type: its inner declarations stand in brackets. */
function doctypeEnd(text: string, at: number): number {
  const plainEnd = text.indexOf(">", at);
  const bracket = text.indexOf("[", at);
  if (bracket < 0 || (plainEnd >= 0 && plainEnd < bracket)) return plainEnd + 1 || -1;
  const inner = text.indexOf("]", bracket);
  // A quoted value may hold a bracket: the right one has only white space before its ">".
  for (let end = inner; end >= 0; end = text.indexOf("]", end + 1)) {
    const tail = /^\]\s{0,100}>/u.exec(text.slice(end, end + 102));
    if (tail) return end + tail[0].length;
  }
  return -1;
}

const after = (text: string, mark: string, at: number): number => {
  const found = text.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
};

/** The local name of the root element, lower case ("rss", "feed", "rdf", "opml", "urlset", "sitemapindex", "html"); "" where there is none. */
export const rootOf = (text: string): string => /^<(?:[\w.-]{1,40}:)?([\w.-]{1,40})/u.exec(text)?.[1]?.toLowerCase() ?? "";
