import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { exportPages, listRuns, openRecord, putCoded, startRun, told, totals, type OpenRecord } from "./index.js";
import { ownIdentity } from "../../kit/lock/process.js";
import { makeFolders, serverPrograms, startServer, type Folders, type Server } from "./places.fixture.js";
import { anEvent, aReport, RARITY, VERSIONS } from "./values.fixture.js";
import { expectWhole, putBatch } from "./whole.fixture.js";

let folders: Folders;
beforeAll(async () => {
  folders = await makeFolders();
}, 180_000);
afterAll(() => folders.remove(), 60_000);

const PUTTER = fileURLToPath(new URL("putter.fixture.ts", import.meta.url));
const WAIT = 180_000;
/** How often owner and server are killed. */
const KILLS = Number(process.env["RECORD_KILLS"] ?? 3);
/** Within about this time the program is up and has opened the record. Milliseconds. */
const START = 2000;

interface Putter {
  /** Lines that it printed: how it holds the record, then the batches that were acknowledged. */
  readonly lines: string[];
  kill(): void;
  readonly ended: Promise<number | null>;
}

function putter(folder: string, name: string, count: number, onLine: (lines: readonly string[]) => void = () => {}): Putter {
  const child = spawn(process.execPath, ["--import", "tsx", PUTTER, folder, name, String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    onLine(lines);
  });
  return { lines, kill: () => void child.kill("SIGKILL"), ended: new Promise((resolve) => child.on("close", resolve)) };
}

const put = async ({ db }: OpenRecord, text: string, versions = VERSIONS) =>
  putCoded(db, await startRun(db, versions, new Date().toISOString()), [{ report: aReport(text), events: [anEvent()] }], RARITY);

describe("the owner of a data folder", () => {
  it(
    `killed ${KILLS} times loses nothing that was acknowledged`,
    async () => {
      const folder = folders.folder();
      const acknowledged: string[] = [];
      for (let round = 0; round < KILLS; round++) {
        const name = `round ${round}`;
        // Every third time it is killed at some moment of its start, else among its puts.
        const [killAfter, delay] = round % 3 === 2 ? [0, START * Math.random()] : [1 + Math.floor(Math.random() * 12), Math.random() * 8];
        const child = putter(folder, name, 1000, (lines) => {
          if (killAfter > 0 && lines.length >= killAfter) setTimeout(child.kill, delay);
        });
        if (killAfter === 0) setTimeout(child.kill, delay);
        await child.ended;
        const [how, ...batches] = child.lines;
        if (killAfter > 0) expect(how).toBe("owner");
        acknowledged.push(...batches.map((batch) => `${name} ${batch}`));
      }
      const record = await openRecord({ folder });
      expect(record.how).toBe("owner");
      await expectWhole(record, acknowledged);
      await record.close();
    },
    WAIT + KILLS * 10_000,
  );

  it(
    "killed while it makes the record leaves what can be opened",
    async () => {
      for (let round = 0; round < Math.ceil(KILLS / 5); round++) {
        const folder = folders.empty();
        const child = putter(folder, "first", 1000, (lines) => lines.length > 1 && child.kill());
        setTimeout(child.kill, 2 * START * Math.random());
        await child.ended;
        const record = await openRecord({ folder });
        await expectWhole(
          record,
          child.lines.slice(1).map((batch) => `first ${batch}`),
        );
        await record.close();
      }
    },
    WAIT + KILLS * 10_000,
  );

  it(
    "is one, however many start at once, and serves the others",
    async () => {
      const folder = folders.folder();
      // A dead owner's lock lies there, that all of them want to take over.
      const dead = putter(folder, "dead", 1000, (lines) => lines.length > 1 && dead.kill());
      await dead.ended;
      const children = ["a", "b", "c"].map((name) => putter(folder, name, 6));
      expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0]);
      const record = await openRecord({ folder });
      await expectWhole(
        record,
        children.flatMap(({ lines }, i) => lines.slice(1).map((batch) => `${"abc"[i]} ${batch}`)),
      );
      expect(children.map(({ lines }) => lines.length)).toEqual([7, 7, 7]);
      await record.close();
    },
    WAIT,
  );

  it(
    "keeps its turn from a client that drops in the middle of a transaction",
    async () => {
      const folder = folders.folder();
      const record = await openRecord({ folder });
      const client = new pg.Client({ host: folder, user: "postgres", database: "postgres" });
      client.on("error", () => {});
      await client.connect();
      await client.query("begin");
      await client.query("insert into entries (current) values (true)");
      const waiting = put(record, "after");
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      expect(await waiting).toMatchObject([{ added: true }]);
      expect(await totals(record.db)).toMatchObject({ entries: 1, events: 1 });
      await record.close();
    },
    WAIT,
  );

  it(
    "shares the record with statements that come in between each other's parts",
    async () => {
      const folder = folders.folder();
      const record = await openRecord({ folder });
      const clients = await Promise.all([1, 2, 3].map(() => openRecord({ folder })));
      expect(clients.map(({ how }) => how)).toEqual(["client", "client", "client"]);
      await Promise.all([record, ...clients].flatMap((one, n) => [1, 2, 3, 4].map((i) => put(one, `${n} ${i}`))));
      expect(await totals(record.db)).toMatchObject({ reports: 16, events: 16, entries: 1 });
      await Promise.all(clients.map((one) => one.close()));
      await record.close();
    },
    WAIT,
  );
});

