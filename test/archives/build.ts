import { gzipSync } from "node:zlib";

/** A page with an article of our own, long enough to be found. `n` tells pages apart. */
export function page(n: number | string, language = "en"): string {
  const words =
    language === "en"
      ? [
          `Talks number ${n} between the two governments ended on Tuesday without an accord, the foreign ministry of Ardovia said in a statement.`,
          "Negotiators had met for three days in Lisbon to settle who may fish in the bay that both countries claim as their own waters.",
          "The opposition accused the president of giving in to threats, and its leader called for a protest march in the capital on Saturday.",
        ]
      : [
          `Die Gespräche Nummer ${n} zwischen den beiden Regierungen endeten am Dienstag ohne Einigung, teilte das Außenministerium mit.`,
          "Die Unterhändler hatten drei Tage lang in Lissabon darüber verhandelt, wer in der umstrittenen Bucht fischen darf.",
        ];
  return `<!doctype html><html><head><title>Talks ${n} end</title></head><body><article><h1>Talks ${n} end</h1>${words.map((w) => `<p>${w}</p>`).join("")}</article></body></html>`;
}

interface Response {
  readonly status?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** An HTTP response as it is recorded. */
export function response({ status = "200 OK", headers = {}, body = "" }: Response = {}): Buffer {
  const all = { "Content-Type": "text/html; charset=utf-8", ...headers };
  const head = Object.entries(all).map(([k, v]) => `${k}: ${v}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head.join("")}\r\n`, "latin1"), Buffer.from(body as string)]);
}

/** A record of a web archive; `length` may lie. */
export function record(
  block: Uint8Array | string,
  {
    id = "r1",
    type = "response",
    url = "https://news.example/a",
    length,
  }: { id?: string; type?: string; url?: string; length?: number } = {},
): Buffer {
  const bytes = Buffer.from(block as string);
  const head = [
    "WARC/1.1",
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${id}>`,
    "WARC-Date: 2024-03-12T15:20:00Z",
    `WARC-Target-URI: ${url}`,
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${length ?? bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes, Buffer.from("\r\n\r\n")]);
}

/** A record with a page. */
export const pageRecord = (n: number | string): Buffer =>
  record(response({ body: page(n) }), { id: `page-${n}`, url: `https://news.example/${n}` });

/** Records as a WARC.gz has them: each a gzip member of its own. */
export const packed = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records.map((r) => gzipSync(r)));
