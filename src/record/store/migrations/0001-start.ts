import { sql, type Migration } from "kysely";

/** The tables of the first release. Numbers are `bigint`, since a ten-year archive holds more than 2³¹ events. */
const STATEMENTS = [
  `create table versions (
    id int generated always as identity primary key,
    key text not null unique,
    annalist text not null, codebook text not null, model text not null, min_confidence float8)`,
  `create table runs (
    id int generated always as identity primary key,
    versions int not null references versions,
    started timestamptz not null, ended timestamptz)`,
  `create table reports (
    id bigint generated always as identity primary key,
    hash text not null unique,
    key text not null, url text, version int not null, latest boolean not null,
    title text, publisher text, published text, updated text, byline text, dateline text, language text,
    text text not null, blocks json not null, evidence json not null,
    added timestamptz not null default now())`,
  `create index reports_url on reports (url) where url is not null`,
  // A report is coded once under the same versions, whoever gets there first.
  `create table codings (
    id bigint generated always as identity primary key,
    report bigint not null references reports,
    versions int not null references versions,
    run int not null references runs,
    current boolean not null, events int not null,
    unique (report, versions))`,
  `create table entries (
    id bigint generated always as identity primary key,
    current boolean not null default true,
    lead bigint, mentions int not null default 0, reports int not null default 0,
    publishers text[] not null default '{}', publisher_count int not null default 0,
    asserts int not null default 0, denies int not null default 0,
    first_report bigint, first_published text)`,
  `create table events (
    id bigint generated always as identity primary key,
    coding bigint not null references codings,
    report bigint not null references reports,
    entry bigint not null references entries,
    current boolean not null,
    trigger_text text not null, start_at int not null, end_at int not null,
    type text not null, mode text, contexts text[] not null, cameo text,
    quad smallint not null, intensity float8 not null,
    actors json not null, recipients json not null, place json, date json, day date,
    factuality text not null, speakers json not null, confidence float8 not null, happening int not null,
    trace json not null, keys text[] not null)`,
  `create index events_report on events (report)`,
  `create index events_entry on events (entry)`,
  `create index events_day on events (day) where current`,
  `create index events_keys on events using gin (keys) where current`,
  `create table judgements (
    id bigint generated always as identity primary key,
    report bigint not null references reports, start_at int not null, end_at int not null,
    verdict text not null,
    other_report bigint references reports, other_start int, other_end int,
    fields json, comment text, author text not null, time timestamptz not null default now())`,
  `create index judgements_report on judgements (report)`,
  `create index judgements_other on judgements (other_report) where other_report is not null`,
  `create table failures (
    id bigint generated always as identity primary key,
    run int not null references runs,
    place text not null, code text not null, message text not null,
    time timestamptz not null default now())`,
];

export const start: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
