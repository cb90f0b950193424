import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loopback, type Loopback } from "../../../test/loopback.js";
import { pageOf, rssOf } from "../../../test/news.js";
import type { FeedState, ItemMark, Report, WaitingItem } from "../../model/index.js";
import { readFeed } from "../feeds/index.js";
import { AllowList, Fetcher } from "../fetch/index.js";
import { MOST_AGAIN } from "./intervals.js";
import { JournalLog, watch } from "./index.js";
import { sifted } from "./sift.js";

const base = mkdtempSync(join(tmpdir(), "updates-"));
const HOUR = 3_600_000;
let server: Loopback;
let folder: string;
let number = 0;
/** What was put, in order. */
let put: Report[];
beforeEach(async () => {
  put = [];
  server = await loopback();
  folder = join(base, String(++number));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2025-02-04T12:00:00Z") });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});
afterAll(() => rmSync(base, { recursive: true }));

/** One look at everything that is due, `hours` later. */
async function look(hours = 0, options: { urls?: string[]; put?: (report: Report) => Promise<void> } = {}): Promise<JournalLog> {
  vi.setSystemTime(Date.now() + hours * HOUR);
  const log = await JournalLog.open(folder);
  const fetcher = new Fetcher({
    userAgent: "annalist/test",
    allow: AllowList.parse("127.0.0.1"),
    politeness: { spacing: 0, perHost: 4 },
  });
  const sink = { put: options.put ?? (async (report: Report) => void put.push(report)) };
  const urls = options.urls ?? [`${server.url}/feed.xml`];
  const feeds = urls.map((url) => ({ url, title: null, updated: null }));
  try {
    await watch({ feeds, fetcher, log, sink, every: 60_000, once: true, signal: new AbortController().signal });
  } finally {
    await fetcher.close();
    await log.close();
  }
  return log;
}
const FEED: Omit<FeedState, "url"> = {
  title: null,
  list: null,
  etag: null,
  lastModified: null,
  asked: 1,
  due: 1,
  failures: 0,
  error: null,
  items: 0,
  active: true,
};
const fetched = (path = "/news/1"): number => server.asked.filter((p) => p === path).length;
/** An Atom feed of one item. */
const atom = (updated: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Loop News</title><entry><title>Report 1 of the day</title><id>urn:1</id>
  <link href="${server.url}/news/1"/><published>2025-02-04T10:00:00Z</published><updated>${updated}</updated></entry></feed>`;
const corrected = (n = 1): string => pageOf(1).replace("forty boats", `forty-${n} boats`);

describe("an item that changes", () => {
  it.each([
    ["Atom", (hour: number) => atom(`2025-02-04T${hour}:00:00Z`)],
    [
      "a sitemap",
      (hour: number) =>
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${server.url}/news/1</loc><lastmod>2025-02-04T${hour}:00:00Z</lastmod></url></urlset>`,
    ],
    [
      "JSON Feed",
      (hour: number) =>
        JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title: "Loop",
          items: [{ id: "1", url: `${server.url}/news/1`, date_modified: `2025-02-04T${hour}:00:00Z` }],
        }),
    ],
    ["RSS", (hour: number) => rssOf(server.url, [1]).replace("Tue, 04 Feb 2025 10:01", `Tue, 04 Feb 2025 ${hour}:01`)],
  ])("is fetched again where %s gives it a later time, and put again where its words are others", async (_, feed) => {
    server.on("/feed.xml", feed(11));
    server.on("/news/1", pageOf(1));
    await look();
    server.on("/feed.xml", feed(13));
    server.on("/news/1", corrected());
    const log = await look(2);
    expect(fetched()).toBe(2);
    expect(put.map(({ text }) => text.includes("forty-1 boats"))).toEqual([false, true]);
    expect(new Set(put.map(({ id, url }) => `${id} ${url}`)).size).toBe(1);
    expect([log.counts.done, log.counts.updates, log.waiting.size, [...log.feeds.values()][0]?.items]).toEqual([1, 1, 0, 1]);
  });
  it("is left where its mark does not move", async () => {
    server.on("/feed.xml", atom("2025-02-04T11:00:00Z"));
    server.on("/news/1", pageOf(1));
    await look();
    server.on("/news/1", corrected());
    // Not even where the feed goes back, or calls a day that is far off.
    for (const updated of ["2025-02-04T11:00:00Z", "2025-02-03T11:00:00Z", "2031-02-03T11:00:00Z"]) {
      server.on("/feed.xml", atom(updated));
      await look(3);
    }
    expect([fetched("/feed.xml"), fetched(), put.length]).toEqual([4, 1, 1]);
  });
  it("is taken again for another article in its feed, not for other markup", async () => {
    const article = (words: string) => rssOf(server.url, [1], words);
    server.on("/feed.xml", article(pageOf(1)));
    await look();
    server.on("/feed.xml", article(pageOf(1).replace("<article>", '<article data-nonce="2">')));
    await look(2);
    expect(put).toHaveLength(1);
    server.on("/feed.xml", article(corrected()));
    const log = await look(2);
    expect([put.length, log.counts.updates, fetched()]).toEqual([2, 1, 0]);
  });
  it("makes no version where its words are the same, whatever stands around them and whatever date its feed gives", async () => {
    server.on("/feed.xml", rssOf(server.url, [1]));
    server.on("/news/1", pageOf(1));
    await look();
    server.on("/feed.xml", rssOf(server.url, [1]).replace("10:01", "12:30"));
    server.on("/news/1", pageOf(1).replace("</article>", "</article><footer>Share this page</footer>"));
    const log = await look(2);
    expect([fetched(), put.length, log.counts.updates]).toEqual([2, 1, 0]);
  });
  it("waits out its hour, whatever its feed says of not having changed, and is then taken as it stands", async () => {
    let [etag, feed] = ["a", atom("2025-02-04T11:00:00Z")];
    server.on("/feed.xml", (request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(feed);
    });
    server.on("/news/1", pageOf(1));
    await look();
    [etag, feed] = ["b", atom("2025-02-04T12:10:00Z")];
    expect((await look(0.25)).waiting.size).toBe(1);
    expect(fetched()).toBe(1);
    [etag, feed] = ["c", atom("2025-02-04T12:30:00Z")];
    await look(0.25);
    server.on("/news/1", corrected());
    await look(0.6);
    expect([fetched(), put.length]).toEqual([2, 2]);
    await look(2);
    expect([(await look(2)).waiting.size, fetched()]).toEqual([0, 2]);
  });
  it("is not fetched more than once an hour, nor for ever, by a feed that stamps it with every look", async () => {
    server.on("/feed.xml", (_, response) => void response.end(atom(new Date().toISOString())));
    server.on("/news/1", pageOf(1));
    for (let quarter = 0; quarter < 4 * 48; quarter++) await look(0.25);
    // After one hour, two, four, eight and sixteen.
    expect([put.length, fetched()]).toEqual([1, 6]);
    let n = 0;
    server.on("/news/1", (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end(corrected(++n)));
    for (let hour = 0; hour < 140; hour++) await look(0.5);
    const often = fetched();
    expect(often).toBeLessThanOrEqual(6 + 70);
    for (let hour = 0; hour < 140; hour++) await look(1);
    expect(fetched()).toBe(1 + MOST_AGAIN);
  }, 120_000);
  it("stays as it was where it is gone", async () => {
    server.on("/feed.xml", atom("2025-02-04T11:00:00Z"));
    server.on("/news/1", pageOf(1));
    await look();
    server.on("/feed.xml", atom("2025-02-04T13:00:00Z"));
    server.on("/news/1", (_, response) => response.writeHead(410).end());
    const log = await look(2);
    expect([log.counts.done, log.counts.updates, log.waiting.size, log.counts.aside.size]).toEqual([1, 0, 0, 0]);
  });
  it("is one version where two addresses lead to it", async () => {
    const second = () => atom(`2025-02-04T${new Date().getUTCHours()}:00:00Z`).replace("/news/1", "/go/1");
    server.on("/feed.xml", (_, response) => void response.end(atom(new Date().toISOString())));
    server.on("/second.xml", (_, response) => void response.end(second()));
    server.on("/go/1", (_, response) => response.writeHead(301, { location: "/news/1" }).end());
    server.on("/news/1", pageOf(1));
    await look();
    await look(0, { urls: [`${server.url}/second.xml`] });
    expect(put).toHaveLength(1);
    server.on("/news/1", corrected());
    for (const feed of ["/feed.xml", "/second.xml"]) await look(2, { urls: [`${server.url}${feed}`] });
    expect([put.length, fetched("/go/1")]).toEqual([2, 2]);
  });
  it("is fetched again by the watch after one that ended between fetch and put", async () => {
    let etag = "a";
    server.on("/feed.xml", (request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(atom(etag === "a" ? "2025-02-04T11:00:00Z" : "2025-02-04T13:00:00Z"));
    });
    server.on("/news/1", pageOf(1));
    await look();
    etag = "b";
    server.on("/news/1", corrected());
    await expect(look(2, { put: () => Promise.reject(new Error("killed")) })).rejects.toThrow("killed");
    const log = await look();
    expect([put.length, log.counts.done, log.counts.updates, log.waiting.size]).toEqual([2, 1, 1, 0]);
  });
  it("that changes while it is being taken is taken once more", async () => {
    server.on("/feed.xml", atom("2025-02-04T11:00:00Z"));
    // The page comes when the second feed has been asked.
    let asked = (): void => {};
    const second = new Promise<void>((resolve) => (asked = resolve));
    server.on("/second.xml", (_, response) => {
      setTimeout(() => response.end(atom("2025-02-04T11:30:00Z")), 200);
      setTimeout(asked, 500);
    });
    server.on("/news/1", (_, response) => void second.then(() => response.writeHead(200, { "content-type": "text/html" }).end(pageOf(1))));
    const log = await look(0, { urls: ["/feed.xml", "/second.xml"].map((path) => `${server.url}${path}`) });
    expect([put.length, log.waiting.size]).toEqual([1, 1]);
    server.on("/news/1", corrected());
    await look(0.5);
    expect(put).toHaveLength(1);
    expect([(await look(0.6)).waiting.size, put.length]).toEqual([0, 2]);
  });
});

