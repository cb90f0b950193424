import { sql, type Kysely } from "kysely";
import { citesOf, happenings, keyOf, mentionOf, traitsOf, type Mention, type Rarity, type Told, type Traits } from "../matching/index.js";
import type { Event, Report } from "../../model/index.js";
import { anyNumber, recordset } from "./batch.js";
import type { Layer } from "./layer.js";
import { contentHash, storableJson } from "./storable.js";
import type { Tables } from "./tables.js";

/** What matching is told of a mention, but for its report and family. */
export type ToldJson = Pick<Mention, "event" | "happening" | "publisher" | "published" | "passage"> & {
  readonly words: Readonly<Record<string, number>>;
  readonly counts: readonly number[];
};

export const mentionLayer: Layer<Traits> = {
  nodes: "mentions",
  blocks: "mention_blocks",
  links: "mention_links",
  kinship: happenings,
  async load(tx, ids) {
    if (ids.length === 0) return new Map();
    const rows = await tx
      .selectFrom("mentions")
      .innerJoin("reports", "reports.id", "mentions.report")
      .leftJoin("wordings", "wordings.id", "reports.wording")
      .select(["mentions.id", "told", "hash", "family"])
      .where("mentions.id", "=", anyNumber(ids))
      .execute();
    return new Map(rows.map(({ id, told, hash, family }) => [id, traitsOf(mentionFrom(told, hash, family))]));
  },
};

/** A report's content names it, whatever number and id it has. */
function mentionFrom({ words, counts, ...told }: ToldJson, hash: string, family: number | null): Mention {
  return {
    ...told,
    report: hash,
    family: family === null ? null : String(family),
    words: new Map(Object.entries(words)),
    counts: new Set(counts),
  };
}

/** An event that goes into the record under this number. */
export interface NumberedEvent {
  readonly id: number;
  /** Number of its report. */
  readonly reportId: number;
  readonly report: Report;
  readonly event: Event;
}

/** Puts events' mentions in, without blocks and links. */
export async function putMentions(tx: Kysely<Tables>, events: readonly NumberedEvent[], rarity: Rarity): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ id, reportId, report, event }) => {
    const mention = mentionOf({ ...report, id: contentHash(report) }, event, { rarity });
    const told: ToldJson = {
      event: toldOf(event),
      happening: mention.happening,
      publisher: mention.publisher,
      published: mention.published,
      passage: mention.passage,
      words: Object.fromEntries(mention.words),
      counts: [...mention.counts],
    };
    return { id, report: reportId, key: keyOf(mention), told, cites: citesOf(report, event) };
  });
  const columns = "id bigint, report bigint, key text, told json, cites text[]";
  await sql`insert into mentions (id, report, key, told, cites) select id, report, key, told, cites from ${recordset(storableJson(rows), columns)}`.execute(
    tx,
  );
}

/** The current mentions of these reports. */
export async function mentionsOfReports(tx: Kysely<Tables>, reports: readonly number[]): Promise<number[]> {
  if (reports.length === 0) return [];
  const rows = await tx.selectFrom("mentions").select("id").where("report", "=", anyNumber(reports)).execute();
  return rows.map(({ id }) => id);
}

function toldOf({ trigger, start, end, type, mode, factuality, actors, recipients, place, date, speakers }: Event): Told {
  const parties = (of: Event["actors"]) => of.map(({ name, country, sector }) => ({ name, country, sector }));
  return {
    trigger,
    start,
    end,
    type,
    mode,
    factuality,
    actors: parties(actors),
    recipients: parties(recipients),
    place: place === null ? null : { text: place.text, country: place.country, precision: place.precision },
    date: date === null ? null : { value: date.value },
    speakers: speakers.map(({ name }) => ({ name })),
  };
}
