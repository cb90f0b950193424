import { sql, type Kysely, type SelectQueryBuilder } from "kysely";
import { partyKey, yearKeys } from "./keys.js";
import type { Tables } from "./tables.js";

/** Which events are asked for; what is left out lets all through. */
export interface Filter {
  /** A country (`RUS`), a country with a sector (`RUSGOV`) or a name. */
  readonly actor?: string | undefined;
  readonly recipient?: string | undefined;
  /** A PLOVER type, or type and mode (`CONSULT/visit`). */
  readonly type?: string | undefined;
  /** Of the place where it happened. */
  readonly country?: string | undefined;
  /** Days, both inclusive: that of the event, else that of its report. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Independent sources that tell of the event's entry. */
  readonly minPublishers?: number | undefined;
  readonly minConfidence?: number | undefined;
}

/** The current events that the filter lets through. */
export function filtered(db: Kysely<Tables>, filter: Filter): SelectQueryBuilder<Tables, "events", object> {
  const { actor, recipient, type, country, since, until, minPublishers, minConfidence } = filter;
  const keys = [
    ...(actor === undefined ? [] : [`a:${partyKey(actor)}`]),
    ...(recipient === undefined ? [] : [`r:${partyKey(recipient)}`]),
    ...(type === undefined ? [] : [`t:${type}`]),
    ...(country === undefined ? [] : [`p:${country}`]),
  ];
  let query = db.selectFrom("events").where("events.current", "=", true);
  if (keys.length > 0) query = query.where(sql<boolean>`events.keys @> ${keys}::text[]`);
  const years = keys.length === 0 || since === undefined || until === undefined ? null : yearKeys(since, until);
  if (years !== null) query = query.where(sql<boolean>`events.keys && ${years}::text[]`);
  if (since !== undefined) query = query.where("events.day", ">=", since);
  if (until !== undefined) query = query.where("events.day", "<=", until);
  if (minConfidence !== undefined) query = query.where("events.confidence", ">=", minConfidence);
  if (minPublishers !== undefined)
    query = query.where((of) =>
      of.exists(
        of.selectFrom("entries").whereRef("entries.id", "=", "events.entry").where("independent", ">=", minPublishers).select("entries.id"),
      ),
    );
  return query;
}
