import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { corpus, generator } from "./speed-corpus.js";

/** What stands in a made archive. */
export interface Made {
  readonly bytes: number;
  readonly pages: number;
}

/** Bytes of what cannot be packed in a page (scripts, data) and in the picture that follows it. */
const [SCRIPT, PICTURE] = [20_000, 40_000];
/** Bytes of an archive whose pages all differ; what goes beyond repeats them. */
const DISTINCT = 200e6;

/**
 * Writes a seeded WARC.gz of about `size` bytes: request, page and picture by turns, each a gzip member. A page has an article made of the
 * cases' paragraphs, links, and a script as large as news pages have them. Beyond DISTINCT the same records come again and again.
 */
export async function makeArchive(path: string, size: number, seed: number): Promise<Made> {
  const reports = await corpus(500, seed);
  const random = generator(seed);
  const file = openSync(path, "w+");
  let [bytes, pages] = [0, 0];
  const put = (type: string, id: string, contentType: string, block: Buffer): number => {
    const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Date: 2021-06-30T00:00:00Z\r\nWARC-Target-URI: https://news.example/${id}\r\nContent-Type: ${contentType}\r\nContent-Length: ${block.length}\r\n\r\n`;
    return writeSync(file, gzipSync(Buffer.concat([Buffer.from(head), block, Buffer.from("\r\n\r\n")]), { level: 1 }));
  };
  const http = (type: string, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`), body]);
  const noise = (length: number): Buffer => {
    const out = Buffer.alloc(length);
    for (let i = 0; i < length; i += 4) out.writeUInt32LE(Math.floor(random() * 2 ** 32), Math.min(i, length - 4));
    return out;
  };
  do {
    const text = reports[Math.floor(random() * reports.length)]?.text ?? "";
    const id = `page-${pages}`;
    bytes += put(
      "request",
      `${id}-request`,
      "application/http; msgtype=request",
      Buffer.from(`GET /${id} HTTP/1.1\r\nHost: news.example\r\n\r\n`),
    );
    bytes += put(
      "response",
      id,
      "application/http; msgtype=response",
      http("text/html; charset=utf-8", page(id, text, noise(SCRIPT).toString("base64"))),
    );
    bytes += put("response", `${id}-picture`, "application/http; msgtype=response", http("image/jpeg", noise(PICTURE)));
    pages++;
  } while (bytes < Math.min(size, DISTINCT));
  const once = { bytes, pages };
  const piece = Buffer.alloc(1 << 20);
  while (bytes + once.bytes / 2 < size) {
    for (let at = 0; at < once.bytes;) {
      const length = readSync(file, piece, 0, Math.min(piece.length, once.bytes - at), at);
      at += writeSync(file, piece, 0, length, bytes + at);
    }
    [bytes, pages] = [bytes + once.bytes, pages + once.pages];
  }
  closeSync(file);
  return { bytes, pages };
}

function page(id: string, text: string, script: string): Buffer {
  const links = Array.from({ length: 60 }, (_, i) => `<li><a href="/${id}/${i}">Section ${i}</a></li>`).join("");
  const paragraphs = text.split("\n\n").map((p) => `<p>${p.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`);
  return Buffer.from(
    `<!doctype html><html lang="en"><head><title>${id}</title><meta property="article:published_time" content="2021-06-01"><script>var d="${script}"</script></head><body><nav><ul>${links}</ul></nav><main><article><h1>Report ${id}</h1>${paragraphs.join("")}</article></main><footer><ul>${links}</ul></footer></body></html>`,
  );
}
