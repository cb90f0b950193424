import { sql, type Kysely } from "kysely";
import { recordset } from "./batch.js";
import type { Tables } from "./tables.js";

/** Texts that are missing from the index beyond which it is made anew. */
const MANY = 5_000;

/** Pairs of these wordings, which are in, and others that share a band key; for each up to `limit`. */
export async function sharingBands(
  tx: Kysely<Tables>,
  wordings: readonly { readonly id: number; readonly bands: Int32Array }[],
  limit: number,
): Promise<(readonly [number, number])[]> {
  if (wordings.length === 0) return [];
  await catchUp(tx);
  const asked = wordings.map(({ id, bands }) => `{"id":${id},"bands":[${bands.join()}]}`);
  const { rows } = await sql<{ a: number; b: number }>`select x.id as a, o.wording as b
    from ${recordset(`[${asked.join()}]`, "id bigint, bands int[]")} cross join lateral (
      select distinct wording from wording_bands where key = any(x.bands) and wording <> x.id limit ${sql.lit(limit)}) as o`.execute(tx);
  return rows.map(({ a, b }) => [a, b]);
}

/**
 * Puts those texts into the index that came since it was last searched. Whoever remembers all texts (`Banded`) never searches it, and each key of
 * a text is at a place of its own: putting them in as they come would take a fifth of the time of a large import.
 */
async function catchUp(tx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ upto: number; last: number }>`select coalesce((select upto from bands_told), 0) as upto,
    coalesce((select max(id) from wordings), 0) as last`.execute(tx);
  const { upto = 0, last = 0 } = rows[0] ?? {};
  if (upto >= last) return;
  const missing = sql`insert into wording_bands (key, wording) select key, id from wordings cross join unnest(bands) as key where id > ${upto}::bigint`;
  if (last - upto > MANY) {
    await sql`drop index wording_bands_key`.execute(tx);
    await missing.execute(tx);
    await sql`create index wording_bands_key on wording_bands (key) include (wording)`.execute(tx);
  } else await sql`${missing} order by key`.execute(tx);
  await sql`delete from bands_told`.execute(tx);
  await sql`insert into bands_told (upto) values (${last}::bigint)`.execute(tx);
}
