import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, describe, expect, it } from "vitest";
import { loopback } from "./loopback.js";
import { pageOf, rssOf } from "./news.js";
import { annalist, CLI } from "./run-cli.js";

const server = await loopback();
const base = mkdtempSync(join(tmpdir(), "watch-cli-"));
afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true });
});
const watching = (name: string, ...more: string[]): string[] => [
  "watch",
  "--data",
  join(base, name),
  "--contact",
  "desk@example.org",
  ...more,
];
server.on("/feed.xml", rssOf(server.url, [1, 2]));
server.on("/news/1", pageOf(1));
server.on("/news/2", (_, response) => response.writeHead(410).end());

// Each run loads the reader and makes a database: on a busy machine that takes its time.
describe("annalist watch", { timeout: 300_000 }, () => {
  it("follows a list once, tells how it went, and its reports are in the record", async () => {
    const list = join(base, "feeds.opml");
    writeFileSync(list, `<opml version="2.0"><body><outline text="Loop" xmlUrl="${server.url}/feed.xml"/></body></opml>`);
    const { status, out, err } = await annalist(watching("a", list, "--once", "--allow", "127.0.0.1", "--json"));
    expect(JSON.parse(out)).toMatchObject({
      feeds: [{ title: "Loop", items: 2, waiting: 0, failures: 0, error: null }],
      done: 1,
      updates: 0,
      aside: { E_FETCH_STATUS: 1 },
    });
    expect(err).toContain("E_FETCH_STATUS");
    expect(status).toBe(1);
    const table = await annalist(["watch", "--status", "--data", join(base, "a")]);
    expect(table.out).toMatch(/Loop +2 +0 .*fine\n1 done · 0 updates · 0 waiting · set aside: E_FETCH_STATUS 1\n/);
    const there = await annalist(["status", "--data", join(base, "a"), "--json"]);
    expect(JSON.parse(there.out)).toMatchObject({ reports: 1, runs: [{ reports: 1 }] });
  });
  it("fetches nothing that is not public, nor without a contact", async () => {
    const refused = await annalist(watching("b", `${server.url}/feed.xml`, "--once"));
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("E_FETCH_ADDRESS")]);
    const nobody = await annalist(["watch", `${server.url}/feed.xml`, "--once", "--data", join(base, "c")], {
      env: { ANNALIST_CONTACT: "" },
    });
    expect([nobody.status, nobody.err]).toEqual([2, expect.stringContaining("ANNALIST_CONTACT")]);
    expect((await annalist(["watch", "--status", "--data", join(base, "nowhere")])).err).toContain("E_FILE_UNREADABLE");
  });
  it("serves the record while it runs, is one alone, and ends cleanly on a signal", async () => {
    const child = spawn(process.execPath, [...CLI, ...watching("d", `${server.url}/feed.xml`, "--allow", "127.0.0.1")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    // The fault of the second item tells that it is under way.
    await once(child.stderr, "data");
    for (let reports = 0; reports < 1;) {
      const { out } = await annalist(["status", "--data", join(base, "d"), "--json"]);
      const status = JSON.parse(out) as { how: string; reports: number };
      expect(status.how).toBe("client");
      reports = status.reports;
    }
    const entries = await annalist(["entries", "--data", join(base, "d"), "--json"]);
    expect(entries.status).toBe(0);
    const second = await annalist(watching("d", `${server.url}/feed.xml`, "--allow", "127.0.0.1"));
    expect([second.status, second.err]).toEqual([3, expect.stringContaining("E_WATCH_BUSY")]);
    child.kill("SIGTERM");
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect([code, signal]).toEqual([1, null]);
    expect(readFileSync(join(base, "d", "watch", "watch.jsonl"), "utf8").endsWith("\n")).toBe(true);
    expect((await annalist(watching("d", `${server.url}/feed.xml`, "--allow", "127.0.0.1", "--once"))).status).toBe(0);
  });
});