describe("the lock", () => {
  const lockOf = (folder: string): string =>
    join(folder, readdirSync(folder).find((name) => name.startsWith("lock.")) ?? expect.fail("there is no lock"));
  const owner = { ...ownIdentity(), host: hostname(), command: "annalist import", socket: "/nowhere", released: false };

  it.each(["", "{", '{"pid":1}', "\0\0\0\0"])(
    "torn to %j is taken over where nobody serves",
    async (content) => {
      const folder = folders.folder();
      writeFileSync(lockOf(folder), content);
      const record = await openRecord({ folder });
      expect(record.how).toBe("owner");
      await record.close();
    },
    WAIT,
  );

  it(
    "torn under a living owner does not make a second one",
    async () => {
      const folder = folders.folder();
      const record = await openRecord({ folder });
      writeFileSync(lockOf(folder), "{");
      const second = await openRecord({ folder });
      expect(second.how).toBe("client");
      await second.close();
      await record.close();
    },
    WAIT,
  );

  it(
    "of a process whose number was given to another is taken over",
    async () => {
      const folder = folders.folder();
      writeFileSync(lockOf(folder), JSON.stringify({ ...owner, started: "an earlier boot/1" }));
      const record = await openRecord({ folder });
      expect(record.how).toBe("owner");
      expect(JSON.parse(readFileSync(lockOf(folder), "utf8"))).toMatchObject({ pid: process.pid, released: false });
      await record.close();
    },
    WAIT,
  );

  it(
    "of another machine is never taken, and the error names its owner",
    async () => {
      const folder = folders.folder();
      writeFileSync(lockOf(folder), JSON.stringify({ ...owner, host: "elsewhere" }));
      await expect(openRecord({ folder })).rejects.toMatchObject({
        code: "E_RECORD_LOCKED",
        message: expect.stringContaining(`${process.pid} on elsewhere (annalist import)`) as string,
        where: lockOf(folder),
      });
    },
    WAIT,
  );

  it(
    "and the order of runs do not hang on the clock",
    async () => {
      const folder = folders.folder();
      const first = await openRecord({ folder });
      await put(first, "a");
      await first.close();
      vi.useFakeTimers({ toFake: ["Date"], now: new Date("1999-12-31") });
      try {
        const second = await openRecord({ folder });
        expect(second.how).toBe("owner");
        await put(second, "a", { ...VERSIONS, model: "reader-en@2" });
        expect(await totals(second.db)).toMatchObject({ events: 1 });
        for await (const page of exportPages(second.db, {})) expect(page).toMatchObject([{ model: "reader-en@2" }]);
        expect((await listRuns(second.db)).map((run) => run.started.slice(0, 4))).toEqual([expect.not.stringMatching("1999"), "1999"]);
        await second.close();
      } finally {
        vi.useRealTimers();
      }
    },
    WAIT,
  );
});

const server = serverPrograms === null ? "a server: NOT TESTED, none is under /usr/lib/postgresql" : "a server";
describe.skipIf(serverPrograms === null)(server, () => {
  let postgres: Server;
  beforeAll(async () => {
    postgres = await startServer(serverPrograms ?? "");
  }, WAIT);
  afterAll(() => postgres.remove(), WAIT);

  it(
    `killed ${KILLS} times in the middle of puts loses nothing that was acknowledged, and the same program goes on`,
    async () => {
      const record = await openRecord({ url: postgres.database() });
      const run = await startRun(record.db, VERSIONS, new Date().toISOString());
      const acknowledged: string[] = [];
      for (let round = 0; round < KILLS; round++) {
        const until = Math.floor(Math.random() * 20);
        let killing: Promise<void> | null = null;
        try {
          for (let i = 0; ; i++) {
            if (i === until) killing = postgres.kill();
            const batch = `${round} ${i}`;
            await putBatch(record, run, batch, 100 * round + 3 * i);
            acknowledged.push(batch);
          }
        } catch {
          await killing;
          await postgres.start();
        }
      }
      await expectWhole(record, acknowledged);
      await record.close();
    },
    WAIT + KILLS * 10_000,
  );

  it.each(["reports", "codings", "mentions", "events", "entries"])(
    "whose connection drops in the transaction that writes %s has it whole or not at all, and takes it again",
    async (table) => {
      const record = await openRecord({ url: postgres.database() });
      const run = await startRun(record.db, VERSIONS, new Date().toISOString());
      // The second write ends its own connection, from within.
      await sql`create sequence writes`.execute(record.db);
      await sql`create function cut() returns trigger language plpgsql as $$ begin
        if nextval('writes') = 2 then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if; return new; end $$`.execute(
        record.db,
      );
      await sql`create trigger cut before insert or update on ${sql.table(table)} for each row execute function cut()`.execute(record.db);
      const lost = await putBatch(record, run, "a", 0).catch(told);
      expect(lost).toMatchObject({ code: "E_RECORD_UNREACHABLE" });
      expect(await totals(record.db)).toMatchObject({ reports: 0, events: 0, entries: 0 });
      await putBatch(record, run, "a", 0);
      await expectWhole(record, ["a"]);
      await record.close();
    },
    WAIT,
  );
});
