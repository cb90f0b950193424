import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXIT } from "../src/cli/exit.js";
import { serverPrograms, startServer, type Server } from "../src/record/store/places.fixture.js";
import { annalist } from "./run-cli.js";

const WAIT = 300_000;
const folder = mkdtempSync(join(tmpdir(), "annalist-work-"));
afterAll(() => rmSync(folder, { recursive: true }));
const reports = join(folder, "reports.jsonl");
const told = [
  "France condemned Iran on Monday, the foreign ministry said.",
  "The president of Egypt arrived in Rome on Sunday to meet Italy's leader.",
  "Soldiers fired on protesters in Khartoum on Tuesday, killing four of them.",
];
writeFileSync(
  reports,
  [
    ...told.map((text, i) => JSON.stringify({ id: `r${i}`, published: "2021-06-16", publisher: "Harbour Gazette", text })),
    "no report",
    "",
  ].join("\n"),
);

describe("on an embedded record", () => {
  it.each(["work", `import --queue ${reports}`, "recode --queue"])("%s says that it needs a server", async (words) => {
    const data = join(folder, "data");
    const { status, err } = await annalist(words.split(" "), { env: { ANNALIST_DATA: data, DATABASE_URL: "" } });
    expect([status, err.split(":")[0]]).toEqual([EXIT.usage, "E_WORK_NEEDS_SERVER"]);
    expect(err).toContain("Set DATABASE_URL");
    expect(existsSync(data)).toBe(false);
  });
});

const title = serverPrograms === null ? "on a server: NOT TESTED, none is under /usr/lib/postgresql" : "on a server";
describe.skipIf(serverPrograms === null)(title, () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(serverPrograms ?? "");
  }, WAIT);
  afterAll(() => server.remove(), WAIT);

  it(
    "import --queue and work make of reports what import makes of them, and status tells how it stands",
    async () => {
      const [one, two] = [server.database(), server.database()];
      const on = (url: string, ...args: string[]) => annalist(args, { env: { DATABASE_URL: url } });
      const status = async (): Promise<Record<string, unknown>> =>
        JSON.parse((await on(one, "status", "--json")).out) as Record<string, unknown>;
      expect(await status()).toMatchObject({ how: "server", work: null });

      const queued = await on(one, "import", "--queue", "--json", reports);
      expect(queued.status).toBe(EXIT.someSetAside);
      expect(JSON.parse(queued.out)).toMatchObject({ queued: 3, known: 0, setAside: [{ code: "E_JSON_INVALID" }], stopped: false });
      expect(await status()).toMatchObject({
        reports: 3,
        events: 0,
        work: { queues: [{ waiting: 3, active: 0 }], workers: [], failures: [] },
      });

      const worked = await on(one, "work", "--drain", "--json");
      expect(worked.status).toBe(EXIT.fine);
      expect(JSON.parse(worked.out)).toMatchObject({ done: 3, failed: 0, setAside: 0 });
      expect((await status())["work"]).toMatchObject({ queues: [{ waiting: 0, setAside: 0, lastHour: 3 }] });
      expect((await on(one, "status")).out).toMatch(/waiting +at work +set aside +done/);

      await on(two, "import", reports);
      const [from, as] = await Promise.all([one, two].map((url) => on(url, "export", "--format", "jsonl")));
      expect(from?.out).toContain("CONSULT");
      expect(from?.out).toBe(as?.out);

      const again = await on(one, "import", "--queue", "--json", reports);
      expect(JSON.parse(again.out)).toMatchObject({ queued: 0, known: 3 });
      // Another threshold is another version: everything waits to be coded under it.
      const env = { DATABASE_URL: one, ANNALIST_MIN_CONFIDENCE: "0.99" };
      expect((await annalist(["recode", "--queue"], { env })).err).toContain("3 reports queued");
      expect((await annalist(["work", "--drain"], { env })).err).toContain("3 reports done, 0 tries failed");
    },
    WAIT,
  );
});
