import type { FeedItem } from "../../model/index.js";
import { webAddress } from "./address.js";
import { feedDate } from "./dates.js";
import { plain } from "./plain.js";

const OPENS = /<(?:[\w.-]{1,20}:)?(item|entry)(?=[\s>/])/giu;

/** How many items a broken feed opens. */
export const itemsOpened = (text: string): number => text.match(OPENS)?.length ?? 0;

/** A broken feed in pieces: what stands before its first item, and each item's own markup, cut where the next one begins. */
export function pieces(text: string): { head: string; chunks: string[] } {
  const starts = [...text.matchAll(OPENS)].map((m) => m.index);
  const chunks = starts.map((start, i) => {
    const chunk = text.slice(start, starts[i + 1] ?? text.length);
    const close = chunk.search(/<\/(?:[\w.-]{1,20}:)?(?:item|entry)\s{0,20}>/iu);
    return close < 0 ? chunk : chunk.slice(0, chunk.indexOf(">", close) + 1);
  });
  return { head: text.slice(0, starts[0] ?? text.length), chunks };
}

/** A document that holds one item alone, with the namespaces of the broken feed. */
export function alone(head: string, chunk: string): string {
  const atom = /^<(?:[\w.-]{1,20}:)?entry/iu.test(chunk);
  const spaces = [...head.slice(0, 20_000).matchAll(/xmlns:[\w.-]{1,20}\s{0,5}=\s{0,5}(?:"[^"<]{0,200}"|'[^'<]{0,200}')/gu)].map(
    (m) => m[0],
  );
  const declared = [...new Set(spaces)].join(" ");
  return atom
    ? `<feed xmlns="http://www.w3.org/2005/Atom" ${declared}>${chunk}</feed>`
    : `<rss version="2.0" ${declared}><channel>${chunk}</channel></rss>`;
}

/** An item that no parser takes: its address, title and date by their tags alone; null where it has no address. */
export function lastResort(chunk: string, base: string | null): FeedItem | null {
  const words = chunk.slice(0, 100_000);
  const field = (name: string): string | null => {
    const found = new RegExp(`<${name}(?:\\s[^>]{0,300})?>([^]{0,4000}?)(?=</?[a-z][\\w:.-]{0,30}[\\s>/])`, "iu").exec(words)?.[1];
    return found === undefined ? null : plain(found.replace(/<!\[CDATA\[|\]\]>/gu, ""));
  };
  const href = /<link\b[^>]{0,500}?href\s{0,5}=\s{0,5}["']([^"'<>]{1,4096})["']/iu.exec(words)?.[1];
  const url = webAddress(field("link") ?? href, base) ?? webAddress(field("guid") ?? field("id"));
  if (url === null) return null;
  return {
    url,
    guid: field("guid") ?? field("id"),
    title: field("title"),
    published: feedDate(field("pubDate") ?? field("dc:date") ?? field("published") ?? field("updated")),
    updated: feedDate(field("updated")),
    author: field("dc:creator"),
    publisher: null,
    html: null,
    text: null,
  };
}

/** The whole objects in the "items" list of broken JSON. */
export function jsonItems(text: string): unknown[] {
  const list = /"items"\s{0,100}:\s{0,100}\[/u.exec(text);
  const found: unknown[] = [];
  let [depth, start, quoted] = [0, 0, false];
  for (let at = list === null ? text.length : list.index + list[0].length; at < text.length; at++) {
    const c = text[at];
    if (quoted) {
      if (c === "\\") at++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" && depth++ === 0) start = at;
    else if (c === "}" && --depth === 0) found.push(...parsed(text.slice(start, at + 1)));
    else if (depth < 0 || (c === "]" && depth === 0)) break;
  }
  return found;
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
