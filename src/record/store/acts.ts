import { sql, type Kysely } from "kysely";
import type { Traits } from "../matching/index.js";
import { actOf, stories, type Act } from "../stories/index.js";
import { anyNumber, recordset } from "./batch.js";
import { byBlocks } from "./blocks.js";
import type { Layer } from "./layer.js";
import { storedLinks } from "./links.js";
import { mentionLayer } from "./mentions.js";
import { storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

/** An act but for its id, which is the row's key. */
export interface ActJson {
  readonly types: readonly string[];
  readonly days: Act["days"];
  readonly countries: readonly string[];
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly topic: readonly string[];
  readonly reports: readonly string[];
}

export const actLayer: Layer<Act> = {
  links: storedLinks("acts", "act_links"),
  kinship: stories,
  finder: byBlocks(stories),
  async load(tx, ids) {
    if (ids.length === 0) return new Map();
    const rows = await tx.selectFrom("acts").select(["id", "key", "act"]).where("id", "=", anyNumber(ids)).execute();
    return new Map(rows.map(({ id, key, act }) => [id, actFrom(key, act)]));
  },
};

const actFrom = (id: string, { types, days, countries, names, places, topic, reports }: ActJson): Act => ({
  id,
  types: new Set(types),
  days,
  countries: new Set(countries),
  names: new Set(names),
  places: new Set(places),
  topic: new Set(topic),
  reports: new Set(reports),
});

/** Mentions that an act is made from at most, those with the first keys. */
const ENOUGH = 64;

/** Puts the acts of these entries in, without blocks and links; such as are no longer current are left out. */
export async function putActs(tx: Kysely<Tables>, entries: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number; entry: number }>`select id, entry from (
      select m.id, e.entry, row_number() over (partition by e.entry order by m.key, m.id) as rank
      from events e join mentions m on m.id = e.id where e.entry = ${anyNumber(entries)} and e.current) as told
    where rank <= ${sql.lit(ENOUGH)}`.execute(tx);
  const traits = await mentionLayer.load(
    tx,
    rows.map(({ id }) => id),
  );
  const told = new Map<number, Traits[]>();
  for (const { id, entry } of rows) told.set(entry, [...(told.get(entry) ?? []), traits.get(id) as Traits]);
  const values = [...told].map(([id, mentions]) => {
    const sorted = mentions.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const key = sorted[0]?.key ?? "";
    return { id, key, act: jsonOf(actOf(key, sorted)), story: id };
  });
  await sql`insert into acts (id, key, act, story) select id, key, act, story from ${recordset(
    storableJson(values),
    "id bigint, key text, act json, story bigint",
  )}`.execute(tx);
}

const jsonOf = ({ types, days, countries, names, places, topic, reports }: Act): ActJson => ({
  types: [...types],
  days,
  countries: [...countries],
  names: [...names],
  places: [...places],
  topic: [...topic],
  reports: [...reports],
});
