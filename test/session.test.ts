import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { feedsOf } from "../src/reading/reader/batches.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import { openSession } from "../src/kit/inference/index.js";
import type { Session } from "../src/kit/inference/session.js";

const { graphs } = loadModelFiles();
const open = (threads: number): Promise<Session> => openSession(graphs, threads);
/** A sentence of made-up pieces, one a word. */
const feeds = (...pieces: number[]) =>
  feedsOf([
    [
      {
        ids: [101, ...pieces, 102],
        cases: [0, ...pieces.map(() => 1), 0],
        first: pieces.map((_, i) => i + 1),
        last: pieces.map((_, i) => i + 1),
      },
    ],
  ]);
const TEXTS = [feeds(2000, 2001, 2002), feeds(3000), feeds(...Array.from({ length: 40 }, (_, i) => 4000 + i))];

describe("a session", async () => {
  const session = await open(1);
  afterAll(() => session.close?.());
  const alone: Awaited<ReturnType<Session["run"]>>[] = [];
  for (const text of TEXTS) alone.push(await session.run("words", text, ["upos", "words", "role_rows"]));

  it("gives each run its own outputs, however many are asked for at once", async () => {
    expect(await Promise.all(TEXTS.map((text) => session.run("words", text, ["upos", "words", "role_rows"])))).toEqual(alone);
    expect(alone.map(({ upos }) => upos?.dims[1])).toEqual([4, 4, 40]);
  });

  it("gives the same with other threads", async () => {
    const other = await open(2);
    // Often enough that the second thread, which is opened meanwhile, has its share.
    for (let round = 0; round < 20; round++)
      expect(await Promise.all(TEXTS.map((text) => other.run("words", text, ["upos", "words", "role_rows"])))).toEqual(alone);
    await other.close?.();
  });

  it("leaves what it was fed as it was", () => expect(TEXTS[1]?.ids.data).toEqual(new BigInt64Array([101n, 3000n, 102n])));

  it("has no graph but its own", () => expect(session.run("sentences", TEXTS[1]!, ["upos"])).rejects.toThrow("sentences"));

  it("refuses one run and goes on", async () => {
    const [bad, good] = await Promise.allSettled([
      session.run("words", TEXTS[0]!, ["no such output"]),
      session.run("words", TEXTS[1]!, ["upos"]),
    ]);
    expect(bad.status).toBe("rejected");
    expect(good).toEqual({ status: "fulfilled", value: { upos: alone[1]?.["upos"] } });
  });
});

describe("a process that ends while a session computes", () => {
  const ending = (after: string) => `
    import { loadModelFiles } from "./src/kit/model-files.ts";
    import { openSession } from "./src/kit/inference/index.ts";
    const opening = openSession(loadModelFiles().graphs, 2);
    ${after}`;
  const long = `const words = Array.from({ length: 150 }, (_, i) => i + 1);
    const { feedsOf } = await import("./src/reading/reader/batches.ts");
    const sentence = { ids: [101, ...words, 102], cases: [0, ...words, 0].map(() => 1), first: words, last: words };
    const feeds = feedsOf(Array.from({ length: 6 }, () => [sentence]));`;
  it.each([
    ["opening", "setTimeout(() => process.exit(7), 150);"],
    ["at once", `${long} const session = await opening; void session.run("words", feeds, ["upos"]); process.exit(7);`],
    [
      "in a run",
      `${long} const session = await opening; void session.run("words", feeds, ["upos"]); setTimeout(() => process.exit(7), 20);`,
    ],
    [
      "in runs on both threads",
      `${long} const session = await opening; setInterval(() => void session.run("words", feeds, ["upos"]), 20); setTimeout(() => process.exit(7), 900);`,
    ],
    [
      "with runs that wait",
      `${long} const session = await opening; for (let i = 0; i < 9; i++) void session.run("words", feeds, ["upos"]); setTimeout(() => process.exit(7), 60);`,
    ],
  ])("ends as it was told to: %s", (_, after) => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", ending(after)], {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 7, stderr: "" });
  });
});

describe("closing a session", () => {
  it("lets what was asked be done, then refuses", async () => {
    const session = await open(1);
    const asked = session.run("words", TEXTS[0]!, ["upos"]);
    await session.close?.();
    expect((await asked)["upos"]?.dims[1]).toBe(4);
    await expect(session.run("words", TEXTS[0]!, ["upos"])).rejects.toMatchObject({ code: "E_READER_LOST" });
    await session.close?.();
  });

  it("is not needed where the model cannot be opened", () =>
    expect(openSession({ words: new Uint8Array([1, 2, 3]) }, 1)).rejects.toThrow());
});
