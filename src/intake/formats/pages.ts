import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { pageOf } from "../archives/response.js";
import type { Find } from "../archives/source.js";
import type { Stretch } from "../archives/stretch.js";
import { before, type Place } from "../archives/tape.js";
import { warcRecords } from "../archives/warc.js";
import { decode } from "../bytes.js";
import { reportFromHtml } from "../pages/index.js";
import { caught } from "./caught.js";

/**
 * The pages of a web archive: responses of status 2xx and HTML; everything else that a crawl keeps is passed over. A place is the byte
 * of the file at which the record, or the gzip member that holds it, begins. What stands up to `after` is not looked at.
 */
export async function* archivedPages(stretches: AsyncIterable<Stretch>, path: string, after: Place | null): AsyncGenerator<Find> {
  let any = false;
  for await (const item of warcRecords(stretches)) {
    const { place } = item;
    const where = `${path}:${place.at}`;
    const known = after !== null && before(place, after) <= 0;
    any ||= known || "error" in item;
    if (known) continue;
    if ("error" in item) yield { place, error: new AnnalistError(item.error.code, item.error.message, where, { cause: item.error }) };
    else if (item.head.headers.get("warc-type") === "response") {
      const found = await caught(() => reportOf(item.block, item.head.headers, where), where);
      if (found === null) continue;
      any = true;
      yield { place, ...found };
    }
  }
  if (!any) throw new AnnalistError("E_FILE_EMPTY", "there is no page in it", path);
}

async function reportOf(block: Uint8Array, headers: Headers, where: string): Promise<Report | null> {
  const page = await pageOf(block);
  if (page === null) return null;
  const html = await decode(page.bytes, "html", page.charset);
  if (html === null || html.trim() === "")
    throw new AnnalistError("E_NO_ARTICLE", html === null ? "the page is no text" : "the page is empty");
  const id = /^<?(?:urn:uuid:)?([^<>\s]{1,200})>?$/u.exec(headers.get("warc-record-id") ?? "")?.[1] ?? where;
  const url = headers.get("warc-target-uri")?.replace(/^<|>$/gu, "") ?? "";
  return reportFromHtml(html, { id, foundAt: /^https?:\/\//iu.test(url) ? url : null, fetchedAt: headers.get("warc-date") });
}
