import { expect } from "vitest";
import { exportPages, listEntries, putCoded, totals, type OpenRecord } from "./index.js";
import { aReport, RARITY, twoEvents } from "./values.fixture.js";

/** Puts three reports in, named by their batch, with two events each that no other batch of another number has. */
export async function putBatch(
  { db }: Pick<OpenRecord, "db">,
  run: Parameters<typeof putCoded>[1],
  batch: string,
  number: number,
  words = "",
): Promise<void> {
  const reports = [0, 1, 2].map((n) => aReport(`${batch} ${n}${words}`, { id: `${batch} ${n}` }));
  await putCoded(
    db,
    run,
    reports.map((report, n) => ({ report, events: twoEvents(number + n) })),
    RARITY,
  );
}

/** Every batch of these is there once and whole; others may be, but none in part. */
export async function expectWhole({ db }: OpenRecord, acknowledged: readonly string[]): Promise<void> {
  const reports = await db.selectFrom("reports").select("key").execute();
  const keys = new Set(reports.map(({ key }) => key));
  expect(keys.size).toBe(reports.length);
  expect(reports.length % 3).toBe(0);
  expect(acknowledged.flatMap((batch) => [0, 1, 2].map((n) => `${batch} ${n}`)).filter((key) => !keys.has(key))).toEqual([]);
  const { events, entries } = await totals(db);
  expect(events).toBe(2 * reports.length);
  const told = await listEntries(db, {}, 100_000);
  expect([told.length, told.reduce((sum, { mentions }) => sum + mentions.length, 0)]).toEqual([entries, events]);
  let seen = 0;
  for await (const page of exportPages(db, { actor: "RUS" })) seen += page.length;
  expect(seen).toBe(2 * reports.length);
}
