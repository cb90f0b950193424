import { sql } from "kysely";
import { describe, expect } from "vitest";
import * as store from "./index.js";
import { KINDS, suiteOn } from "./kinds.fixture.js";
import { anEvent, aReport, RARITY, VERSIONS } from "./values.fixture.js";

/** What the release before "0006-load" had, as it had it. */
const BEFORE = [
  `alter table workers alter holds drop default, alter holds drop not null, alter holds type bigint using holds[1]`,
  `update events set keys = (select array_agg(key) from unnest(keys) as key where key not like 'y:%')`,
  `drop sequence links_taken`,
  `drop table wording_bands, bands_told`,
  `create index wordings_bands on wordings using gin (bands) with (fastupdate = off)`,
  `alter table mention_posts drop column counts`,
  `create index mention_posts_at on mention_posts (key, at)`,
  `alter table mentions drop column family`,
  `drop index mentions_level`,
  `drop index acts_level`,
  `alter table events add constraint events_coding_fkey foreign key (coding) references codings,
    add constraint events_report_fkey foreign key (report) references reports, add constraint events_entry_fkey foreign key (entry) references entries`,
  `alter table mentions add constraint mentions_report_fkey foreign key (report) references reports`,
  `alter table codings add constraint codings_report_fkey foreign key (report) references reports,
    add constraint codings_versions_fkey foreign key (versions) references versions, add constraint codings_run_fkey foreign key (run) references runs`,
  `alter table reports add constraint reports_wording_fkey foreign key (wording) references wordings`,
  `delete from kysely_migration where name >= '0006-load'`,
];

describe.each(KINDS)("a record in which nothing is found any more, %s", (_, there, make) => {
  let place: store.Place;
  let record: store.OpenRecord;
  const test = suiteOn(
    there,
    make,
    async (at) => {
      place = at;
      record = await store.openRecord(place);
      await put(told);
    },
    () => record.close(),
  );

  const dayOf = (n: number): string => new Date(Date.UTC(2020, 0, 1 + 5 * n)).toISOString().slice(0, 10);
  const eventsOn = (day: string) =>
    ["CONSULT", "AID", "ASSAULT", "PROTEST"].map((type, i) =>
      anEvent({ type, mode: null, start: 7 + i, date: { value: day, words: null, basis: "stated" } }),
    );
  /** Two reports of each of 65 days, the second a copy of the first, four events each: more mentions than are put in at a time. */
  const told = Array.from({ length: 130 }, (__, n) => {
    const day = Math.floor(n / 2);
    const words = Array.from({ length: 30 }, (___, i) => `${day} ${i}`).join(" ");
    const report = aReport(`Russia met Iran. ${words} ${n}`, { id: `r${n}`, publisher: `Paper ${n}`, published: dayOf(day) });
    return { report, events: eventsOn(dayOf(day)) };
  });
  const put = async (coded: readonly store.CodedReport[]) =>
    store.putCoded(record.db, await store.startRun(record.db, VERSIONS, "2020-04-01T00:00:00.000Z"), coded, RARITY);
  const reopen = async () => {
    await record.close();
    record = await store.openRecord(place);
  };
  const posts = async () => (await sql`select * from mention_posts order by key, at, node`.execute(record.db)).rows;
  const mentions = async () => (await sql<{ family: number }>`select id, report, family from mentions order by id`.execute(record.db)).rows;
  /** Whether what comes in now finds what was there. */
  const joins = async (text: string, day: string) => {
    const before = await store.totals(record.db);
    await put([{ report: aReport(text, { publisher: "Coast Wire", published: day }), events: eventsOn(day).slice(0, 1) }]);
    const after = await store.totals(record.db);
    expect([after.events - before.events, after.entries - before.entries]).toEqual([1, 0]);
  };

  test("is filled when it is opened, with what stood there", async () => {
    const before = await posts();
    expect(before.length).toBeGreaterThan(500);
    await sql`truncate mention_posts`.execute(record.db);
    await reopen();
    expect(await posts()).toEqual(before);
    await joins("Russia met Iran, says the wire.", dayOf(12));
  }, 180_000);

  test("is left alone where it is filled", async () => {
    await sql`delete from mention_posts where node = (select min(node) from mention_posts)`.execute(record.db);
    const before = await posts();
    await reopen();
    expect(await posts()).toEqual(before);
  }, 180_000);

  test("is filled after the release before made it", async () => {
    await sql`truncate mention_posts`.execute(record.db);
    await reopen();
    const year = async () => (await store.listEntries(record.db, { actor: "RUS", since: "2020-01-01", until: "2020-12-31" }, 1000)).length;
    const before = [await posts(), await mentions(), await year()] as const;
    expect(new Set(before[1].map(({ family }) => family)).size).toBe(66);
    expect(before[2]).toBeGreaterThan(50);
    for (const statement of BEFORE) await sql.raw(statement).execute(record.db);
    await reopen();
    expect([await posts(), await mentions(), await year()]).toEqual(before);
    await joins("Russia met Iran, says another wire.", dayOf(13));
  }, 180_000);
});
