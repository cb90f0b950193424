import { sql, type Kysely } from "kysely";
import { MUTUAL, type Relation, type RelationKind, type Side, type StandingRelation } from "../../model/index.js";
import { anyNumber, recordset } from "./batch.js";
import { partyKey, partyKeys } from "./keys.js";
import { storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

const COLUMNS = `coding bigint, report bigint, kind text, one text, two text, first json, second json, words text, start_at int, end_at int,
  speakers json, why text, keys text[]`;
const NAMES = sql.raw(COLUMNS.replaceAll(/ (?:bigint|int|text\[\]|text|json)(?=,|$)/g, ""));

/** Puts what reports state of lasting ties in, beside their events. */
export async function putRelations(
  tx: Kysely<Tables>,
  coded: readonly { readonly report: number; readonly coding: number; readonly relations: readonly Relation[] }[],
): Promise<void> {
  const rows = coded.flatMap(({ report, coding, relations }) => relations.map((relation) => ({ report, coding, ...rowOf(relation) })));
  if (rows.length > 0)
    await sql`insert into relations (${NAMES}) select ${NAMES} from ${recordset(storableJson(rows), COLUMNS)}`.execute(tx);
}

function rowOf({ kind, first, second, text, start, end, speakers, why }: Relation) {
  const mutual = MUTUAL.has(kind);
  const sides = [sideKey(first), sideKey(second)];
  const [one = "", two = ""] = mutual ? sides.sort() : sides;
  const keys = (side: Side, ...roles: readonly string[]) => roles.flatMap((role) => partyKeys(side).map((key) => `${role}:${key}`));
  return {
    kind,
    one,
    two,
    first,
    second,
    words: text,
    start_at: start,
    end_at: end,
    speakers,
    why,
    keys: [...new Set([...keys(first, "a", ...(mutual ? ["r"] : [])), ...keys(second, "r", ...(mutual ? ["a"] : []))])],
  };
}

/** A side as it is compared: a country, with its sector where that is not its government; else a name. */
function sideKey({ country, sector, name }: Side): string {
  if (country === null || country === "IGO" || country === "NGO") return partyKey(name.toLowerCase());
  return sector === null || sector === "GOV" ? country : country + sector;
}

export interface RelationFilter {
  readonly actor?: string | undefined;
  readonly recipient?: string | undefined;
  readonly kind?: RelationKind | undefined;
  /** Days of publication, both inclusive. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Statements of one relation that are given out at most; the others are counted. */
const QUOTED = 20;
/** Code units of a quotation on either side of the word that names the relation. */
const AROUND = 120;

/** Lasting ties, those that most reports state first, each with its sources, the latest first. */
export async function listRelations(db: Kysely<Tables>, filter: RelationFilter, limit: number): Promise<StandingRelation[]> {
  const { actor, recipient, kind, since, until } = filter;
  const keys = [...(actor === undefined ? [] : [`a:${partyKey(actor)}`]), ...(recipient === undefined ? [] : [`r:${partyKey(recipient)}`])];
  let query = db
    .selectFrom("relations")
    .innerJoin("codings", "codings.id", "relations.coding")
    .innerJoin("reports", "reports.id", "relations.report")
    .where("codings.current", "=", true)
    .where("reports.latest", "=", true);
  if (keys.length > 0) query = query.where(sql<boolean>`relations.keys @> ${keys}::text[]`);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (since !== undefined) query = query.where(sql<boolean>`left(published, 10) >= ${since}`);
  if (until !== undefined) query = query.where(sql<boolean>`left(published, 10) <= ${until}`);
  const groups = await query
    .groupBy(["kind", "one", "two"])
    .select(["kind", "one", "two"])
    .select(sql<number>`count(distinct relations.report)::int`.as("reports"))
    .select(sql<string[]>`array_agg(distinct publisher) filter (where publisher is not null)`.as("publishers"))
    .select(sql<string | null>`min(left(published, 10))`.as("from"))
    .select(sql<string | null>`max(left(published, 10))`.as("to"))
    .select(
      sql<number[]>`(array_agg(relations.id::float8 order by published desc nulls last, relations.id desc))[1:${sql.lit(QUOTED)}]`.as(
        "ids",
      ),
    )
    .orderBy("reports", "desc")
    .orderBy("kind")
    .orderBy("one")
    .orderBy("two")
    .limit(limit)
    .execute();
  const told = await statements(
    db,
    groups.flatMap(({ ids }) => ids),
  );
  return groups.flatMap(({ ids, one: _one, two: _two, publishers, ...group }): StandingRelation[] => {
    const [lead, ...others] = ids.flatMap((id) => told.get(id) ?? []);
    if (lead === undefined) return [];
    return [{ ...group, publishers: publishers ?? [], first: lead.first, second: lead.second, statements: [lead, ...others] }];
  });
}

async function statements(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, StandingRelation["statements"][number]>> {
  const rows = await db
    .selectFrom("relations")
    .innerJoin("reports", "reports.id", "relations.report")
    .select(["relations.id", "report", "reports.key as reportId", "publisher", "published", "url", "first", "second", "speakers"])
    .select(["words as text", "start_at as start", "end_at as end", "why", "kind"])
    .select(sql<string>`reports.text`.as("whole"))
    .where("relations.id", "=", anyNumber(ids))
    .execute();
  return new Map(rows.map(({ id, whole, ...row }) => [id, { ...row, passage: passageOf(whole, row.start, row.end) }]));
}

/** What stands around the word, on one line. */
const passageOf = (text: string, start: number, end: number): string =>
  text
    .slice(Math.max(0, start - AROUND), end + AROUND)
    .replace(/\s+/gu, " ")
    .trim();
