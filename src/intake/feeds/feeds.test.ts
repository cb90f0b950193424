import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AnnalistError } from "../../kit/errors.js";
import { feedDate } from "./dates.js";
import { readFeed } from "./index.js";
import { plain } from "./plain.js";
import { wholeArticle } from "./whole.js";

const folder = new URL("../../../test/feeds/", import.meta.url);
const samples = readdirSync(folder).map((slug) => {
  const name = readdirSync(new URL(`${slug}/`, folder)).find((n) => n.startsWith("feed.")) ?? "";
  return readFileSync(new URL(`${slug}/${name}`, folder));
});

describe("dates", () => {
  it.each([
    ["Tue, 04 Feb 2025 18:21:07 GMT", "2025-02-04T18:21:07Z"],
    ["Tue, 4 Feb 2025 6:02 EST", "2025-02-04T06:02:00-05:00"],
    ["04 Feb 25 10:00 +0330", "2025-02-04T10:00:00+03:30"],
    ["Fri, 04 Feb 2025 10:00:00 +00:00", "2025-02-04T10:00:00Z"],
    ["Mon, 32 Feb 2025 10:00:00 GMT", null],
    ["2025-02-04T10:00:00.123+01:00", "2025-02-04T10:00:00+01:00"],
    ["2025-02-04T10:00Z", "2025-02-04T10:00:00Z"],
    ["2025-02-04 10:00:00", "2025-02-04T10:00:00"],
    ["2025-02-04T25:00:00Z", "2025-02-04"],
    ["2025-02-04", "2025-02-04"],
    ["February 4, 2025", "2025-02-04"],
    ["1738663200", "2025-02-04T10:00:00Z"],
    ["1738663200000", "2025-02-04T10:00:00Z"],
    ["yesterday", null],
    ["", null],
  ])("%s is %s", (given, expected) => expect(feedDate(given)).toBe(expected));
  it("what it gives is a date that it takes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = feedDate(text);
        if (value !== null) expect(feedDate(value)).not.toBeNull();
      }),
    );
  });
});

describe("words", () => {
  it("are plain: no tags, no entities, no line ends", () => {
    expect(plain("A&amp;B &lt;3 <b>bold</b>\n\t&#8220;x&#x201d; &unknown; &#0;")).toBe("A&B <3 bold “x” &unknown; &#0;");
    expect(plain(" <br/> ")).toBeNull();
    expect(plain("5 < 6 and 7 > 2")).toBe("5 < 6 and 7 > 2");
  });
  it("are an article when they are long and not cut off", () => {
    const long = `<p>${"The minister signed the protocol on Tuesday. ".repeat(20)}</p>`;
    expect(wholeArticle(long, null)).toBe(long);
    expect(wholeArticle("<p>Short.</p>", null)).toBeNull();
    expect(wholeArticle(`${long} <a>Read more</a>`, null)).toBeNull();
    expect(wholeArticle(`${long} [&hellip;]`, null)).toBeNull();
    expect(wholeArticle(null, long)).toBeNull();
    expect(wholeArticle(null, long.repeat(2))).toBe(long.repeat(2));
  });
});

describe("a broken item", () => {
  const item = (i: number, tear: string): string =>
    `<item><title>Report ${i}</title><link>https://x.example/${i}</link><pubDate>Tue, 04 Feb 2025 10:00:00 GMT</pubDate></item>`.replace(
      tear,
      "",
    );
  const torn = fc.array(fc.tuple(fc.nat(69), fc.constantFrom("</title>", "</item>", "</pubDate>", "</link>", "<title>")), {
    minLength: 1,
    maxLength: 5,
  });
  it("costs no other, and none is taken for another", async () => {
    await fc.assert(
      fc.asyncProperty(torn, async (tears) => {
        const of = new Map(tears);
        const items = Array.from({ length: 70 }, (_, i) => item(i, of.get(i) ?? "none"));
        const feed = await readFeed(Buffer.from(`<rss version="2.0"><channel><title>X</title>${items.join("")}`));
        const titles = new Map(feed.items.map(({ url, title }) => [url, title]));
        for (let i = 0; i < 70; i++) if (!of.has(i)) expect(titles.get(`https://x.example/${i}`)).toBe(`Report ${i}`);
        expect(feed.items.length + feed.lost).toBe(70);
      }),
      { numRuns: 100 },
    );
  });
});

