import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { gather } from "../archives/open.js";
import type { Kind } from "../archives/recognise.js";
import type { Find, Source } from "../archives/source.js";
import { decode } from "../bytes.js";
import { reportFromHtml } from "../pages/index.js";
import { mended } from "../mojibake.js";
import { reportFromRecord } from "../record.js";
import { reportFromText } from "../text.js";
import { caught } from "./caught.js";
import { mapped } from "./columns.js";
import { parseJson } from "./json.js";
import { looksLikeNinjs, reportFromNinjs } from "./ninjs.js";

/** A file that is read whole. A place is an entry's number in it, from 1; 0 where it is one report. */
export async function* wholeFile(source: Source, kind: Kind): AsyncGenerator<Find> {
  const { path, id } = source;
  const bytes = await gather(source.stream);
  if (kind === "mail") return yield* one(async () => (await import("./mail.js")).reportFromMail(bytes, id), path);
  const text = await decode(bytes, kind === "page" ? "html" : "text");
  if (text === null) throw new AnnalistError("E_FILE_UNREADABLE", "it is no text", path);
  if (text.trim() === "") throw new AnnalistError("E_FILE_EMPTY", "there is nothing in it", path);
  if (kind === "page") yield* one(() => reportFromHtml(text, { id }), path);
  else if (kind === "json") yield* jsonFile(text, source);
  else if (kind === "newsml") {
    const { newsItems, reportFromNewsItem } = await import("./newsml.js");
    yield* entries(newsItems(text), path, (item, n) => reportFromNewsItem(item, `${id}:${n}`));
  } else {
    const right = mended(text);
    yield* one(
      async () => reportFromText(right ?? text, { id, ...(right === null ? {} : { evidence: { text: "mended" as const } }) }),
      path,
    );
  }
}

async function* one(make: () => Promise<Report | null>, path: string): AsyncGenerator<Find> {
  const found = await caught(make, path);
  if (found !== null) yield { place: { at: 0, nth: 0 }, ...found };
}

/** One object, or a list of them: the measuring contract's, or ninjs. */
async function* jsonFile(text: string, { path, id, columns }: Source): AsyncGenerator<Find> {
  const value = parseJson(text.replace(/^\ufeff/u, ""), path);
  const read = async (object: unknown, own: string, where: string) =>
    looksLikeNinjs(object)
      ? reportFromNinjs(object, own)
      : reportFromRecord(columns === undefined ? object : mapped(object, columns), where);
  if (Array.isArray(value)) yield* entries(value as readonly unknown[], path, (object, n) => read(object, `${id}:${n}`, `${path}:${n}`));
  else yield* one(() => read(value, id, path), path);
}

async function* entries<T>(
  items: readonly T[],
  path: string,
  make: (item: T, number: number) => Promise<Report | null>,
): AsyncGenerator<Find> {
  let any = false;
  for (const [i, item] of items.entries()) {
    const found = await caught(() => make(item, i + 1), `${path}:${i + 1}`);
    if (found === null) continue;
    any = true;
    yield { place: { at: i + 1, nth: 0 }, ...found };
  }
  if (!any) throw new AnnalistError("E_FILE_EMPTY", "there is no report in it", path);
}
