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
/** Items that the feed gains for each run of the watch. */
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
  server.on("/feed.xml", (_, response) => {
    const last = Array.from({ length: Math.min(items, 3 * GAIN) }, (__, i) => items - i);
    response.writeHead(200, { etag: `"${items}"` }).end(rssOf(server.url, last));
  });
  server.on("*", (request, response) => {
    const found = /^\/news\/(\d+)$/.exec(request.url ?? "");
    if (found === null) response.writeHead(404).end();
    else setTimeout(() => response.writeHead(200, { "content-type": "text/html" }).end(pageOf(Number(found[1]))), Math.random() * 30);
  });
  let before = 0;
  const doneAtKill: number[] = [];
  // The next one loads its code while this one runs.
  let next = start();
  for (let kill = 0; kill < KILLS; kill++) {
    items += GAIN;
    makeDue();
    const child = next;
    next = start(...(kill + 1 === KILLS ? ["once"] : []));
    child.stdin.write("go\n");
    await once(child.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    child.kill("SIGKILL");
    await once(child, "exit");
    const now = lines().length;
    doneAtKill.push(now - before);
    before = now;
  }
  // The kills must have come at different moments of the work, or they prove nothing.
  expect(new Set(doneAtKill).size).toBeGreaterThan(3);
  makeDue();
  next.stdin.write("go\n");
  expect((await once(next, "exit"))[0]).toBe(0);
  const urls = lines().map((line) => (JSON.parse(line) as { url: string }).url.slice(`${server.url}/news/`.length));
  expect(urls.map(Number).sort((a, b) => a - b)).toEqual(seen());
});

/** Whole lines of the reports. */
const lines = (): string[] => {
  const path = join(folder, "reports.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
};

/** Numbers of the items that a feed read by the watch has ever shown: a run may be killed before it reads the feed, three gains stay in it. */
function seen(): number[] {
  const all = new Set<number>();
  for (const line of readFileSync(join(folder, "watch.jsonl"), "utf8").split("\n").slice(0, -1)) {
    const step = JSON.parse(line) as { t: string; items?: { item: { url: string } }[] };
    if (step.t === "asked") for (const { item } of step.items ?? []) all.add(Number(/\d+$/.exec(item.url)?.[0]));
  }
  return [...all].sort((a, b) => a - b);
}

/** The next run is to look at once. */
function makeDue(): void {
  const path = join(folder, "watch.jsonl");
  if (existsSync(path)) writeFileSync(path, readFileSync(path, "utf8").replace(/"due":\d+/g, '"due":0'));
}
