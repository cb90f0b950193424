import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { items } from "../../src/intake/index.js";
import { packed, page, pageRecord, record, response } from "./build.js";
import { resumed, told } from "./told.js";

const folder = mkdtempSync(join(tmpdir(), "warc-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const file = (bytes: Uint8Array, ending = "warc"): string => {
  const path = join(folder, `${files++}.${ending}`);
  writeFileSync(path, bytes);
  return path;
};
/** Ids of reports and codes of errors, in order. */
const brief = async (bytes: Uint8Array): Promise<string[]> => {
  const path = file(bytes);
  await resumed(path);
  return (await told(items([path]))).map((t) => t.code ?? t.id ?? "?");
};
const chunked = (body: string): string => {
  const [a, b] = [body.slice(0, 100), body.slice(100)];
  return `${a.length.toString(16)}\r\n${a}\r\n${Buffer.byteLength(b).toString(16)};x=y\r\n${b}\r\n0\r\n\r\n`;
};

describe("pages of a crawl", () => {
  it("come with id and address; what is no page is passed over", async () => {
    const path = file(
      Buffer.concat([
        record("software: ours\r\n", { type: "warcinfo", id: "info" }),
        record("GET /a HTTP/1.1\r\n\r\n", { type: "request", id: "request" }),
        pageRecord(1),
        record(response({ headers: { "Content-Type": "image/png" }, body: Buffer.from([137, 80, 0]) }), { id: "picture" }),
        record(response({ status: "404 Not Found", body: page("x") }), { id: "missing" }),
        record(response({ status: "301 Moved", body: page("x") }), { id: "moved" }),
        record("", { type: "revisit", id: "revisit" }),
        pageRecord(2),
      ]),
    );
    const all = await told(items([path]));
    expect(all).toMatchObject([
      { id: "page-1", url: "https://news.example/1", title: "Talks 1 end", publisher: null, published: null, language: "en" },
      { id: "page-2", url: "https://news.example/2" },
    ]);
    expect(all[0]?.text).toContain("Talks number 1 between the two governments");
    expect(all[0]?.text).toContain("protest march");
  });
  it("count from the time of the crawl where their dates do", async () => {
    const body = page(1).replace("</h1>", "</h1><p>16 hours ago</p>");
    expect(await told(items([file(record(response({ body })))]))).toMatchObject([{ published: "2024-03-11" }]);
  });
  it.each([
    ["chunked", { headers: { "Transfer-Encoding": "chunked" }, body: chunked(page(1)) }],
    ["gzip", { headers: { "Content-Encoding": "gzip" }, body: gzipSync(page(1)) }],
    ["gzip that the crawler unpacked", { headers: { "Content-Encoding": "gzip" }, body: page(1) }],
    ["gzip that no header names", { body: gzipSync(page(1)) }],
    ["deflate", { headers: { "Content-Encoding": "deflate" }, body: deflateSync(page(1)) }],
    ["raw deflate", { headers: { "Content-Encoding": "deflate" }, body: deflateRawSync(page(1)) }],
    ["brotli", { headers: { "Content-Encoding": "br" }, body: brotliCompressSync(page(1)) }],
    ["the server's charset", { headers: { "Content-Type": "text/html; charset=windows-1251" }, body: iconv.encode(page("Ы"), "win1251") }],
    ["XHTML", { headers: { "Content-Type": "application/xhtml+xml" }, body: page(1) }],
  ])("sent as %s", async (_, sent) => {
    const [found] = await told(items([file(record(response(sent)))]));
    expect(found?.text).toMatch(/^Talks number [1Ы] between the two governments ended|Talks [1Ы] end\n\nTalks number [1Ы] between/u);
  });
  it("in another language are kept and counted", async () => {
    const [found] = await told(items([file(record(response({ body: page(1, "de") })))]));
    expect(found).toMatchObject({ code: "E_LANGUAGE_UNREADABLE", language: "de", id: "r1" });
    expect(found?.text).toContain("Unterhändler");
  });
});

const three = [pageRecord(1), pageRecord(2), pageRecord(3)] as const;
const [one, two, last] = three;
const cutShort = two.subarray(0, two.length - 400);
const noLength = Buffer.from(two.toString().replace(/Content-Length: \d+\r\n/u, ""));
const manyHeaders = Buffer.from(two.toString().replace("WARC-Type", `${"X-A: b\r\n".repeat(1000)}WARC-Type`));
const longHeader = Buffer.from(two.toString().replace("WARC-Type", `X-A: ${"b".repeat(200_000)}\r\nWARC-Type`));
const bomb = record(response({ headers: { "Content-Encoding": "gzip" }, body: gzipSync(Buffer.alloc(60_000_000, 32)) }));
const manyResponseHeaders = record(
  response({ headers: Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`X-${i}`, "a"])), body: page(2) }),
);
const big = record(response({ body: Buffer.concat([Buffer.from(page(2)), Buffer.alloc(17_000_000, 32)]) }));