describe("limits", () => {
  const item = (i: number) => `<item><title>Item ${i}</title><link>https://x.example/${i}</link></item>`;
  it("refuses a feed of 50 MB before it is read", async () => {
    const huge = Buffer.alloc(50_000_000, "<item>");
    await expect(readFeed(huge)).rejects.toMatchObject({ code: "E_FEED_TOO_LARGE" });
  });
  it("takes so many items and counts the rest", async () => {
    const text = `<rss version="2.0"><channel>${Array.from({ length: 10_050 }, (_, i) => item(i)).join("")}</channel></rss>`;
    const feed = await readFeed(Buffer.from(text));
    expect([feed.items.length, feed.lost]).toEqual([10_000, 50]);
  });
  it("expands no entity of a document type", async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");
    const bomb = `<!DOCTYPE rss [<!ENTITY e0 "boom">${lines}]><rss version="2.0"><channel>${item(1).replace("Item", "&e30;")}</channel></rss>`;
    const feed = await readFeed(Buffer.from(bomb));
    expect(feed.items[0]?.title).toBe("&e30; 1");
    expect(JSON.stringify(feed)).not.toContain("boom");
  });
  it.each(["", " ", "\u0000", "<", "{", "{}", "[]", "<html></html>", "<rss>", "<!DOCTYPE", "<!DOCTYPE [", "%PDF-1.4"])(
    "%j is no feed",
    async (text) => {
      await expect(readFeed(Buffer.from(text))).rejects.toMatchObject({ code: "E_FEED_INVALID" });
    },
  );
});

describe("malformed feeds", () => {
  /** Reads; the only error that may come is that it is no feed. */
  const survives = async (bytes: Uint8Array) => {
    try {
      const feed = await readFeed(bytes, { url: "https://x.example/feed" });
      for (const { url } of feed.items) if (url !== null) expect(url).toMatch(/^https?:\/\//);
      for (const { url } of feed.feeds) expect(url).toMatch(/^https?:\/\//);
    } catch (error) {
      if (!(error instanceof AnnalistError) || error.code !== "E_FEED_INVALID") throw error;
    }
  };
  const token = fc.constantFrom(
    ...'<rss version="2.0">|<channel>|</channel>|</rss>|<item>|</item>|<title>|</title>|<link>|</link>|<link href="/x"/>|<![CDATA[|]]>|<!--|-->|&amp;|&#0;|&x;|&|<|>|"|<feed xmlns="http://www.w3.org/2005/Atom">|<entry>|</entry>|<id>|<content type="xhtml"><div>|<urlset>|<url><loc>|</loc>|<sitemapindex>|<opml>|<body>|<outline xmlUrl="|http://y.example/|{"items":[|{"url":"|}]}|<?xml|?>|<!DOCTYPE [|]>|<rdf:RDF|xmlns:a="b"|<__proto__>|<constructor>|<dc:date>|2025-02-04|\u202e|\ud800|\u0000'.split(
      "|",
    ),
  );
  it.each([0, 1, 2, 3])("made of parts: part %i of four", async (seed) => {
    const soup = fc.array(fc.oneof(token, fc.string({ maxLength: 5 })), { maxLength: 25 }).map((parts) => Buffer.from(parts.join("")));
    await fc.assert(fc.asyncProperty(soup, survives), { numRuns: 1500, seed });
  });
  it.each([0, 1, 2, 3])("real shapes with bytes changed, cut and doubled: part %i of four", async (seed) => {
    const damaged = fc
      .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(3), fc.nat(40)), { minLength: 1, maxLength: 6 }))
      .map(([sample, edits]) =>
        edits.reduce<Uint8Array>((bytes, [at, byte, how, length]) => edited(bytes, at % (bytes.length + 1), byte, how, length), sample),
      );
    await fc.assert(fc.asyncProperty(damaged, survives), { numRuns: 1000, seed });
  });
});

function edited(bytes: Uint8Array, at: number, byte: number, how: number, length: number): Uint8Array {
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (how === 0) return Buffer.concat([head, Buffer.from([byte]), tail.subarray(1)]);
  if (how === 1) return Buffer.concat([head, tail.subarray(length)]);
  if (how === 2) return Buffer.concat([head, tail.subarray(0, length), tail]);
  return head;
}
