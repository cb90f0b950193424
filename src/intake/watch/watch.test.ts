import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { loopback, type Loopback } from "../../../test/loopback.js";
import { pageOf, rssOf } from "../../../test/news.js";
import type { Report, ReportSink } from "../../model/index.js";
import { AllowList, Fetcher } from "../fetch/index.js";
import { JournalLog, watch } from "./index.js";

const base = mkdtempSync(join(tmpdir(), "watch-"));
let server: Loopback;
let folder: string;
let number = 0;
/** What came, by id. */
let reports: Map<string, Report>;
beforeEach(async () => {
  reports = new Map();
  await server?.close();
  server = await loopback();
  folder = join(base, String(++number));
});
afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true });
});

async function look(
  options: {
    urls?: string[];
    signal?: AbortSignal;
    once?: boolean;
    onStep?: (told: { error: Error | null }) => void;
    put?: (report: Report, sink: ReportSink) => Promise<void>;
  } = {},
): Promise<JournalLog> {
  const log = await JournalLog.open(folder);
  const sink: ReportSink = { put: async (report) => void reports.set(report.id, report) };
  const { put } = options;
  const fetcher = new Fetcher({
    userAgent: "annalist/test",
    allow: AllowList.parse("127.0.0.1"),
    limits: { headers: 500, body: 500, whole: 2000 },
    politeness: { spacing: 0, perHost: 4 },
  });
  try {
    await watch({
      feeds: (options.urls ?? [`${server.url}/feed.xml`]).map((url) => ({ url, title: null, updated: null })),
      fetcher,
      log,
      every: 60_000,
      once: options.once ?? true,
      signal: options.signal ?? new AbortController().signal,
      ...(options.onStep === undefined ? {} : { onStep: options.onStep }),
      sink: put === undefined ? sink : { put: (report) => put(report, sink) },
    });
  } finally {
    await fetcher.close();
    await log.close();
  }
  return log;
}
/** Makes every feed and waiting item of the journal due now. */
const makeDue = () => {
  const path = join(folder, "watch.jsonl");
  writeFileSync(path, readFileSync(path, "utf8").replace(/"due":\d+/g, '"due":0'));
};
const kept = (): Report[] => [...reports.values()];

