import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { items } from "../src/intake/index.js";
import { listEntries, openRecord, totals } from "../src/record/store/index.js";
import { packed, page, pageRecord, record, response } from "./archives/build.js";

/** A few in the suite; as many as are asked for otherwise. */
const KILLS = Number(process.env["KILLS"] ?? 4);
/** Reports that a run gets done before it is killed, at most. */
const STEP = 8;
const folder = mkdtempSync(join(tmpdir(), "import-kill-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [corpus, data] = [join(folder, "corpus"), join(folder, "data")];

/** A web archive, lines, a table and files, with a damaged record, pages in German, a broken line and an empty file among them. */
function makeCorpus(pages: number): void {
  mkdirSync(join(corpus, "texts"), { recursive: true });
  const german = (n: number) => record(response({ body: page(n, "de") }), { id: `german-${n}`, url: `https://news.example/de/${n}` });
  const records = Array.from({ length: pages }, (_, i) => (i % 20 === 7 ? german(i) : pageRecord(i)));
  const damaged = gzipSync(pageRecord("damaged"));
  damaged.fill(0xff, 200, 260);
  const half = Math.floor(pages / 2);
  writeFileSync(join(corpus, "a.warc.gz"), Buffer.concat([packed(records.slice(0, half)), damaged, packed(records.slice(half))]));
  const text = (n: string) =>
    `Talks number ${n} between the two governments ended on Tuesday without an accord, the foreign ministry of Ardovia said.`;
  const lines = Array.from({ length: KILLS }, (_, i) => JSON.stringify({ id: `line-${i}`, text: text(`l${i}`) }));
  writeFileSync(join(corpus, "b.jsonl"), [...lines.slice(0, 2), "{ broken", ...lines.slice(2)].join("\n"));
  const rows = Array.from({ length: KILLS }, (_, i) => `row-${i},"${text(`c${i}`)}"`);
  writeFileSync(join(corpus, "c.csv"), ["id,text", ...rows].join("\n"));
  for (let i = 0; i < 3; i++) writeFileSync(join(corpus, "texts", `${i}.txt`), text(`t${i}`));
  writeFileSync(join(corpus, "texts", "empty.txt"), "");
}

const start = (): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", at("import-child.ts"), data, corpus], {
    cwd: at(".."),
    stdio: ["pipe", "pipe", "inherit"],
  });

/** Resolves once a child has put so many reports in, or has ended. */
function done(child: ChildProcess, reports: number): Promise<void> {
  let left = reports;
  return new Promise((resolve) => {
    child.on("exit", () => resolve());
    child.stdout?.on("data", (bytes: Buffer) => {
      left -= bytes.toString().split(",").length - 1;
      if (left <= 0) resolve();
    });
  });
}

it(
  `an import killed ${KILLS} times loses nothing, brings nothing twice, and counts what it sets aside`,
  { timeout: 60_000 * KILLS },
  async () => {
    makeCorpus(KILLS * 4);
    const expected = { good: [] as string[], foreign: [] as string[], failures: {} as Record<string, number> };
    for await (const item of items([corpus])) {
      if ("report" in item) expected.good.push(item.report.text);
      else {
        if (item.fault.report !== undefined) expected.foreign.push(item.fault.report.text);
        expected.failures[item.fault.error.code] = (expected.failures[item.fault.error.code] ?? 0) + 1;
      }
    }
    let [next, inTheMiddle] = [start(), 0];
    for (let kill = 0; kill < KILLS; kill++) {
      const child = next;
      next = start();
      child.stdin?.write("go\n");
      // Some die while they open the record or pass over what is there; the others between two reports or in one.
      if (kill % 6 === 5) await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
      else {
        await done(child, 1 + Math.floor(Math.random() * STEP));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 50));
      }
      if (child.exitCode === null) {
        inTheMiddle++;
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    }
    expect(inTheMiddle).toBeGreaterThan(KILLS / 2);
    let out = "";
    next.stdout?.on("data", (bytes: Buffer) => (out += bytes.toString()));
    next.stdin?.write("go\n");
    expect((await once(next, "exit"))[0]).toBe(0);
    const { added, known, aside } = JSON.parse(out.slice(out.indexOf("{"))) as { added: number; known: number; aside: number };
    expect(added + known).toBe(expected.good.length);
    expect(known).toBeGreaterThan(0);

    const kept = await openRecord({ folder: data });
    const { db } = kept;
    const reports = await db.selectFrom("reports").select(["text", "version", "latest"]).execute();
    expect(reports.map((r) => r.text).sort()).toEqual([...expected.good, ...expected.foreign].sort());
    expect(reports.filter((r) => r.version > 1 || !r.latest)).toEqual([]);
    const coded = await db.selectFrom("codings").innerJoin("reports", "reports.id", "codings.report").select("text").execute();
    expect(coded.map((r) => r.text).sort()).toEqual([...expected.good].sort());
    const { events, entries, failures } = await totals(db);
    expect(events).toBe(2 * expected.good.length);
    const told = await listEntries(db, {}, 100_000);
    expect([told.length, told.reduce((sum, { mentions }) => sum + mentions.length, 0)]).toEqual([entries, events]);
    expect(failures).toEqual(expected.failures);
    expect(aside).toBe(Object.values(expected.failures).reduce((a, b) => a + b, 0));
    await kept.close();
  },
);
