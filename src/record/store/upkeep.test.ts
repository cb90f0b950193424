import { expect, it } from "vitest";
import type { Database } from "./database.js";
import { Turns } from "./turns.js";
import { Upkeep } from "./upkeep.js";

/** A database whose log grows by as much with each transaction; gives what it was told to do. */
function grown(bytes: number, transactions: number, refused: ReadonlySet<string> = new Set()) {
  const told: string[] = [];
  let at = 1e9;
  const database = {
    query: async (text: string) => ({ rows: text.includes("pg_class") ? [{ table: "events" }] : [{ at }] }),
    async exec(text: string) {
      if (refused.has(text)) throw new Error("No space left on device");
      told.push(text);
    },
  };
  const turns = new Turns();
  const upkeep = new Upkeep(database as unknown as Database, turns);
  return {
    told,
    turns,
    async run() {
      for (let i = 0; i < transactions; i++, at += bytes) await upkeep.after();
    },
  };
}
const often = (told: readonly string[], what: string): number => told.filter((text) => text.startsWith(what)).length;

it("looks after a log as it grows: rows that all may see now and then, a fresh log seldom", async () => {
  const { told, run } = grown(2 ** 20, 10_000);
  await run();
  expect(often(told, "vacuum mention_posts")).toBeGreaterThan(50);
  expect(often(told, "vacuum mention_posts")).toBeLessThan(80);
  expect(often(told, "analyze events")).toBe(often(told, "vacuum mention_posts"));
  expect(often(told, "checkpoint")).toBe(2);
});

it("leaves a record alone in which little changes", async () => {
  const { told, run } = grown(1000, 10_000);
  await run();
  expect(told).toEqual([]);
});

it("what fails does not fail the transaction, and is tried again", async () => {
  const { told, turns, run } = grown(2 ** 20, 1000, new Set(["vacuum mention_links"]));
  await run();
  expect(turns.broken).toBeNull();
  expect(often(told, "vacuum mention_posts")).toBeGreaterThan(10);
});
