import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openRecord, startRun, told, totals, type OpenRecord } from "./index.js";
import { VERSIONS } from "./values.fixture.js";
import { expectWhole, putBatch } from "./whole.fixture.js";

const WAIT = 180_000;
const root = mkdtempSync(join(tmpdir(), "annalist-full-"));
const disk = join(root, "disk");
const MIB = 2 ** 20;

const mount = (...args: readonly string[]): boolean => spawnSync("mount", ["-t", "tmpfs", ...args, "tmpfs", disk]).status === 0;
mkdirSync(disk);
const small = process.platform === "linux" && mount("-o", "size=100m");
afterAll(() => {
  if (small) spawnSync("umount", ["-l", disk]);
  rmSync(root, { recursive: true, force: true });
});

const ballast = join(disk, "ballast");
const folder = join(disk, "record");
/** Fills the disk but for so many bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - left));
}
const free = (): void => rmSync(ballast, { force: true });

/** Puts batches in until that fails; gives those that went in, and the error as a user meets it. */
async function putUntilFull(record: OpenRecord, name: string): Promise<{ acknowledged: string[]; error: unknown }> {
  const run = await startRun(record.db, VERSIONS, new Date().toISOString());
  const acknowledged: string[] = [];
  for (let i = 0; i < 1000; i++) {
    const batch = `${name} ${i}`;
    try {
      await putBatch(record, run, batch, 3 * i, ` ${words(i)}`);
    } catch (error) {
      return { acknowledged, error: told(error) };
    }
    acknowledged.push(batch);
  }
  return { acknowledged, error: null };
}
/** Some 8 kB that no other number has and that cannot be made smaller. */
const words = (number: number): string =>
  Array.from({ length: 1000 }, (_, i) => Math.trunc(((number * 1000 + i + 1) * 2654435761) % 2 ** 32).toString(36)).join(" ");

const FULL = { code: "E_RECORD_FULL", next: expect.stringContaining("Free space") as string };

describe.skipIf(!small)(small ? "a full disk" : "a full disk: NOT TESTED, no small one can be mounted here", () => {
  afterEach(() => {
    free();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([0, 300_000, 2 * MIB])(
    "fails a put with a code, %d bytes on, and loses nothing that was acknowledged",
    async (left) => {
      const first = await openRecord({ folder });
      await putBatch(first, await startRun(first.db, VERSIONS, new Date().toISOString()), "before", 0);
      fill(left);
      const { acknowledged, error } = await putUntilFull(first, "filling");
      expect(error).toMatchObject(FULL);
      // What is there can still be read.
      expect((await totals(first.db)).reports).toBe(3 * (1 + acknowledged.length));
      await first.close();
      free();
      const again = await openRecord({ folder });
      expect(again.how).toBe("owner");
      await expectWhole(again, ["before", ...acknowledged]);
      await putBatch(again, await startRun(again.db, VERSIONS, new Date().toISOString()), "after", 3000);
      await expectWhole(again, ["before", ...acknowledged, "after"]);
      await again.close();
    },
    WAIT,
  );

  it.each(["owner", "client"] as const)(
    "met by the database's log under its %s ends its use with a code, and the record opens again",
    async (how) => {
      const owner = await openRecord({ folder });
      await putBatch(owner, await startRun(owner.db, VERSIONS, new Date().toISOString()), "before", 0);
      const used = how === "owner" ? owner : await openRecord({ folder });
      // Less than the log's next file takes.
      fill(12 * MIB);
      const rolling = async (): Promise<void> => {
        for (let i = 0; i < 8; i++) {
          await sql`select pg_logical_emit_message(true, 'filling', repeat('x', 1000))`.execute(used.db);
          await sql`select pg_switch_wal()`.execute(used.db);
        }
      };
      expect(await rolling().catch(told)).toMatchObject(FULL);
      // It is not asked again, by nobody, and answers so at once.
      expect(await totals(owner.db).catch(told)).toMatchObject(FULL);
      if (used !== owner) expect(await totals(used.db).catch(told)).toMatchObject({ code: "E_RECORD_UNREACHABLE" });
      await owner.close();
      if (used !== owner) await used.close();
      free();
      const again = await openRecord({ folder });
      expect(again.how).toBe("owner");
      await expectWhole(again, ["before"]);
      await again.close();
    },
    WAIT,
  );

  it.each([5 * MIB, 30 * MIB])(
    "of %d bytes is too small for a record, which can be made once there is room",
    async (left) => {
      fill(left);
      await expect(openRecord({ folder })).rejects.toMatchObject({ ...FULL, message: expect.stringMatching(/./) as string });
      free();
      const record = await openRecord({ folder });
      await putBatch(record, await startRun(record.db, VERSIONS, new Date().toISOString()), "first", 0);
      await expectWhole(record, ["first"]);
      await record.close();
    },
    WAIT,
  );

  it(
    "keeps a record from being opened with a code, and does not keep it locked",
    async () => {
      await (await openRecord({ folder })).close();
      fill(0);
      await expect(openRecord({ folder })).rejects.toMatchObject(FULL);
      free();
      const record = await openRecord({ folder });
      expect(record.how).toBe("owner");
      await record.close();
    },
    WAIT,
  );
});

it.skipIf(process.platform === "win32")(
  "a limit on the size of files, met by the log, is told as a full disk and loses nothing",
  async () => {
    const limited = join(root, "limited");
    const record = await openRecord({ folder: limited });
    await putBatch(record, await startRun(record.db, VERSIONS, new Date().toISOString()), "before", 0);
    await record.close();
    const filler = fileURLToPath(new URL("filler.fixture.ts", import.meta.url));
    // Of 1,024 bytes each: less than the log's next file takes.
    const { stdout } = spawnSync("bash", ["-c", `ulimit -f 10000; exec "$0" --import tsx "$@"`, process.execPath, filler, limited], {
      encoding: "utf8",
      timeout: WAIT,
    });
    const [error, ...batches] = stdout.trim().split("\n");
    expect(error).toBe("E_RECORD_FULL");
    const again = await openRecord({ folder: limited });
    await expectWhole(again, ["before", ...batches]);
    await again.close();
  },
  WAIT,
);
