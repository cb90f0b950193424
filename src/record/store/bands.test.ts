import { sql } from "kysely";
import { describe, expect } from "vitest";
import { sharingBands } from "./bands.js";
import { clear, KINDS, recordOn } from "./kinds.fixture.js";

describe.each(KINDS)("texts that share a band key, %s", (_, there, make) => {
  const { test, opened } = recordOn(there, make);
  /** Puts so many texts in, each with its number and its tens as keys. */
  const put = (count: number) =>
    sql`insert into wordings (digest, bands, shingles, family)
      select 'text ' || n, array[n, -(n / 10)], ''::bytea, n from generate_series(1 + (select count(*) from wordings),
        (select count(*) from wordings) + ${count}::bigint) as n`.execute(opened().db);
  const near = async (id: number, ...keys: number[]) => {
    const asked = [{ id, bands: Int32Array.from(keys) }];
    const pairs = await opened()
      .db.transaction()
      .execute((tx) => sharingBands(tx, asked, 9));
    return pairs.map(([, other]) => other).sort((a, b) => a - b);
  };

  test("are found whenever they came, few or many since the last search", async () => {
    await clear(opened());
    expect(await near(1, 5)).toEqual([]);
    await put(9_000);
    expect(await near(12, -1)).toEqual([10, 11, 13, 14, 15, 16, 17, 18, 19]);
    await put(3);
    expect(await near(9_999, 9_001, 9_003, 77)).toEqual([77, 9_001, 9_003]);
    await put(6_000);
    expect(await near(1, 15_001, 9_002, 8)).toEqual([8, 9_002, 15_001]);
  });

  test("are found again after a search that was undone", async () => {
    await clear(opened());
    await put(20);
    const undone = opened()
      .db.transaction()
      .execute(async (tx) => {
        await sharingBands(tx, [{ id: 1, bands: Int32Array.from([7]) }], 9);
        throw new Error("undone");
      });
    await expect(undone).rejects.toThrow("undone");
    expect(await near(1, 7)).toEqual([7]);
  });
});
