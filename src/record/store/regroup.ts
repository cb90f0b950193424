import { sql, type Kysely } from "kysely";
import type { Traits } from "../matching/index.js";
import { anyNumber, newNumbers, numbers, recordset } from "./batch.js";
import { applied, type Said } from "./reapply.js";
import type { Layer } from "./layer.js";
import { settle, type Settled } from "./settle.js";
import type { Tables } from "./tables.js";

/**
 * One transaction at a time puts events into entries: two that did so at once would not see each other's mentions. Reading and coding,
 * which take nearly all of the time, go on beside it.
 */
export async function takeTurn(tx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(TURN)})`.execute(tx);
}
const TURN = 7_042_018;

export interface Regrouped {
  /** The entry of each event that was grouped anew. */
  readonly entryOf: ReadonlyMap<number, number>;
  /** Entries whose mentions changed. */
  readonly touched: readonly number[];
  /** Of these, numbers of entries to be put in, with their mentions, none of which is an event yet. */
  readonly unborn: ReadonlyMap<number, readonly number[]>;
}

/** What is to be grouped anew. */
export interface Touched {
  /** Mentions, of which such as are no events yet get their entry from what is given back. */
  readonly nodes: Iterable<number>;
  /** New mentions that no link leads to or from. */
  readonly alone: readonly number[];
  /** Mentions that need not be loaded. */
  readonly known: ReadonlyMap<number, Traits>;
}

/**
 * Groups anew what hangs together with these mentions, as people judged, and moves stored events between entries accordingly. An entry keeps
 * its number where most of its mentions go.
 */
export async function regroup(tx: Kysely<Tables>, layer: Layer<Traits>, touchedNow: Touched): Promise<Regrouped> {
  const { groups: small, vast } = await judgedGroups(tx, layer, touchedNow);
  const nodes = [...small, ...vast].flat();
  if (nodes.length === 0) return { entryOf: new Map(), touched: [], unborn: new Map() };
  const rows = await tx.selectFrom("events").select(["id", "entry"]).where("id", "=", anyNumber(nodes)).execute();
  const before = new Map(rows.map(({ id, entry }) => [id, entry]));
  const large = joined(vast, before);
  const groups = [...large, ...small];
  const { entries, unborn } = await named(tx, groups, before);
  const entryOf = new Map(groups.flatMap((group, g) => group.map((id): [number, number] => [id, entries[g] as number])));
  const moves = rows.flatMap(({ id, entry }) => (entryOf.get(id) === entry ? [] : [{ id, entry: entryOf.get(id) as number, left: entry }]));
  if (moves.length > 0)
    await sql`update events e set entry = x.entry from ${recordset(JSON.stringify(moves), "id bigint, entry bigint")} where e.id = x.id`.execute(
      tx,
    );
  const emptied = await moveRest(tx, large, entries, before);
  const arrived = nodes.flatMap((id) => (before.has(id) ? [] : [entryOf.get(id) as number]));
  return { entryOf, touched: [...new Set([...moves.flatMap(({ entry, left }) => [entry, left]), ...arrived, ...emptied])], unborn };
}

async function judgedGroups(tx: Kysely<Tables>, layer: Layer<Traits>, { nodes: touched, alone, known }: Touched): Promise<Settled> {
  for (let from = new Set(touched); ;) {
    const { groups, vast } = await settle(tx, layer, from, known);
    const walked = new Set(groups.flat());
    for (const id of alone) if (!walked.has(id)) groups.push([id]);
    const nodes = new Set([...groups, ...vast].flat());
    const said = await applied(tx, [...nodes]);
    const missing = said.flatMap(({ one, two }) => [one, two ?? one]).filter((id) => !nodes.has(id));
    if (missing.length === 0) return { groups: judged(groups, said), vast };
    from = new Set([...nodes, ...missing]);
  }
}

/** Groups put together and taken apart as people judged, in the order in which they judged. */
function judged(groups: readonly (readonly number[])[], said: readonly Said[]): number[][] {
  const all = new Set(groups.map((group) => new Set(group)));
  const groupOf = new Map([...all].flatMap((group) => [...group].map((id) => [id, group] as const)));
  for (const { verdict, one, two } of said) {
    const own = groupOf.get(one);
    const other = two === null ? undefined : groupOf.get(two);
    if (own === undefined) continue;
    if (verdict === "split" && own.size > 1) {
      own.delete(one);
      const alone = new Set([one]);
      groupOf.set(one, alone);
      all.add(alone);
    }
    if (verdict === "merge" && other !== undefined && other !== own) {
      for (const id of other) groupOf.set(id, own.add(id));
      all.delete(other);
    }
  }
  return [...all].map((group) => [...group]);
}

/** A number for each group: that of the entry that most of its mentions were in, where no other group has more of it; else a new one. */
async function named(
  tx: Kysely<Tables>,
  groups: readonly (readonly number[])[],
  before: ReadonlyMap<number, number>,
): Promise<{ readonly entries: number[]; readonly unborn: Map<number, readonly number[]> }> {
  const shares = groups.flatMap((group, g) => {
    const counts = new Map<number, number>();
    for (const id of group) {
      const entry = before.get(id);
      if (entry !== undefined) counts.set(entry, (counts.get(entry) ?? 0) + 1);
    }
    return [...counts].map(([entry, count]) => ({ g, entry, count }));
  });
  const names: number[] = [];
  const taken = new Set<number>();
  for (const { g, entry } of shares.sort((a, b) => b.count - a.count || a.entry - b.entry || a.g - b.g)) {
    if (names[g] !== undefined || taken.has(entry)) continue;
    names[g] = entry;
    taken.add(entry);
  }
  const nameless = groups.flatMap((_, g) => (names[g] === undefined ? [g] : []));
  const fresh = await newNumbers(tx, "entries", nameless.length);
  nameless.forEach((g, i) => (names[g] = fresh[i] as number));
  const unborn = new Map<number, readonly number[]>();
  const born: number[] = [];
  for (const g of nameless) {
    const group = groups[g] as readonly number[];
    if (group.some((id) => before.has(id))) born.push(names[g] as number);
    else unborn.set(names[g] as number, group);
  }
  await bear(tx, born);
  return { entries: names, unborn };
}

/** Puts entries in under these numbers, to be counted later. */
export async function bear(tx: Kysely<Tables>, entries: readonly number[]): Promise<void> {
  if (entries.length > 0)
    await sql`insert into entries (id, current) overriding system value select id, true from unnest(${numbers(entries)}) as x(id)`.execute(
      tx,
    );
}

/** What was seen of vast groups, one list for those that are in one entry already. */
function joined(vast: readonly (readonly number[])[], before: ReadonlyMap<number, number>): number[][] {
  const large: { readonly ids: Set<number>; readonly entries: Set<number> }[] = [];
  for (const nodes of vast) {
    const one = { ids: new Set(nodes), entries: new Set(nodes.flatMap((id) => before.get(id) ?? [])) };
    for (const other of large.filter(({ entries }) => [...entries].some((entry) => one.entries.has(entry)))) {
      for (const id of other.ids) one.ids.add(id);
      for (const entry of other.entries) one.entries.add(entry);
      large.splice(large.indexOf(other), 1);
    }
    large.push(one);
  }
  return large.map(({ ids }) => [...ids]);
}

/** What else is in the entries that a vast group holds goes with it. Gives the entries left. */
async function moveRest(
  tx: Kysely<Tables>,
  groups: readonly (readonly number[])[],
  entries: readonly number[],
  before: ReadonlyMap<number, number>,
): Promise<number[]> {
  const left: number[] = [];
  for (const [g, group] of groups.entries()) {
    const entry = entries[g] as number;
    const others = [...new Set(group.flatMap((id) => before.get(id) ?? []))].filter((one) => one !== entry);
    if (others.length === 0) continue;
    await tx.updateTable("events").set({ entry }).where("entry", "=", anyNumber(others)).where("current", "=", true).execute();
    left.push(entry, ...others);
  }
  return left;
}
