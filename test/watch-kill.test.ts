import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { loopback } from "./loopback.js";
import { pageOf, rssOf } from "./news.js";

const KILLS = Number(process.env["KILLS"] ?? 24);
/** Items that the feed shows at a time; new ones come once the journal has them all. */
const GAIN = 12;
const folder = mkdtempSync(join(tmpdir(), "watch-kill-"));
const server = await loopback();
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const start = (...more: string[]) =>
  spawn(process.execPath, ["--import", "tsx", at("watch-child.ts"), folder, `${server.url}/feed.xml`, ...more], {
    cwd: at(".."),
    stdio: ["pipe", "pipe", "inherit"],
  });

it(`a watch killed ${KILLS} times loses nothing and brings nothing twice`, { timeout: 900_000 }, async () => {
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
      setTimeout(resolve, 8_000).unref();
    });
    child.stdin.write("go\n");
    await asked;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    child.kill("SIGKILL");
    await once(child, "exit");
    kept.push(lines().length);
  }
  // The kills must have come in the middle of the work, or they prove nothing.
  expect(kept.filter((n) => n % GAIN !== 0).length).toBeGreaterThan(KILLS / 5);
  makeDue();
  served = () => {};
  next.stdin.write("go\n");
  expect((await once(next, "exit"))[0]).toBe(0);
  const urls = lines().map((line) => (JSON.parse(line) as { url: string }).url.slice(`${server.url}/news/`.length));
  expect(urls.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: items }, (_, i) => i + 1));
});

/** Whole lines of the reports. */
const lines = (): string[] => {
  const path = join(folder, "reports.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
};

/** Whether the journal has this item. */
const logged = (item: number): boolean => {
  const path = join(folder, "watch.jsonl");
  return existsSync(path) && readFileSync(path, "utf8").includes(`/news/${item}"`);
};

/** The next run is to look at once. */
function makeDue(): void {
  const path = join(folder, "watch.jsonl");
  if (existsSync(path)) writeFileSync(path, readFileSync(path, "utf8").replace(/"due":\d+/g, '"due":0'));
}
