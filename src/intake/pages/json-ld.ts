import { unescaped } from "./entities.js";
import type { Telling } from "./tag.js";

type Fields = Record<string, unknown>;

/** The fields of a page's article in JSON-LD. */
export interface JsonLd {
  /** A field's text; null where it has none. */
  text(field: string): string | null;
  /** The names of whom a field refers to, also by `@id`, joined by commas. */
  names(field: string): string | null;
}

/** Depth and breadth to which JSON-LD is searched: no page needs more, a hostile one gets no more. */
const [DEEPEST, MOST] = [5, 500];

/** The article of the page's JSON-LD, also inside @graph and lists; of several, the one that the title names. Broken scripts are passed over. */
export function jsonLdOf(scripts: readonly Telling[], title: string | null): JsonLd {
  const nodes: Fields[] = [];
  for (const script of scripts) collect(parsed(script.text), 0, nodes);
  const articles = nodes.filter((n) => hasType(n, ARTICLE));
  const named = (n: Fields): boolean => title !== null && title.includes(unescaped(textOf(n["headline"]) ?? "\u0000"));
  const article = articles.find(named) ?? articles[0];
  const page = nodes.find(
    (n) => hasType(n, /^(?:WebPage|ItemPage|VideoObject)$/u) && (n["datePublished"] ?? n["uploadDate"]) !== undefined,
  );
  const byId = new Map(nodes.flatMap((n) => (typeof n["@id"] === "string" && n["name"] !== undefined ? [[n["@id"], n] as const] : [])));
  return {
    text: (field) => textOf(article?.[field]) ?? (/^date|Date$/u.test(field) ? textOf(page?.[field]) : null),
    names: (field) => namesOf(article?.[field], byId),
  };
}

/** JSON as pages write it: inside a comment or CDATA, with raw line breaks in strings, with a comma too many. */
function parsed(script: string): unknown {
  const json = script.replace(
    /^\s*(?:\/\/|\/\*)?\s*<!(?:--|\[CDATA\[)(?:\s*\*\/)?|(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*;?\s*$/gu,
    "",
  );
  for (const form of [
    json,
    json
      .replace(/[\u0000-\u001f]+/gu, " ")
      .replace(/,(?=\s*[}\]])/gu, "")
      .replace(/;\s*$/u, ""),
  ]) {
    try {
      return JSON.parse(form);
    } catch {
      continue;
    }
  }
  return salvaged(json);
}

/** Of an article that is no JSON, as quotation marks inside a title make it, its dates. */
function salvaged(json: string): Fields | null {
  const type = /"@type"\s*:\s*\[?\s*"([^"]{3,60})"/u.exec(json)?.[1];
  const dates = [...json.matchAll(/"(date(?:Published|Modified))"\s*:\s*"([^"]{8,40})"/gu)].map((m) => [m[1] ?? "", m[2] ?? ""] as const);
  return type === undefined || dates.length === 0 ? null : { "@type": type, ...Object.fromEntries(dates.toReversed()) };
}

function collect(value: unknown, depth: number, out: Fields[]): void {
  if (depth > DEEPEST || out.length > MOST || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) return value.slice(0, MOST).forEach((item) => collect(item, depth + 1, out));
  const fields = value as Fields;
  out.push(fields);
  collect(fields["@graph"], depth + 1, out);
  collect(fields["mainEntity"], depth + 1, out);
  collect(fields["mainEntityOfPage"], depth + 1, out);
}

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$/u;
const hasType = (node: Fields, type: RegExp): boolean => [node["@type"]].flat().some((t) => typeof t === "string" && type.test(t));

/** A field's text; `{"@value": …}` is the same. */
function textOf(value: unknown): string | null {
  const [one] = [value].flat();
  const words = typeof one === "object" && one !== null ? (one as Fields)["@value"] : one;
  return typeof words === "number" ? String(words) : typeof words === "string" && words.trim() !== "" ? words.trim() : null;
}

function namesOf(value: unknown, byId: ReadonlyMap<unknown, Fields>): string | null {
  const names = [value].flat().map((one) => {
    if (typeof one !== "object" || one === null) return textOf(one);
    const fields = one as Fields;
    return textOf(fields["name"]) ?? textOf(byId.get(fields["@id"])?.["name"]);
  });
  return names.filter((n) => n !== null).join(", ") || null;
}
