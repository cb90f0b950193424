import { z } from "zod";
import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { reportFromDelivered } from "./delivered.js";

const words = z.string().nullish();
const list = <T extends z.ZodType>(of: T) => z.array(of).nullish();
/** What of a ninjs item is used: 1.3 has one field for each, 2.x has lists with roles. 3.x, in camel case, is made 2.x first. */
const shape = z.looseObject({
  uri: words,
  type: words,
  pubstatus: words,
  language: words,
  versioncreated: words,
  firstcreated: words,
  contentcreated: words,
  headline: words,
  headlines: list(z.looseObject({ role: words, value: words })),
  byline: words,
  by: words,
  bylines: list(z.looseObject({ byline: words })),
  slugline: words,
  body_text: words,
  body_xhtml: words,
  body_html: words,
  body_html5: words,
  bodies: list(z.looseObject({ role: words, contenttype: words, value: words })),
  copyrightholder: words,
  source: words,
  infosources: list(z.looseObject({ name: words, literal: words })),
});
type Item = z.infer<typeof shape>;
/** Bodies with markup: ninjs 1.x lets an agency name its own kind ("body_…"), and these are the ones in use. */
const MARKUP_BODIES = ["body_xhtml", "body_html", "body_html5"] as const;

/** Keys that a ninjs item has and a report of ours has not. */
const OWN_KEYS = ["versioncreated", "versionCreated", "body_text", "body_xhtml", "body_html", "bodies", "pubstatus", "pubStatus"];

/** Whether an object is a ninjs item: it has a `uri`, and a key that only such an item has. */
export const looksLikeNinjs = (object: unknown): boolean =>
  typeof object === "object" && object !== null && "uri" in object && OWN_KEYS.some((key) => key in object);

/**
 * A Report from a ninjs item, 1.3 to 3.x; null where it is a picture, a video or another thing that is no text. A package without words of its own is E_NO_ARTICLE.
 * Throws E_REPORT_INVALID, E_REPORT_WITHDRAWN, E_NO_ARTICLE.
 */
export async function reportFromNinjs(object: unknown, id: string): Promise<Report | null> {
  const checked = shape.safeParse(lowered(object));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new AnnalistError("E_REPORT_INVALID", `${issue?.path.join(".") || "the item"}: ${issue?.message ?? "no ninjs"}`);
  }
  const item = checked.data;
  if (!["text", "composite"].includes(item.type ?? "text")) return null;
  if (/cancel|withh?eld/iu.test(item.pubstatus ?? "")) throw new AnnalistError("E_REPORT_WITHDRAWN", `its status is "${item.pubstatus}"`);
  return reportFromDelivered({
    id: item.uri || id,
    body: bodyOf(item),
    title: item.headline || (item.headlines?.find((h) => h.role === "main") ?? item.headlines?.[0])?.value || item.slugline || null,
    publisher: item.infosources?.map((s) => s.name ?? s.literal).find(Boolean) ?? item.source ?? item.copyrightholder ?? null,
    published: item.versioncreated ?? item.contentcreated ?? item.firstcreated ?? null,
    byline: item.byline ?? item.by ?? item.bylines?.[0]?.byline ?? null,
    url: [item.uri].find((u) => /^https?:\/\//iu.test(u ?? "")) ?? null,
    language: item.language ?? null,
  });
}

/** The main body; markup before plain text, since its paragraphs are certain. */
function bodyOf(item: Item): { markup: boolean; words: string } | null {
  const bodies = (item.bodies ?? []).filter((b) => (b.value ?? "").trim() !== "");
  const main = bodies.filter((b) => (b.role ?? "main") === "main");
  const choice = main.length > 0 ? main : bodies;
  const body = choice.find((b) => /html/iu.test(b.contenttype ?? "")) ?? choice[0];
  if (body !== undefined) return { markup: /html|xml/iu.test(body.contenttype ?? ""), words: body.value ?? "" };
  const own = MARKUP_BODIES.map((key) => item[key]).find((words) => typeof words === "string" && words.trim() !== "");
  if (typeof own === "string") return { markup: true, words: own };
  return item.body_text ? { markup: false, words: item.body_text } : null;
}

/** An item of ninjs 3 with the keys of ninjs 2: only the case of letters tells them apart. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shallow);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key.toLowerCase(), Array.isArray(v) ? v.map(shallow) : v]));
}
const shallow = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k.toLowerCase(), v])) : value;
