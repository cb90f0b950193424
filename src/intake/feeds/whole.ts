import { plain } from "./plain.js";

/** Characters of plain text from which a feed's content may be an article and not a teaser. */
const SHORTEST_ARTICLE = 600;
/** The same for a description, which is a teaser in most feeds. */
const SHORTEST_DESCRIPTION = 1500;
/** How a teaser ends: a cut sentence or an invitation. */
const CUT_OFF =
  /(?:\[?(?:…|\.{3})\]?|\b(?:read (?:more|on|the (?:full|rest)[^.]{0,40})|continue reading[^.]{0,120}|full (?:story|article)|more)\s{0,3}(?:»|→|›|>|&raquo;)?)$/iu;
/** WordPress closes both teasers and articles with this line. */
const APPEARED = /The post .{0,300} (?:appeared first on|first appeared on) .{0,120}$/iu;

/** The markup of an item where it is the whole article; null where it is a teaser. `content` is what the format calls content, `description` its summary. */
export function wholeArticle(content: string | null | undefined, description: string | null | undefined): string | null {
  if (content != null && isWhole(content, SHORTEST_ARTICLE)) return content;
  return description != null && isWhole(description, SHORTEST_DESCRIPTION) ? description : null;
}

function isWhole(markup: string, shortest: number): boolean {
  if (markup.length < shortest) return false;
  const words = plain(markup)?.replace(APPEARED, "").trim() ?? "";
  return words.length >= shortest && !CUT_OFF.test(words.slice(-160));
}
