import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openRecord, putCoded, startRun, totals, type OpenRecord } from "../store/index.js";
import { takeTurn } from "../store/regroup.js";
import { serverPrograms, startServer, type Server } from "../store/places.fixture.js";
import { aReport, ownEvents, RARITY, VERSIONS } from "../store/values.fixture.js";
import { openQueue, work, workStatus, type Outcome } from "./index.js";

const WAIT = 180_000;
const KILLS = Number(process.env["WORKER_KILLS"] ?? 5);
const SEED = Number(process.env["WORKER_SEED"] ?? 1);
/** Milliseconds: short, so that the death of a worker is seen soon. */
const LEASE = 1500;
const FIXTURE = fileURLToPath(new URL("worker.fixture.ts", import.meta.url));

const title = serverPrograms === null ? "the queue: NOT TESTED, no server under /usr/lib/postgresql" : "the queue";
describe.skipIf(serverPrograms === null)(title, () => {
  let server: Server;
  let url: string;
  let record: OpenRecord;
  beforeAll(async () => {
    server = await startServer(serverPrograms ?? "");
  }, WAIT);
  afterAll(() => server.remove(), WAIT);
  beforeEach(async () => {
    url = server.database();
    record = await openRecord({ url });
  });
  afterEach(() => record.close());

  const queued = async (texts: readonly string[]): Promise<void> => {
    const { versions } = await startRun(record.db, VERSIONS, new Date().toISOString());
    const queue = await openQueue(record.db, versions);
    await queue.put(texts.map((text) => aReport(text)));
    await queue.close();
  };
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `report ${"x".repeat(i % 3)}${i}`);
  const status = async () => (await workStatus(record.db, 10)) ?? expect.fail("there is no queue");
  const counts = async () => {
    const { waiting, active, setAside, lastHour } = (await status()).queues[0] ?? expect.fail("there is no queue");
    return { waiting, active, setAside, lastHour };
  };
  /** Every report is there once, and coded once. */
  const expectAll = async (texts: readonly string[], uncoded = 0): Promise<void> => {
    const rows = await record.db.selectFrom("reports").select("text").execute();
    expect(rows.map((row) => row.text).sort()).toEqual([...texts].sort());
    const coded = texts.length - uncoded;
    expect(await totals(record.db)).toMatchObject({ events: 2 * coded, entries: 2 * coded });
    expect(await record.db.selectFrom("codings").select("id").execute()).toHaveLength(coded);
  };

  function worker(drain = true, onLine: (line: string) => void = () => {}) {
    const child = spawn(process.execPath, ["--import", "tsx", FIXTURE, url, String(LEASE), ...(drain ? ["drain"] : [])], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: string[] = [];
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        onLine(line);
      }
    });
    return { lines, child, ended: new Promise<number | null>((resolve) => child.on("close", resolve)) };
  }
  const begun = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith("begin ")).map((line) => line.slice(6));
  /** Numbers of the reports whose jobs it settled; they were queued in this order. */
  const done = (lines: readonly string[]): number[] =>
    lines.filter((line) => line.startsWith("done ")).map((line) => Number(line.slice(5)));

  it(
    "is worked off by two workers, each job once",
    async () => {
      const texts = names(60);
      await queued(texts);
      await queued(texts.slice(0, 20));
      expect(await counts()).toEqual({ waiting: 60, active: 0, setAside: 0, lastHour: 0 });
      const two = [worker(), worker()];
      expect(await Promise.all(two.map(({ ended }) => ended))).toEqual([0, 0]);
      expect(two.flatMap(({ lines }) => begun(lines)).sort()).toEqual([...texts].sort());
      for (const { lines } of two) expect(done(lines).length).toBeGreaterThan(5);
      await expectAll(texts);
      expect(await counts()).toEqual({ waiting: 0, active: 0, setAside: 0, lastHour: 60 });
      expect((await status()).workers).toEqual([]);
    },
    WAIT,
  );

  it(
    "has the job of a killed worker done by another",
    async () => {
      const texts = names(8).with(2, "slow");
      await queued(texts);
      const first = worker(true, () => begun(first.lines).length === 3 && done(first.lines).length === 2 && first.child.kill("SIGKILL"));
      await first.ended;
      expect(await counts()).toMatchObject({ waiting: 5, active: 1 });
      expect((await status()).workers).toMatchObject([{ pid: first.child.pid, reports: [3], done: 2 }]);
      const second = worker();
      expect(await second.ended).toBe(0);
      expect(done(second.lines).sort()).toEqual([3, 4, 5, 6, 7, 8]);
      await expectAll(texts);
      expect((await status()).workers).toEqual([]);
    },
    WAIT,
  );

  it(
    "has both jobs of a worker done by another, where it is killed while one goes in and one is coded",
    async () => {
      const texts = ["fine", "deadly slow", "fine too"];
      await queued(texts);
      // Nobody may put anything in for now.
      const freed = await turnHeld(url);
      const first = worker(true);
      await first.ended;
      expect((await status()).workers).toMatchObject([{ pid: first.child.pid, reports: [1, 2], done: 0 }]);
      await freed();
      // Each is tried again alone: what kills the worker once more is no try of another.
      const tries: string[] = [];
      for (let deaths = 1; deaths < 3; deaths++) {
        const next = worker();
        expect(await next.ended).toBe(null);
        tries.push(...begun(next.lines));
      }
      expect(tries.filter((text) => text === "fine")).toHaveLength(1);
      expect(await worker().ended).toBe(0);
      await expectAll(texts, 1);
      expect((await status()).failures).toMatchObject([{ report: 2, setAside: true, tries: 3, code: "E_WORKER_LOST" }]);
    },
    WAIT,
  );

  it(
    "sets no other aside with a report whose put is never heard of again",
    async () => {
      await queued(["fine", "fine too"]);
      const freed = await turnHeld(url);
      for (let deaths = 0; deaths < 3; deaths++) {
        const one = worker();
        // It waits for its turn when it is killed.
        while (!begun(one.lines).includes("fine")) await pause(10);
        await pause(500);
        one.child.kill("SIGKILL");
        await one.ended;
        // Before that, the next would find the other report alone to be free, and wait with it.
        await pause(LEASE);
      }
      await freed();
      expect(await worker().ended).toBe(0);
      await expectAll(["fine", "fine too"], 1);
      expect((await status()).failures).toMatchObject([{ report: 1, setAside: true, tries: 3, code: "E_WORKER_LOST" }]);
    },
    WAIT,
  );

  it(
    `loses nothing and does nothing twice in ${KILLS} kills (WORKER_SEED=${SEED})`,
    async () => {
      const next = random(SEED);
      const texts: string[] = [];
      const workers = [worker(false), worker(false)];
      let held = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const n = Math.floor(next() * 2);
        const victim = workers[n] ?? expect.fail("there are two workers");
        while (!victim.lines.includes("ready")) await pause(5);
        const more = names(12).map((name) => `${name} of round ${kill}`);
        texts.push(...more);
        await queued(more);
        // The kill comes some moment after it began a job: in its coding, its put, its settling, or the next one's taking.
        const until = begun(victim.lines).length + 1 + Math.floor(next() * 4);
        while (begun(victim.lines).length < until && (await counts()).waiting > 0) await pause(5);
        await pause(next() * 40);
        victim.child.kill("SIGKILL");
        await victim.ended;
        held += (await status()).workers.filter(({ pid, reports }) => pid === victim.child.pid && reports.length > 0).length;
        workers[n] = worker(false);
      }
      for (const { child } of workers) child.kill("SIGTERM");
      await Promise.all(workers.map(({ ended }) => ended));
      // The kills must have come in the middle of jobs, or they prove nothing.
      expect(held).toBeGreaterThan(KILLS / 4);
      expect(await worker().ended).toBe(0);
      // A report that was at hand in three deaths is set aside, and named.
      const aside = (await status()).failures;
      expect(aside.every(({ tries, code, setAside }) => setAside && tries === 3 && code === "E_WORKER_LOST")).toBe(true);
      await expectAll(texts, aside.length);
      if (aside.length > 0) {
        await queued(texts);
        expect(await worker().ended).toBe(0);
        await expectAll(texts);
      }
    },
    WAIT + KILLS * 10_000,
  );

  it(
    "sets a report that throws aside after three tries, and names it",
    async () => {
      await queued(["fine", "poison", "fine too"]);
      const one = worker();
      expect(await one.ended).toBe(0);
      expect(begun(one.lines).filter((text) => text === "poison")).toHaveLength(3);
      await expectAll(["fine", "fine too", "poison"], 1);
      expect(await counts()).toEqual({ waiting: 0, active: 0, setAside: 1, lastHour: 2 });
      const failure = { reportId: "r: poison", setAside: true, tries: 3, code: "E_CODING_FAILED", message: "this report is poison" };
      expect((await status()).failures).toMatchObject([failure]);
      // Whoever queues it again has it tried once more.
      await queued(["poison"]);
      expect(await counts()).toMatchObject({ waiting: 1, setAside: 0 });
      const again = worker();
      expect(await again.ended).toBe(0);
      expect(begun(again.lines)).toEqual(["poison"]);
      expect((await status()).failures).toMatchObject([{ ...failure, tries: 4 }]);
    },
    WAIT,
  );

  it(
    "sets a report that kills its workers aside after three deaths",
    async () => {
      await queued(["deadly", "fine"]);
      const deaths: string[][] = [];
      for (let tries = 0; tries < 3; tries++) {
        const one = worker();
        expect(await one.ended).toBe(null);
        deaths.push(begun(one.lines));
      }
      expect(deaths.flat().filter((text) => text === "deadly")).toHaveLength(3);
      expect(await worker().ended).toBe(0);
      await expectAll(["deadly", "fine"], 1);
      expect((await status()).failures).toMatchObject([{ setAside: true, tries: 3, code: "E_WORKER_LOST" }]);
    },
    WAIT,
  );

  it(
    "is not worked off twice by a worker that was taken for dead and is not",
    async () => {
      const two = [worker(false), worker(false)];
      while (!two.every(({ lines }) => lines.includes("ready"))) await pause(10);
      await queued(["stall"]);
      while ((await counts()).lastHour === 0) await pause(50);
      await pause(2 * LEASE);
      for (const { child } of two) child.kill("SIGTERM");
      expect(await Promise.all(two.map(({ ended }) => ended))).toEqual([0, 0]);
      expect(two.map(({ lines }) => begun(lines))).toEqual([["stall"], ["stall"]]);
      await expectAll(["stall"]);
      expect(await counts()).toEqual({ waiting: 0, active: 0, setAside: 0, lastHour: 1 });
    },
    WAIT,
  );

  it(
    "is left to the others on SIGTERM, when the job at hand is done",
    async () => {
      const texts = names(10).with(3, "slow");
      await queued(texts);
      const one = worker(false, (line) => line.startsWith("begin") && begun(one.lines).length === 4 && one.child.kill("SIGTERM"));
      expect(await one.ended).toBe(0);
      expect(begun(one.lines)).toEqual(texts.slice(0, 4));
      expect(done(one.lines)).toEqual([1, 2, 3, 4]);
      expect(await counts()).toEqual({ waiting: 6, active: 0, setAside: 0, lastHour: 4 });
      expect((await status()).workers).toEqual([]);
    },
    WAIT,
  );

  describe("in one process", () => {
    const workHere = async (act?: () => Promise<void>): Promise<Outcome[]> => {
      const run = await startRun(record.db, VERSIONS, new Date().toISOString());
      const outcomes: Outcome[] = [];
      await work(record.db, {
        run,
        signal: new AbortController().signal,
        drain: true,
        rarity: RARITY,
        async code(report) {
          await act?.();
          return { report, events: ownEvents(report) };
        },
        onJob: (outcome) => outcomes.push(outcome),
      });
      return outcomes;
    };

    it.each(["events", "workers", "codings"])(
      "goes on where its connection drops in a transaction that writes %s",
      async (table) => {
        const texts = names(4);
        await queued(texts);
        // The second and the fifth write end their own connection, from within.
        await sql`create sequence writes`.execute(record.db);
        await sql`create function cut() returns trigger language plpgsql as $$ begin
        if nextval('writes') in (2, 5) then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if; return new; end $$`.execute(
          record.db,
        );
        await sql`create trigger cut before insert or update on ${sql.table(table)} for each row execute function cut()`.execute(record.db);
        const outcomes = await workHere();
        const { rows } = await sql<{ writes: number }>`select last_value as writes from writes`.execute(record.db);
        expect(rows[0]?.writes).toBeGreaterThan(5);
        expect(outcomes.map(({ fate }) => fate)).toEqual(texts.map(() => "done"));
        await expectAll(texts);
      },
      WAIT,
    );

    it(
      "goes on where the server is killed and comes back",
      async () => {
        const texts = names(6);
        await queued(texts);
        let acts = 0;
        const outcomes = await workHere(async () => {
          if (++acts !== 3) return;
          await server.kill();
          void pause(300).then(() => server.start());
        });
        expect(outcomes.map(({ fate }) => fate)).toEqual(texts.map(() => "done"));
        await expectAll(texts);
      },
      WAIT,
    );

    it(
      "does each job once where answers of its transactions are lost",
      async () => {
        const texts = names(6);
        await queued(texts);
        let transactions = 0;
        const begin = record.db.transaction.bind(record.db);
        vi.spyOn(record.db, "transaction").mockImplementation(() => {
          const transaction = begin();
          const execute = transaction.execute.bind(transaction);
          transaction.execute = async (what) => {
            const done = await execute(what);
            // The first makes the queue.
            if (transactions++ % 3 === 2) throw new Error("Connection terminated unexpectedly");
            return done;
          };
          return transaction;
        });
        const outcomes = await workHere();
        expect(transactions).toBeGreaterThan(12);
        expect(outcomes.map(({ fate }) => fate)).toEqual(texts.map(() => "done"));
        expect(await counts()).toEqual({ waiting: 0, active: 0, setAside: 0, lastHour: 6 });
        await expectAll(texts);
      },
      WAIT,
    );

    it(
      "sets a report aside whose coding throws before it gives a promise",
      async () => {
        await queued(["a"]);
        const run = await startRun(record.db, VERSIONS, new Date().toISOString());
        const code = () => {
          throw new Error("at once");
        };
        const worked = await work(record.db, { run, signal: new AbortController().signal, drain: true, rarity: RARITY, code });
        expect(worked).toEqual({ done: 0, failed: 3, setAside: 1 });
        expect((await status()).failures).toMatchObject([{ code: "E_CODING_FAILED", message: "at once", tries: 3 }]);
      },
      WAIT,
    );

    it(
      "leaves what was queued under other versions",
      async () => {
        await queued(["a"]);
        const run = await startRun(record.db, { ...VERSIONS, model: "reader-en@2" }, new Date().toISOString());
        const code = () => expect.fail("this job is not its");
        expect(await work(record.db, { run, signal: new AbortController().signal, drain: true, rarity: RARITY, code })).toEqual({
          done: 0,
          failed: 0,
          setAside: 0,
        });
        expect((await status()).queues).toMatchObject([
          { model: "reader-en@1", waiting: 1 },
          { model: "reader-en@2", waiting: 0 },
        ]);
      },
      WAIT,
    );

    it(
      "does not code again what was coded before its job was settled",
      async () => {
        await queued(["a", "b"]);
        const run = await startRun(record.db, VERSIONS, new Date().toISOString());
        await putCoded(record.db, run, [{ report: aReport("a"), events: ownEvents(aReport("a")) }], RARITY);
        let acts = 0;
        expect(await workHere(async () => void acts++)).toMatchObject([{ fate: "done" }, { fate: "done" }]);
        expect(acts).toBe(1);
        await expectAll(["a", "b"]);
      },
      WAIT,
    );
  });
});

/** Takes the record's turn; gives what gives it back. */
async function turnHeld(url: string): Promise<() => Promise<void>> {
  const other = await openRecord({ url });
  const tx = await other.db.startTransaction().execute();
  await takeTurn(tx);
  return async () => {
    await tx.rollback().execute();
    await other.close();
  };
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller, 1988). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