describe("a watch", () => {
  it("takes new items once, and says what it knows from where", async () => {
    server.on("/feed.xml", rssOf(server.url, [1, 2]));
    for (const i of [1, 2, 3]) server.on(`/news/${i}`, pageOf(i));
    await look();
    expect(kept().map((r) => r.url)).toEqual([`${server.url}/news/2`, `${server.url}/news/1`]);
    expect(kept()[0]).toMatchObject({
      title: "Report 2 of the day",
      publisher: "Loop News",
      published: "2025-02-04T10:02:00Z",
      language: "en",
    });
    expect(kept()[0]?.evidence).toMatchObject({ published: "feed", publisher: "feed" });
    await look();
    expect(server.asked.filter((p) => p === "/feed.xml")).toHaveLength(1);
    makeDue();
    server.on("/feed.xml", rssOf(server.url, [1, 2, 3]));
    const log = await look();
    expect(kept()).toHaveLength(3);
    expect(log.counts.done).toBe(3);
    expect(server.asked.filter((p) => p === "/news/1")).toHaveLength(1);
  });
  it("asks whether a feed has changed", async () => {
    const conditions: unknown[] = [];
    server.on("/feed.xml", (request, response) => {
      conditions.push(request.headers["if-none-match"]);
      if (request.headers["if-none-match"] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"' }).end(rssOf(server.url, []));
    });
    await look();
    makeDue();
    const log = await look();
    expect(conditions).toEqual([undefined, '"a"']);
    expect([...log.feeds.values()][0]).toMatchObject({ etag: '"a"', failures: 0, error: null });
  });
  it("takes an article that the feed carries without asking for its page", async () => {
    server.on("/feed.xml", rssOf(server.url, [1], pageOf(1)));
    await look();
    expect(server.asked).toEqual(["/feed.xml"]);
    expect(kept()[0]?.text).toContain("harbour of Amsel");
  });
  it("sets aside what cannot be had, tries again what may be, and counts both", async () => {
    server.on("/feed.xml", rssOf(server.url, [1, 2, 3, 4, 5]));
    server.on("/news/1", (_, response) => response.writeHead(410).end());
    server.on("/news/2", (_, response) => response.destroy());
    server.on("/news/3", (_, response) => response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF"));
    server.on("/news/4", "<html><body></body></html>");
    server.on("/news/5", pageOf(5));
    const log = await look();
    expect(Object.fromEntries(log.counts.aside)).toEqual({ E_FETCH_STATUS: 1, E_FETCH_TYPE: 1, E_NO_ARTICLE: 1 });
    expect([...log.waiting.values()].map((w) => [w.item.url, w.tries])).toEqual([[`${server.url}/news/2`, 1]]);
    expect(kept()).toHaveLength(1);
    makeDue();
    server.on("/news/2", pageOf(2));
    const again = await look();
    expect([again.counts.done, again.waiting.size]).toEqual([2, 0]);
  });
  it("follows lists, and leaves what they name no more", async () => {
    const list = (...names: string[]) =>
      `<opml version="2.0"><body>${names.map((n) => `<outline text="${n}" xmlUrl="${server.url}/${n}.xml"/>`).join("")}</body></opml>`;
    server.on("/list.xml", list("a", "b"));
    server.on("/a.xml", rssOf(server.url, [1]));
    server.on("/b.xml", rssOf(server.url, [1, 2]));
    for (const i of [1, 2]) server.on(`/news/${i}`, pageOf(i));
    await look({ urls: [`${server.url}/list.xml`] });
    expect(kept()).toHaveLength(2);
    makeDue();
    server.on("/list.xml", list("b"));
    const log = await look({ urls: [`${server.url}/list.xml`] });
    expect(log.feeds.get(`${server.url}/a.xml`)?.active).toBe(false);
    expect(log.feeds.get(`${server.url}/b.xml`)?.active).toBe(true);
  });
  it("tells of feeds of a list and items of a feed that it cannot take, and takes the others", async () => {
    const entry = (address: string) => `<outline text="x" xmlUrl="${address}"/>`;
    const entries = [entry("ftp://x.example/f"), entry("javascript:1"), entry(`${server.url}/a.xml`)].join("");
    server.on("/list.xml", `<opml version="2.0"><body><outline text="folder">${entries}</outline></body></opml>`);
    server.on("/a.xml", rssOf(server.url, [1]).replace("</channel></rss>", "<item><title>Without an address"));
    server.on("/news/1", pageOf(1));
    const told: string[] = [];
    const log = await look({ urls: [`${server.url}/list.xml`], onStep: ({ error }) => error !== null && told.push(error.message) });
    expect(told.sort()).toEqual(["1 of its items cannot be taken; the others are", "2 of its feeds cannot be taken; the others are"]);
    expect([kept().length, [...log.feeds.values()].map((f) => f.error)]).toEqual([1, [null, null]]);
  });
  it("follows no more what the next watch does not name, nor what that named, and takes it up again where it stood", async () => {
    server.on("/list.xml", (request, response) => {
      if (request.headers["if-none-match"] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"' }).end(`<opml><body><outline xmlUrl="${server.url}/a.xml"/></body></opml>`);
    });
    server.on("/a.xml", rssOf(server.url, [1]));
    server.on("/b.xml", rssOf(server.url, []));
    server.on("/news/1", pageOf(1));
    const active = (log: JournalLog) => [...log.feeds.values()].filter((f) => f.active).map((f) => new URL(f.url).pathname);
    expect(active(await look({ urls: [`${server.url}/list.xml`] }))).toEqual(["/list.xml", "/a.xml"]);
    expect(active(await look({ urls: [`${server.url}/b.xml`] }))).toEqual(["/b.xml"]);
    expect(active(await look({ urls: [`${server.url}/list.xml`] }))).toEqual(["/list.xml", "/a.xml"]);
    expect(kept()).toHaveLength(1);
  });
  it("takes one report for two addresses that lead to it", async () => {
    server.on("/feed.xml", rssOf(server.url, [1]));
    server.on("/second.xml", rssOf(server.url, [1]).replaceAll("/news/1", "/go/1"));
    server.on("/news/1", pageOf(1));
    server.on("/go/1", (_, response) => response.writeHead(301, { location: "/news/1" }).end());
    await look();
    await look({ urls: [`${server.url}/second.xml`] });
    expect(kept()).toHaveLength(1);
  });
  it("remembers a feed that fails, and rests longer each time", async () => {
    server.on("/feed.xml", "no feed");
    const rest = async () => {
      const [feed] = (await look()).feeds.values();
      return [feed?.error, feed?.failures, (feed?.due ?? 0) - (feed?.asked ?? 0)] as const;
    };
    const [error, failures, first] = await rest();
    makeDue();
    const [, , second] = await rest();
    expect([error, failures]).toEqual(["E_FEED_INVALID", 1]);
    expect(second).toBeGreaterThan(first * 1.5);
  });
  it("stops when it is told to, in the middle of things, and goes on later", async () => {
    server.on("/feed.xml", rssOf(server.url, [1, 2, 3]));
    server.on("/news/1", pageOf(1));
    server.on("/news/2", () => {});
    server.on("/news/3", () => {});
    const controller = new AbortController();
    const put = async (report: Report, sink: ReportSink) => {
      await sink.put(report);
      setTimeout(() => controller.abort(), 50);
    };
    const log = await look({ signal: controller.signal, once: false, put });
    expect([log.counts.done, log.waiting.size, log.counts.aside.size]).toEqual([1, 2, 0]);
    for (const i of [2, 3]) server.on(`/news/${i}`, pageOf(i));
    await look();
    expect(kept()).toHaveLength(3);
  });
  it("ends with the fault of a sink, and loses nothing by it", async () => {
    server.on("/feed.xml", rssOf(server.url, [1]));
    server.on("/news/1", pageOf(1));
    await expect(look({ put: () => Promise.reject(new Error("the disk is full")) })).rejects.toThrow("the disk is full");
    await look();
    expect(kept()).toHaveLength(1);
  });
});

describe("the journal", () => {
  it("cuts off a torn last line, and counts damaged ones", async () => {
    server.on("/feed.xml", rssOf(server.url, [1]));
    server.on("/news/1", pageOf(1));
    await look();
    appendFileSync(join(folder, "watch.jsonl"), '{"t":"nonsense"}\n{"t":"done","ke');
    makeDue();
    const log = await look();
    expect([log.damaged, kept().length]).toEqual([1, 1]);
  });
  it("is one process's alone", async () => {
    const log = await JournalLog.open(folder);
    await expect(JournalLog.open(folder)).rejects.toMatchObject({ code: "E_WATCH_BUSY" });
    await log.close();
    await (await JournalLog.open(folder)).close();
  });
  it("is rewritten when it grows, and says the same", async () => {
    const log = await JournalLog.open(folder);
    const feed = {
      url: "https://x.example/",
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
    const item = {
      url: "https://x.example/1",
      guid: null,
      title: "x",
      published: null,
      updated: null,
      author: null,
      publisher: null,
      html: null,
      text: null,
    };
    const keys = Array.from({ length: 2500 }, (_, i) => `key-${i}`);
    await log.asked(
      feed,
      keys.map((key) => ({ key, feed: feed.url, item, tries: 0, due: 0 })),
    );
    const taken = { mark: { time: 5, feed: "f", words: "w" }, text: "t", taken: Date.now(), again: 1, idle: 0 };
    await Promise.all(keys.slice(10).map((key) => log.done(key, null, taken)));
    await log.done("key-10", null, { ...taken, again: 2 }, true);
    await log.setAside({ key: "key-0", url: null, code: "E_FETCH_STATUS", message: "x" });
    await log.close();
    const size = readFileSync(join(folder, "watch.jsonl")).length;
    const again = await JournalLog.open(folder);
    expect(readFileSync(join(folder, "watch.jsonl")).length).toBeLessThan(size / 4);
    await again.close();
    const third = await JournalLog.open(folder);
    expect([third.counts.done, third.waiting.size, third.counts.aside.get("E_FETCH_STATUS"), third.feeds.size]).toEqual([2490, 9, 1, 1]);
    expect(keys.every((key) => third.has(key))).toBe(true);
    expect([third.counts.updates, third.taken("key-10"), third.taken("key-11")]).toEqual([1, { ...taken, again: 2 }, taken]);
    await third.close();
  });
});
