import { sql, type Kysely } from "kysely";
import {
  citesOf,
  happenings,
  keyOf,
  mentionOf,
  reportIn,
  traitsOf,
  type Mention,
  type Rarity,
  type Told,
  type Traits,
} from "../matching/index.js";
import type { Event, Report } from "../../model/index.js";
import { anyNumber, rowWith } from "./batch.js";
import { markLone } from "./bonds.js";
import type { Layer } from "./layer.js";
import type { Linked } from "./linked.js";
import { storedLinks } from "./links.js";
import type { Posted } from "./posted.js";
import { byPosts, standingOf } from "./posts.js";
import type { Recent } from "./recent.js";
import { contentHash } from "./storable.js";
import type { Tables } from "./tables.js";

/** What matching is told of a mention, but for its report and family. */
export type ToldJson = Pick<Mention, "event" | "happening" | "publisher" | "published" | "passage"> & {
  /** Its words and what they tell, each list with spaces between: reading and writing an object with fifty keys takes most of the time. */
  readonly words: string;
  readonly tells: string;
  readonly counts: readonly number[];
};

async function loadStored(tx: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Traits>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("mentions")
    // As text: what an embedded database's thread parses is taken apart once more to be handed over.
    .select(["id", "key", "family", sql<string>`told::text`.as("told")])
    .where("id", "=", anyNumber(ids))
    .execute();
  return new Map(rows.map(({ id, key, family, told }) => [id, traitsOf(mentionFrom(JSON.parse(told) as ToldJson, reportIn(key), family))]));
}

const LINKS = storedLinks("mentions", "mention_links");

/** Loads what is not known, and knows it then. */
const loadBeside =
  (recent: Recent<Traits>): typeof loadStored =>
  async (tx, ids) => {
    const found = new Map<number, Traits>();
    const missing: number[] = [];
    for (const id of ids) {
      const known = recent.get(id);
      if (known === undefined) missing.push(id);
      else found.set(id, known);
    }
    for (const [id, traits] of await loadStored(tx, missing)) {
      recent.put(id, traits);
      found.set(id, traits);
    }
    return found;
  };

/** What a process knows of mentions, so that the database need not be asked. */
export interface Known {
  /** Where all stand. */
  readonly posted: Posted;
  /** How all are linked. */
  readonly linked: Linked;
  /** What those are that came last. */
  readonly recent: Recent<Traits>;
}

/** Mentions, with as much as is known of them. */
export function mentionsWith({ posted, linked, recent }: Partial<Known>): Layer<Traits> {
  const load = recent === undefined ? loadStored : loadBeside(recent);
  const finder = byPosts(load, posted);
  return {
    links: linked?.beside(LINKS) ?? LINKS,
    kinship: happenings,
    finder: {
      ...finder,
      async put(tx, nodes) {
        for (const [id, traits] of nodes) recent?.put(id, traits);
        await finder.put(tx, nodes);
      },
      async take(tx, nodes) {
        await finder.take(tx, nodes);
        recent?.forget(nodes);
      },
    },
    load,
  };
}
export const mentionLayer = mentionsWith({});

/** A report's content names it, whatever number and id it has. */
function mentionFrom({ words, tells, counts, ...told }: ToldJson, report: string, family: number | null): Mention {
  return {
    ...told,
    report,
    family: family === null ? null : String(family),
    words: { stems: listed(words), tells: listed(tells).map(Number) },
    counts: new Set(counts),
  };
}

const listed = (text: string): string[] => (text === "" ? [] : text.split(" "));

/** A mention made ready to be put in: all that can be worked out without the record. */
export interface ReadyMention {
  /** Its family is not known before its text stands in the record. */
  readonly traits: Traits;
  /** Whom it cites. */
  readonly cites: readonly string[];
  /** The columns of its row as JSON, but for its number and that of its report. */
  readonly row: string;
}

/** @param rarity how much a word tells. */
export function readyMention(report: Report, event: Event, rarity: Rarity): ReadyMention {
  const told = toldOf(event);
  const mention = mentionOf({ ...report, id: contentHash(report) }, { ...told, happening: event.happening }, { rarity });
  const { words, counts, happening, publisher, published, passage } = mention;
  const json: ToldJson = {
    event: told,
    happening,
    publisher,
    published,
    passage,
    words: words.stems.join(" "),
    tells: words.tells.join(" "),
    counts: [...counts],
  };
  const cites = citesOf(report, event);
  const traits = traitsOf(mention);
  standingOf(traits);
  return { traits, cites, row: JSON.stringify({ key: keyOf(mention), told: json, cites }) };
}

/** Says of which family a mention that is not in the record yet turned out to be; `lone`: no other report is of it. */
export function setFamily({ traits }: ReadyMention, family: number | null, lone: boolean): void {
  if (lone) markLone(traits);
  Object.assign(traits, { mention: { ...traits.mention, family: family === null ? null : String(family) } });
}

/** The rows of mentions as JSON, but for their families. */
export const mentionRows = (
  mentions: readonly { readonly id: number; readonly reportId: number; readonly mention: ReadyMention }[],
): string => `[${mentions.map(({ id, reportId, mention: { row } }) => rowWith({ id, report: reportId }, row)).join()}]`;

/** Puts mentions in, without blocks and links: their rows, and for each its family, in the same order. */
export async function putMentions(tx: Kysely<Tables>, rows: string, families: readonly (string | null)[]): Promise<void> {
  if (families.length === 0) return;
  await sql`insert into mentions (id, report, family, key, told, cites) select id, report, family, key, told, cites
    from rows from (json_to_recordset(${rows}::json) as (id bigint, report bigint, key text, told json, cites text[]),
      unnest(${`{${families.map(String).join()}}`}::bigint[])) as x(id, report, key, told, cites, family)`.execute(tx);
}

/** Says of the mentions of these reports which family they are of now. */
export async function moveMentions(tx: Kysely<Tables>, reports: readonly number[]): Promise<void> {
  if (reports.length === 0) return;
  await sql`update mentions m set family = w.family from reports r join wordings w on w.id = r.wording
    where r.id = m.report and m.report = ${anyNumber(reports)}`.execute(tx);
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