describe.each([
  ["nothing", [one, two, last], ["page-1", "page-2", "page-3"]],
  ["a record that is cut short", [one, cutShort, last], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
  ["the last record cut short", [one, two, last.subarray(0, 500)], ["page-1", "page-2", "E_ARCHIVE_DAMAGED"]],
  ["the last header cut short", [one, two, last.subarray(0, 60)], ["page-1", "page-2", "E_ARCHIVE_DAMAGED"]],
  ["words between records", [one, Buffer.from("something\r\nelse\r\n\r\n"), last], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
  ["a record without its length", [one, noLength, last], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
  [
    "a length that is too small",
    [one, record(response({ body: page(2) }), { length: 200 }), last],
    ["page-1", "E_ARCHIVE_DAMAGED", "page-3"],
  ],
  [
    "a length that is no number",
    [one, Buffer.from(two.toString().replace(/(?<=Content-Length: )\d+/u, "1e9")), last],
    ["page-1", "E_ARCHIVE_DAMAGED", "page-3"],
  ],
  [
    "a length that is too large",
    [one, record(response({ body: page(2) }), { length: 2000 }), last],
    ["page-1", "E_ARCHIVE_DAMAGED", "page-3"],
  ],
  ["a thousand headers", [one, manyHeaders, last], ["page-1", "E_ARCHIVE_UNSAFE", "page-3"]],
  ["a header without end", [one, longHeader, last], ["page-1", "E_ARCHIVE_UNSAFE", "page-3"]],
  ["a thousand headers of the response", [one, manyResponseHeaders, last], ["page-1", "E_ARCHIVE_UNSAFE", "page-3"]],
  ["a page that is a gzip bomb", [one, bomb, last], ["page-1", "E_ARCHIVE_UNSAFE", "page-3"]],
  ["a page of 17 MB", [one, big, last], ["page-1", "E_FILE_TOO_LARGE", "page-3"]],
  ["a response that is none", [one, record("something else"), last], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
  [
    "a page without an article",
    [one, record(response({ body: "<html><nav>Home</nav></html>" })), last],
    ["page-1", "E_NO_ARTICLE", "page-3"],
  ],
  ["no page at all", [record("", { type: "warcinfo" })], ["E_FILE_EMPTY"]],
])("an archive with %s", (_, records, expected) => {
  it("plain", async () => expect(await brief(Buffer.concat(records))).toEqual(expected));
  it("packed record by record", async () => expect(await brief(packed(records))).toEqual(expected));
  it("packed whole", async () => expect(await brief(gzipSync(Buffer.concat(records)))).toEqual(expected));
});

describe("a packed archive", () => {
  const members = three.map((r) => gzipSync(r));
  const [a, b, c] = members as [Buffer, Buffer, Buffer];
  const spoilt = Buffer.from(b);
  spoilt.fill(0xff, 200, 260);
  const flipped = Buffer.from(b);
  flipped.writeUInt32LE(7, flipped.length - 8);
  it.each([
    ["a spoilt member", [a, spoilt, c], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
    ["a spoilt first member", [spoilt, b, c], ["E_ARCHIVE_DAMAGED", "page-2", "page-3"]],
    ["a member that is cut short", [a, b.subarray(0, 300), c], ["page-1", "E_ARCHIVE_DAMAGED", "page-3"]],
    ["the last member cut short", [a, b, c.subarray(0, 300)], ["page-1", "page-2", "E_ARCHIVE_DAMAGED"]],
    ["the last member's trailer cut short", [a, b, c.subarray(0, -4)], ["page-1", "page-2", "page-3", "E_ARCHIVE_DAMAGED"]],
    ["a wrong checksum", [a, flipped, c], ["page-1", "page-2", "E_ARCHIVE_DAMAGED", "page-3"]],
    ["other bytes between members", [a, Buffer.from("no gzip at all"), b, c], ["page-1", "E_ARCHIVE_DAMAGED", "page-2", "page-3"]],
    ["zeros at its end", [a, b, c, Buffer.alloc(512)], ["page-1", "page-2", "page-3"]],
    ["two records in each member", [gzipSync(Buffer.concat([one, two])), c], ["page-1", "page-2", "page-3"]],
  ])("with %s", async (_, parts, expected) => expect(await brief(Buffer.concat(parts))).toEqual(expected));
  it("that is a bomb is refused", async () => {
    const path = file(gzipSync(Buffer.alloc(120_000_000)), "txt.gz");
    expect(await told(items([path]))).toMatchObject([{ code: "E_FILE_TOO_LARGE" }]);
    const lines = file(gzipSync(Buffer.alloc(120_000_000, "{}\n")), "warc.gz");
    expect((await told(items([lines]))).map((t) => t.code)).toEqual(["E_ARCHIVE_DAMAGED", "E_ARCHIVE_UNSAFE"]);
  });
  it("inside another is refused", async () => {
    const path = file(gzipSync(gzipSync(page(1))), "html.gz");
    expect(await told(items([path]))).toMatchObject([{ code: "E_ARCHIVE_UNSAFE" }]);
  });
});