describe("an item that waits", () => {
  it("is exchanged where it was never begun, and else followed; a later time alone makes no line of the journal", async () => {
    const log = await JournalLog.open(folder);
    const feed = async (updated: string, title = "Report 1") =>
      readFeed(Buffer.from(atom(updated).replace("Report 1 of the day", title)), { url: "https://x.example/feed" });
    const now = Date.now();
    const sift = async (updated: string, title?: string, busy = false) =>
      sifted(await feed(updated, title), "https://x.example/feed", { log, now, busy: () => busy });
    const { unseen } = await sift("2025-02-04T10:00:00Z");
    const [first] = unseen as [WaitingItem];
    await log.asked({ ...FEED, url: first.feed }, [{ ...first, due: now + HOUR }]);
    const later = await sift("2025-02-04T11:00:00Z");
    expect([later.changed, [...later.moved.keys()]]).toEqual([[], [first.key]]);
    expect((await sift("2025-02-04T11:00:00Z", "Other")).changed).toMatchObject([{ due: now + HOUR, item: { title: "Other" } }]);
    const { changed } = await sift("2025-02-04T11:00:00Z", "Other", true);
    expect(changed).toMatchObject([{ behind: true }]);
    await log.asked({ ...FEED, url: first.feed }, changed);
    expect([log.waiting.get(first.key)?.item.title, log.behind.get(first.key)?.item.title]).toEqual(["Report 1", "Other"]);
    expect((await sift("2025-02-04T11:00:00Z", "Other", true)).changed).toEqual([]);
    await log.close();
    const again = await JournalLog.open(folder);
    expect([again.waiting.size, again.behind.size]).toEqual([1, 1]);
    await again.done(first.key, null, { mark: first.mark as ItemMark, text: "t", taken: now, again: 0, idle: 0 });
    expect([again.waiting.get(first.key)?.item.title, again.behind.size]).toEqual(["Other", 0]);
    await again.close();
  });
});

