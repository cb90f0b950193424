import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { JournalLog } from "../src/intake/watch/index.js";
import { listEntries, openRecord, totals } from "../src/record/store/index.js";
import { loopback } from "./loopback.js";
import { pageOf, rssOf } from "./news.js";

const KILLS = Number(process.env["KILLS"] ?? 16);
/** Items that the feed shows at a time; new ones come once the journal has them all. */
const GAIN = 12;
const folder = mkdtempSync(join(tmpdir(), "watch-kill-"));
const server = await loopback();
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const start = (...more: string[]) => startIn(folder, "/feed.xml", ...more);
const startIn = (data: string, feed: string, ...more: string[]) =>
  spawn(process.execPath, ["--import", "tsx", at("watch-child.ts"), data, `${server.url}${feed}`, ...more], {
    cwd: at(".."),
    stdio: ["pipe", "pipe", "inherit"],
  });

it(`a watch killed ${KILLS} times loses nothing and brings nothing twice`, { timeout: 60_000 * KILLS }, async () => {
  let items = 0;
  let served = (): void => {};
  // The feed shows the newest items alone, and says "not changed" to whoever says that it has them: what is lost once is lost for good.
  server.on("/feed.xml", (request, response) => {
    served();
    const etag = `"${items}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else
      response.writeHead(200, { etag }).end(
        rssOf(
          server.url,
          Array.from({ length: GAIN }, (_, i) => items - i),
        ),
      );
  });
  server.on("*", (request, response) => {
    served();
    const found = /^\/news\/(\d+)$/.exec(request.url ?? "");
    if (found === null) response.writeHead(404).end();
    else setTimeout(() => response.writeHead(200, { "content-type": "text/html" }).end(pageOf(Number(found[1]))), 30);
  });
  const kept: number[] = [];
  // The next one loads its code while this one runs.
  let next = start();
  for (let kill = 0; kill < KILLS; kill++) {
    if (items === 0 || logged(items)) items += GAIN;
    makeDue();
    const child = next;
    next = start(...(kill + 1 === KILLS ? ["once"] : []));
    // Killed a moment after it asked for the feed, or for one of its pages: any moment of its work, however fast the machine is.
    let asks = Math.floor(Math.random() * GAIN) + 2;
    const asked = new Promise<void>((resolve) => {
      served = () => --asks <= 0 && resolve();
      setTimeout(resolve, 30_000).unref();
    });
    child.stdin.write("go\n");
    await asked;
    // Every second one is killed later, when some of its items are in the record and others are not.
    const before = steps("done");
    const wanted = kill % 2 === 0 ? 0 : 1 + Math.floor(Math.random() * (GAIN - 1));
    for (let looks = 0; steps("done") - before < wanted && looks < 1000; looks++) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    child.kill("SIGKILL");
    await once(child, "exit");
    kept.push(steps("done"));
  }
  // The kills must have come in the middle of the work, or they prove nothing.
  expect(kept.filter((n) => n % GAIN !== 0).length).toBeGreaterThan(KILLS / 5);
  served = () => {};
  // A page that a busy machine was too slow to fetch waits for its next try: it is late, not lost.
  for (let look = 0; look === 0 || ((await waiting()) > 0 && look < 5); look++) {
    makeDue();
    const child = look === 0 ? next : start("once");
    child.stdin.write("go\n");
    expect((await once(child, "exit"))[0]).toBe(0);
  }
  const record = await openRecord({ folder });
  const reports = await record.db.selectFrom("reports").select(["url", "latest", "version"]).execute();
  expect(reports.filter(({ latest, version }) => !latest || version > 1)).toEqual([]);
  const numbers = reports.map(({ url }) => Number(url?.slice(`${server.url}/news/`.length)));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: items }, (_, i) => i + 1));
  // Every report stands there with its events, and each of these in an entry.
  const { events, entries } = await totals(record.db);
  expect(events).toBe(2 * items);
  const told = await listEntries(record.db, {}, 10_000);
  expect([told.length, told.reduce((sum, { mentions }) => sum + mentions.length, 0)]).toEqual([entries, events]);
  await record.close();
});

it("a watch killed while its items change keeps each change once, the last one last", { timeout: 60_000 * KILLS }, async () => {
  const data = join(folder, "changing");
  const items = Array.from({ length: GAIN }, (_, i) => i + 1);
  let round = 0;
  let puts = (): void => {};
  const text = (i: number) => pageOf(i).replace("forty boats", `forty-${round} boats`);
  server.on("/live.xml", (request, response) => {
    const etag = `"${round}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(rssOf(server.url, items).replaceAll(" 10:", ` 1${round}:`).replaceAll("/news/", "/live/"));
  });
  server.on("*", (request, response) => {
    puts();
    response.writeHead(200, { "content-type": "text/html" }).end(text(Number(/\d+$/.exec(request.url ?? "")?.[0])));
  });
  const go = async (kill: boolean): Promise<void> => {
    makeDue(join(data, "watch", "watch.jsonl"));
    const child = startIn(data, "/live.xml", "once");
    let asks = Math.floor(Math.random() * GAIN) + 2;
    puts = () => kill && --asks === 0 && setTimeout(() => child.kill("SIGKILL"), Math.random() * 40);
    child.stdin.write("go\n");
    await once(child, "exit");
  };
  await go(false);
  // The last change is killed too, and the watch after it learns from the journal alone what was to be taken again.
  for (round = 1; round < 5; round++) await go(true);
  round--;
  for (let look = 0; look < 3; look++) await go(false);
  const log = await JournalLog.read(join(data, "watch"));
  expect([log?.waiting.size, log?.aside.size, log?.done]).toEqual([0, 0, GAIN]);
  expect(log?.updates).toBeGreaterThanOrEqual(GAIN);
  const record = await openRecord({ folder: data });
  const reports = await record.db.selectFrom("reports").select(["url", "latest", "version", "text"]).orderBy("version").execute();
  await record.close();
  const boats = (words: string) => Number(/forty-(\d) boats/.exec(words)?.[1]);
  for (const i of items) {
    const versions = reports.filter(({ url }) => url === `${server.url}/live/${i}`);
    const rounds = versions.map((one) => boats(one.text));
    expect(rounds).toEqual([...new Set(rounds)].sort());
    expect([rounds[0], rounds.at(-1)]).toEqual([0, 4]);
    expect(versions.map(({ latest, version }) => [latest, version])).toEqual(rounds.map((_, n) => [n === rounds.length - 1, n + 1]));
  }
  expect(new Set(reports.map(({ url }) => url)).size).toBe(GAIN);
});

const journal = join(folder, "watch", "watch.jsonl");
const waiting = async (): Promise<number> => (await JournalLog.read(join(folder, "watch")))?.waiting.size ?? 0;
/** Steps of a kind in the journal. */
const steps = (kind: string): number => (existsSync(journal) ? readFileSync(journal, "utf8").split(`{"t":"${kind}"`).length - 1 : 0);

/** Whether the journal has this item. */
const logged = (item: number): boolean => {
  return existsSync(journal) && readFileSync(journal, "utf8").includes(`/news/${item}"`);
};

/** The next run is to look at once, and what was taken has rested. */
function makeDue(path = journal): void {
  if (!existsSync(path)) return;
  const due = readFileSync(path, "utf8").replace(/"due":\d+/g, '"due":0');
  writeFileSync(path, due.replace(/,\d{13},(\d+),\d+\]/g, ",0,$1,0]"));
}
