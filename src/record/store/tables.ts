import type { ColumnType, Generated, JSONColumnType, RawBuilder } from "kysely";
import type { Event, Evidence, Factuality, Firmness, Relation, RelationKind, Report, Side, Verdict } from "../../model/index.js";
import type { ActJson } from "./acts.js";
import type { ToldJson } from "./mentions.js";

/** A column that goes in as JSON text and comes out parsed. */
type Json<T extends object | null> = JSONColumnType<T & object> | ColumnType<T, string | null, string | null>;
/** A calendar day: in and out as `YYYY-MM-DD`. */
type Day = ColumnType<string | null, string | null, string | null>;
type Time = ColumnType<Date, string, string>;

/** What the database holds; `migrations/` makes it. */
export interface Tables {
  versions: { id: Generated<number>; key: string; annalist: string; codebook: string; model: string; min_confidence: number | null };
  runs: { id: Generated<number>; versions: number; started: Time; ended: ColumnType<Date | null, string | null, string | null> };
  reports: {
    id: Generated<number>;
    hash: string;
    key: string;
    url: string | null;
    version: number;
    latest: boolean;
    title: string | null;
    publisher: string | null;
    published: string | null;
    updated: string | null;
    byline: string | null;
    dateline: string | null;
    language: string | null;
    text: string;
    blocks: Json<Report["blocks"]>;
    evidence: Json<Partial<Record<string, Evidence>>>;
    /** Its text among the wordings; null where it has no words. */
    wording: number | null;
    /** What of its URL names the page. */
    address: string | null;
    /** What its versions share: the URL, else publisher, date and id. */
    page: string | null;
    added: ColumnType<Date, never, never>;
  };
  codings: { id: Generated<number>; report: number; versions: number; run: number; current: boolean; events: number };
  entries: {
    id: Generated<number>;
    current: boolean;
    lead: number | null;
    mentions: number;
    reports: number;
    publishers: string[];
    publisher_count: number;
    asserts: number;
    denies: number;
    first_report: number | null;
    first_published: string | null;
    independent: number;
    asserted: string[];
    denied: string[];
    standing: Firmness["standing"];
    support: number;
    /** It changed since stories were last put together. */
    unread: boolean;
  };
  events: {
    id: Generated<number>;
    coding: number;
    report: number;
    entry: number;
    current: boolean;
    trigger_text: string;
    start_at: number;
    end_at: number;
    type: string;
    mode: string | null;
    contexts: string[];
    cameo: string | null;
    quad: number;
    intensity: number;
    actors: Json<Event["actors"]>;
    recipients: Json<Event["recipients"]>;
    place: Json<Event["place"]>;
    date: Json<Event["date"]>;
    day: Day;
    factuality: Factuality;
    speakers: Json<Event["speakers"]>;
    confidence: number;
    happening: number;
    trace: Json<Event["trace"]>;
    keys: string[];
  };
  wordings: { id: Generated<number>; digest: string; bands: number[]; shingles: Uint8Array; family: number };
  mentions: { id: number; report: number; family: number | null; level: number; key: string; told: Json<ToldJson>; cites: string[] };
  acts: { id: number; level: number; key: string; act: Json<ActJson>; story: number };
  relations: {
    id: Generated<number>;
    coding: number;
    report: number;
    kind: RelationKind;
    one: string;
    two: string;
    first: Json<Side>;
    second: Json<Side>;
    words: string;
    start_at: number;
    end_at: number;
    speakers: Json<Relation["speakers"]>;
    why: string;
    keys: string[];
  };
  judgements: {
    id: Generated<number>;
    report: number;
    start_at: number;
    end_at: number;
    verdict: Verdict;
    other_report: number | null;
    other_start: number | null;
    other_end: number | null;
    fields: Json<Partial<Event> | null>;
    comment: string | null;
    author: string;
    time: ColumnType<Date, never, never>;
  };
  failures: {
    id: Generated<number>;
    run: number;
    place: string;
    code: string;
    message: string;
    time: ColumnType<Date, never, never>;
  };
  workers: {
    id: string;
    run: number;
    host: string;
    pid: number;
    started: ColumnType<Date, never, never>;
    seen: ColumnType<Date, never, RawBuilder<Date>>;
    holds: ColumnType<number[], number[] | undefined, RawBuilder<number[]>>;
    done: Generated<number>;
    failed: Generated<number>;
  };
}
