import type { ExportRow } from "../model/index.js";

/** One party of a row. */
export interface Side {
  readonly name: string;
  readonly country: string | null;
  readonly sector: string | null;
}

/** One actor with one recipient of an event; null where the report names none. */
export interface Dyad {
  readonly row: ExportRow;
  readonly actor: Side | null;
  readonly recipient: Side | null;
}

/**
 * An event as pairs: each actor with each recipient. A meeting of equals (several actors, nobody at the receiving end) stands once in each
 * direction, as CAMEO codes consultations.
 */
export function dyads(row: ExportRow): Dyad[] {
  const actors = sides(row.actorNames, row.actorCountries, row.actorSectors);
  const recipients = sides(row.recipientNames, row.recipientCountries, row.recipientSectors);
  if (recipients.length === 0 && actors.length > 1)
    return actors.flatMap((actor) => actors.filter((other) => other !== actor).map((recipient) => ({ row, actor, recipient })));
  return orNobody(actors).flatMap((actor) => orNobody(recipients).map((recipient) => ({ row, actor, recipient })));
}

/** The pairs of what happened: formats without a place for negated, planned and feared events leave those out. */
export const actualDyads = (row: ExportRow): Dyad[] => (row.factuality === "actual" ? dyads(row) : []);

const sides = (names: readonly string[], countries: readonly (string | null)[], sectors: readonly (string | null)[]): Side[] =>
  names.map((name, i) => ({ name, country: countries[i] ?? null, sector: sectors[i] ?? null }));

const orNobody = (all: readonly Side[]): readonly (Side | null)[] => (all.length > 0 ? all : [null]);