describe("a journal of an older program", () => {
  it("opens; what stands there is done, and taken again from the next change on", async () => {
    server.on("/feed.xml", atom("2025-02-04T11:00:00Z"));
    server.on("/news/1", pageOf(1));
    await look();
    // As it was written before marks were kept.
    const path = join(folder, "watch.jsonl");
    const old = readFileSync(path, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { ends: _ends, updates: _updates, taken: _taken, ...step } = JSON.parse(line) as Record<string, unknown>;
        const items = step["items"];
        return JSON.stringify(Array.isArray(items) ? { ...step, items: items.map(({ mark: _mark, ...item }) => item as unknown) } : step);
      });
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(path, `${old.join("\n")}\n`);
    expect(old.join()).not.toContain("mark");
    const log = await look(2);
    expect([log.damaged, log.counts.done, fetched(), put.length]).toEqual([0, 1, 1, 1]);
    server.on("/feed.xml", atom("2025-02-04T15:00:00Z"));
    server.on("/news/1", corrected());
    expect((await look(2)).counts).toMatchObject({ done: 1, updates: 1 });
    expect(put).toHaveLength(2);
  });
  it("keeps what waits of it, and a line that an older program wrote ends what it names", async () => {
    server.on("/feed.xml", atom("2025-02-04T11:00:00Z"));
    server.on("/news/1", (_, response) => response.destroy());
    const [key] = (await look()).waiting.keys();
    appendFileSync(join(folder, "watch.jsonl"), `${JSON.stringify({ t: "done", keys: [key], items: 1 })}\n`);
    const log = await look(2);
    expect([log.waiting.size, log.counts.done, log.taken(key ?? "")?.text]).toEqual([0, 1, null]);
  });
});
