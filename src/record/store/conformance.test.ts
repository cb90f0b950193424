import fc from "fast-check";
import { beforeEach, describe, expect } from "vitest";
import type { Event, Relation, Report } from "../../model/index.js";
import * as store from "./index.js";
import { clear, KINDS, suiteOn } from "./kinds.fixture.js";
import { anEvent, aParty, aReport, RARITY, VERSIONS } from "./values.fixture.js";

const NOW = "2020-02-01T00:00:00.000Z";

describe.each(KINDS)("the record, %s", (_, there, make) => {
  let place: store.Place;
  let record: store.OpenRecord;
  const test = suiteOn(
    there,
    make,
    async (at) => {
      place = at;
      record = await store.openRecord(place);
    },
    () => record.close(),
  );
  beforeEach(async () => {
    if (there) await clear(record);
  });

  const start = (versions: store.RunKey = VERSIONS) => store.startRun(record.db, versions, NOW);
  const put = async (coded: readonly store.CodedReport[], versions: store.RunKey = VERSIONS) =>
    store.putCoded(record.db, await start(versions), coded, RARITY);
  const all = async (filter: store.Filter = {}, page = 2): Promise<store.VersionedEvent[]> => {
    const found: number[] = [];
    for await (const rows of store.exportPages(record.db, filter, page)) found.push(...rows.map(({ event }) => event));
    return store.eventsByNumber(record.db, found);
  };

  test("gives back report and events as they were put in", async () => {
    const report = aReport("Russia met Iran in Tehran on Thursday, the ministry said.", {
      url: "https://gazette.example/1",
      title: "Visit",
      id: "r",
    });
    const bare = anEvent({
      start: 19,
      end: 25,
      trigger: "Tehran",
      place: null,
      date: null,
      mode: null,
      cameo: null,
      actors: [],
      speakers: [],
      intensity: -0.1,
    });
    const [{ report: id } = { report: 0 }] = await put([{ report, events: [anEvent(), bare] }]);
    expect(await store.getReport(record.db, id)).toEqual({ id, version: 1, latest: true, report });
    const events = await store.eventsOfReport(record.db, id);
    const common = { report: id, reportId: "r", publisher: report.publisher, published: report.published, url: report.url, title: "Visit" };
    expect(events).toMatchObject([
      { ...anEvent(), ...common },
      { ...bare, ...common },
    ]);
    expect(await store.getReport(record.db, 999)).toBeNull();
  });

  test("holds any text, with offsets that hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), fc.uuid(), async (odd, id) => {
        const report = aReport(`${odd}\0\ud800 "\\u0000"`, { id, title: odd });
        const [{ report: number } = { report: 0 }] = await put([{ report, events: [anEvent({ trigger: odd })] }]);
        const back = (await store.getReport(record.db, number))?.report;
        const held = (text: string) => text.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
        expect(back?.text).toBe(held(report.text));
        expect(back?.text).toHaveLength(report.text.length);
        expect((await store.eventsOfReport(record.db, number))[0]?.trigger).toBe(held(odd));
      }),
      { numRuns: 20 },
    );
  });

  test("holds ids, addresses and names longer than an index takes, and knows them again", async () => {
    // Random letters: a database makes others small enough.
    const long = (seed: number): string => Array.from({ length: 4000 }, (_, i) => ((seed + i) * 2654435761 + i * i).toString(36)).join("");
    const given: Partial<Report>[] = [
      { id: long(1) },
      { publisher: long(2) },
      { published: long(3) },
      { url: `https://gazette.example/${long(4)}` },
    ];
    for (const one of given) {
      const versions = ["once", "twice"].map((text) => ({
        report: aReport(`${text} ${Object.keys(one).join()}`, { id: "same", ...one }),
        events: [],
      }));
      const [first, second] = await put(versions);
      expect(await store.getReport(record.db, first?.report ?? 0)).toMatchObject({ latest: false, report: versions[0]?.report });
      expect(await store.getReport(record.db, second?.report ?? 0)).toMatchObject({ version: 2, latest: true });
    }
  });

  test("the same report twice is once, in one batch and later", async () => {
    const report = aReport("Russia met Iran.");
    const again = { ...report, id: "other", url: "https://gazette.example/again" };
    const first = await put([
      { report, events: [anEvent()] },
      { report: again, events: [anEvent()] },
    ]);
    const later = await put([{ report, events: [anEvent(), anEvent()] }]);
    expect(first.map((p) => p.added)).toEqual([true, false]);
    expect(later).toEqual([{ report: first[0]?.report, added: false }]);
    expect(await store.totals(record.db)).toMatchObject({ reports: 1, events: 1, entries: 1 });
    const wire = aReport("Russia met Iran.", { publisher: "Valley Post" });
    expect(await put([{ report: wire, events: [anEvent()] }])).toMatchObject([{ added: true }]);
  });

  test("changed words under one URL are the next version, and its events alone are current", async () => {
    const url = "https://gazette.example/2";
    const [one] = await put([{ report: aReport("Russia met Iran.", { url }), events: [anEvent()] }]);
    const [two] = await put([{ report: aReport("Russia did not meet Iran.", { url }), events: [anEvent({ factuality: "negated" })] }]);
    expect(await store.getReport(record.db, one?.report ?? 0)).toMatchObject({ version: 1, latest: false });
    expect(await store.getReport(record.db, two?.report ?? 0)).toMatchObject({ version: 2, latest: true });
    expect(await all()).toMatchObject([{ report: two?.report, factuality: "negated" }]);
    // The first version, coded anew, does not become current again.
    await put([{ report: aReport("Russia met Iran.", { url }), events: [anEvent()] }], { ...VERSIONS, model: "reader-en@2" });
    expect(await all()).toMatchObject([{ report: two?.report }]);
    expect(await store.totals(record.db)).toMatchObject({ reports: 2, events: 1, entries: 1 });
    const both = await put(["a", "b"].map((text) => ({ report: aReport(text, { url }), events: [] })));
    expect(await store.getReport(record.db, both[1]?.report ?? 0)).toMatchObject({ version: 4, latest: true });
  });

  test("a new run stands beside the old one", async () => {
    const report = aReport("Russia met Iran.");
    const [{ report: id } = { report: 0 }] = await put([{ report, events: [anEvent()] }]);
    const [old] = await all();
    await put([{ report, events: [anEvent({ type: "COERCE", quad: 4 }), anEvent({ start: 12, end: 15 })] }], {
      ...VERSIONS,
      model: "reader-en@2",
    });
    expect(await all()).toMatchObject([
      { type: "COERCE", model: "reader-en@2" },
      { type: "CONSULT", model: "reader-en@2" },
    ]);
    expect(await store.eventsByNumber(record.db, [old?.id ?? 0])).toEqual([old]);
    expect(await store.totals(record.db)).toMatchObject({ reports: 1, events: 2, entries: 2 });
    expect((await store.listRuns(record.db)).map((run) => [run.model, run.reports])).toEqual([
      ["reader-en@1", 1],
      ["reader-en@2", 1],
    ]);
    expect((await store.eventsOfReport(record.db, id)).length).toBe(2);
  });

  test("knows what is coded and what is not", async () => {
    const [a, b] = [aReport("a"), aReport("b")];
    const run = await start();
    await store.putCoded(record.db, run, [{ report: a, events: [] }], RARITY);
    expect([...(await store.codedHashes(record.db, run.versions, [a, b]))]).toEqual([store.contentHash(a)]);
    const other = await start({ ...VERSIONS, minConfidence: 0.9 });
    const left = [];
    for await (const { report } of store.uncodedReports(record.db, other.versions, 1)) left.push(report.text);
    expect(left).toEqual(["a"]);
    expect((await start()).versions).toBe(run.versions);
  });

  test("a batch is put in whole or not at all", async () => {
    const broken = anEvent({ quad: 1e9 as Event["quad"] });
    await expect(
      put([
        { report: aReport("a"), events: [anEvent()] },
        { report: aReport("b"), events: [broken] },
      ]),
    ).rejects.toThrow();
    expect(await store.totals(record.db)).toMatchObject({ reports: 0, events: 0, entries: 0 });
    expect(await put([{ report: aReport("a"), events: [anEvent()] }])).toMatchObject([{ added: true }]);
  });

  describe("filters", () => {
    const fight = anEvent({
      type: "ASSAULT",
      mode: "aerial",
      quad: 4,
      intensity: -9,
      actors: [aParty("Army of  Ruritania", "RUR", "MIL")],
      recipients: [aParty("Iran", "IRN")],
      place: {
        text: "Basra",
        start: 0,
        end: 5,
        country: "IRQ",
        basis: "stated",
        name: null,
        admin1: null,
        lat: null,
        lon: null,
        precision: null,
      },
      date: { value: "2020-03", words: null, basis: "inferred" },
      confidence: 0.5,
    });
    const cases: readonly (readonly [store.Filter, readonly string[]])[] = [
      [{}, ["CONSULT", "ASSAULT"]],
      [{ actor: "RUS" }, ["CONSULT"]],
      [{ actor: "RUSMIL" }, []],
      [{ actor: "RURMIL" }, ["ASSAULT"]],
      [{ actor: "army of ruritania" }, ["ASSAULT"]],
      [{ recipient: "IRN" }, ["CONSULT", "ASSAULT"]],
      [{ actor: "IRN" }, []],
      [{ actor: "RUS", recipient: "IRN", type: "CONSULT", country: "IRN" }, ["CONSULT"]],
      [{ type: "CONSULT/visit" }, ["CONSULT"]],
      [{ type: "CONSULT/phone" }, []],
      [{ country: "IRQ" }, ["ASSAULT"]],
      [{ since: "2020-01-03" }, ["ASSAULT"]],
      [{ until: "2020-01-02" }, ["CONSULT"]],
      [{ since: "2020-01-02", until: "2020-01-02" }, ["CONSULT"]],
      // A party's years are found by keys of their own, unless they are many.
      [{ recipient: "IRN", since: "2019-12-31", until: "2020-01-02" }, ["CONSULT"]],
      [{ recipient: "IRN", since: "2020-01-01", until: "2020-12-31" }, ["CONSULT", "ASSAULT"]],
      [{ recipient: "IRN", since: "2000-01-01", until: "2020-01-02" }, ["CONSULT"]],
      [{ recipient: "IRN", since: "2021-01-01", until: "2021-12-31" }, []],
      [{ recipient: "IRN", since: "2020-12-31", until: "2019-01-01" }, []],
      [{ minConfidence: 0.6 }, ["CONSULT"]],
      [{ minPublishers: 1 }, ["CONSULT", "ASSAULT"]],
      [{ minPublishers: 2 }, []],
      [{ actor: "'; drop table events; --" }, []],
    ];
    test("let through what they say", async () => {
      await put([{ report: aReport("Fighting and talks."), events: [anEvent(), { ...fight, happening: 2 }] }]);
      for (const [filter, types] of cases) expect([filter, (await all(filter)).map((e) => e.type)]).toEqual([filter, types]);
    });
  });

  test("entries count mentions, publishers, and who asserts and denies", async () => {
    const mention = (i: number, given: Partial<Event>) => anEvent({ start: i, end: i + 3, ...given });
    await put([
      { report: aReport("b", { published: "2020-01-04" }), events: [mention(0, {}), mention(5, { factuality: "negated" })] },
      { report: aReport("a", { publisher: "Valley Post", published: "2020-01-02" }), events: [mention(0, { confidence: 0.9 })] },
      { report: aReport("c", { publisher: null }), events: [mention(0, { factuality: "hypothetical" })] },
    ]);
    const [entry, ...more] = await store.listEntries(record.db, {}, 10);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      reports: 3,
      publishers: ["Harbour Gazette", "Valley Post"],
      asserts: 2,
      denies: 1,
      lead: { confidence: 0.9, publisher: "Valley Post" },
      first: { publisher: "Valley Post", published: "2020-01-02" },
    });
    expect(entry?.mentions).toHaveLength(4);
    expect(await all({ minPublishers: 2 })).toHaveLength(4);
    expect(await store.entriesByNumber(record.db, [99, entry?.id ?? 0])).toHaveLength(1);
  });

  test("series have no gaps, count each happening once, and mark bursts", async () => {
    const on = (value: string, given: Partial<Event> = {}, happening = 1) =>
      anEvent({
        date: { value, words: null, basis: "stated" },
        happening,
        ...given,
      });
    const busy = Array.from({ length: 4 }, (_, i) => on("2020-01-20", { quad: 3, intensity: -4, start: i, end: i + 1 }, i + 3));
    await put([
      { report: aReport("x"), events: [on("2020-01-01"), on("2020-01-01"), on("2020-01-02", { factuality: "future" }, 2), ...busy] },
    ]);
    const points = await store.series(record.db, { actor: "RUS", recipient: "IRN" }, "week");
    const point = { quads: [0, 0, 0, 0], intensity: null, entries: 0, mentions: 0, burst: 0, turn: false };
    expect(points).toEqual([
      { ...point, period: "2019-12-30", entries: 1, mentions: 2, quads: [1, 0, 0, 0], intensity: 2.5 },
      { ...point, period: "2020-01-06" },
      { ...point, period: "2020-01-13" },
      {
        ...point,
        period: "2020-01-20",
        entries: 4,
        mentions: 4,
        quads: [0, 0, 4, 0],
        intensity: -4,
        burst: expect.closeTo(4 * Math.log(3) - 2.5 - Math.log(4), 6),
      },
    ]);
    const months = await store.series(record.db, { since: "2019-12-15", until: "2020-02-01" }, "month");
    expect(months.map((p) => [p.period, p.entries])).toEqual([
      ["2019-12-01", 0],
      ["2020-01-01", 5],
      ["2020-02-01", 0],
    ]);
    expect(await store.series(record.db, { actor: "FRA" }, "day")).toEqual([]);
  });

  test("lasting ties are one each, with everyone who states them now", async () => {
    const side = (name: string, country: string | null, sector: string | null = "GOV") => ({ ...aParty(name, country, sector) });
    const tie = (kind: Relation["kind"], first: Relation["first"], second: Relation["second"]): Relation => ({
      kind,
      first,
      second,
      text: "ally",
      start: 10,
      end: 14,
      speakers: [],
      why: "an ally",
    });
    const [russia, syria, iran] = [side("Russia", "RUS"), side("Syria", "SYR"), side("Iran", "IRN")];
    const movement = side("the movement", "YEM", "REB");
    const report = (n: number, publisher: string) =>
      aReport(`Russia, an ally ${n}`, { id: `r${n}`, publisher, published: `2020-01-0${n}` });
    await put([
      { report: report(1, "A"), events: [], relations: [tie("alliance", russia, syria), tie("backing", iran, movement)] },
      { report: report(2, "B"), events: [], relations: [tie("alliance", syria, russia)] },
      { report: report(3, "A"), events: [anEvent()] },
    ]);
    const found = await store.listRelations(record.db, {}, 10);
    expect(found).toMatchObject([
      { kind: "alliance", reports: 2, publishers: ["A", "B"], from: "2020-01-01", to: "2020-01-02" },
      { kind: "backing", reports: 1, first: { name: "Iran" }, second: { sector: "REB" } },
    ]);
    expect(found[0]?.statements).toMatchObject([
      { reportId: "r2", publisher: "B", text: "ally", passage: "Russia, an ally 2" },
      { reportId: "r1", publisher: "A" },
    ]);
    const kinds = async (filter: store.RelationFilter) => (await store.listRelations(record.db, filter, 10)).map(({ kind }) => kind);
    expect(await kinds({ actor: "SYR", recipient: "RUS" })).toEqual(["alliance"]);
    expect(await kinds({ actor: "YEM" })).toEqual([]);
    expect(await kinds({ actor: "IRN", recipient: "YEMREB" })).toEqual(["backing"]);
    expect(await kinds({ since: "2020-01-02" })).toEqual(["alliance"]);
    expect(await kinds({ until: "2020-01-01", kind: "backing" })).toEqual(["backing"]);
    // Coded anew, a report states what the new coding found, and nothing else.
    await put([{ report: report(1, "A"), events: [], relations: [] }], { ...VERSIONS, model: "2" });
    expect(await store.listRelations(record.db, {}, 10)).toMatchObject([{ kind: "alliance", reports: 1, publishers: ["B"] }]);
  });

  describe("judgements", () => {
    const author = "m.hale";
    const plain = { other: null, fields: null, comment: null, author } as const;
    test("keep what was said, by whom and when", async () => {
      const [{ report } = { report: 0 }] = await put([{ report: aReport("Russia met Iran."), events: [anEvent()] }]);
      const about = { report, start: 7, end: 10 };
      const fields = { type: "AGREE", actors: [aParty("Russia", "RUS")] };
      const said = await store.putJudgement(record.db, { ...plain, verdict: "corrected", about, fields, comment: "see line 2\0" });
      expect(Date.parse(said.time)).toBeGreaterThan(0);
      expect(await store.listJudgements(record.db)).toEqual([{ ...said, comment: "see line 2\ufffd" }]);
      expect(await store.listJudgements(record.db, [report + 1])).toEqual([]);
    });
    test("come with the events that they were said of, under whatever versions", async () => {
      const report = aReport("Russia met Iran.");
      const [placed] = await put([{ report, events: [anEvent()] }]);
      const about = { report: placed?.report ?? 0, start: 7, end: 10 };
      const right = await store.putJudgement(record.db, { ...plain, verdict: "right", about });
      await store.putJudgement(record.db, { ...plain, verdict: "comment", about, comment: "as seen" });
      const later = await store.startRun(record.db, { ...VERSIONS, model: "2" }, new Date(Date.now() + 60_000).toISOString());
      const again = { report, events: [anEvent({ type: "AGREE" }), anEvent({ start: 20, end: 24 })] };
      await store.putCoded(record.db, later, [again], RARITY);
      await put([{ report: aReport("Nobody judged this."), events: [anEvent()] }]);
      const judged = [];
      for await (const one of store.judgedReports(record.db)) judged.push(one);
      expect(judged).toMatchObject([
        {
          report,
          current: [
            { type: "AGREE", start: 7 },
            { type: "CONSULT", start: 20 },
          ],
          verdicts: [{ judgement: right, event: { type: "CONSULT", start: 7 } }],
        },
      ]);
    });
    test("merge and split take effect and outlive recoding", async () => {
      const coded = ["a", "b"].map((text, i) => {
        const date = { value: `2020-01-0${2 + 5 * i}`, words: null, basis: "stated" } as const;
        return { report: aReport(text), events: [anEvent({ date }), anEvent({ date, start: 20, end: 24 })] };
      });
      const [a, b] = await put(coded);
      const [about, other] = [a, b].map((p) => ({ report: p?.report ?? 0, start: 7, end: 10 }));
      if (about === undefined || other === undefined) throw new Error("two were put in");
      const sizes = async () => (await store.listEntries(record.db, {}, 10)).map((entry) => entry.mentions.length).sort();
      expect(await sizes()).toEqual([2, 2]);
      await store.putJudgement(record.db, { ...plain, verdict: "merge", about, other });
      expect(await sizes()).toEqual([4]);
      // The trigger is cut a little otherwise: the judgement finds it all the same.
      const recoded = coded.map(({ report, events }) => ({ report, events: events.map((e) => ({ ...e, start: e.start - 1 })) }));
      await put(recoded.slice(0, 1), { ...VERSIONS, model: "2" });
      expect(await sizes()).toEqual([4]);
      await store.putJudgement(record.db, { ...plain, verdict: "split", about: other });
      expect(await sizes()).toEqual([1, 3]);
      await put(recoded.reverse(), { ...VERSIONS, model: "3" });
      expect(await sizes()).toEqual([1, 3]);
      expect(await store.totals(record.db)).toMatchObject({ events: 4, entries: 2, judgements: 2 });
    });
  });

  test("failures are kept", async () => {
    const run = await start();
    await store.putFailure(record.db, run.id, { place: "a.jsonl:3", code: "E_JSON_INVALID", message: "not JSON" });
    expect(await store.listFailures(record.db, 5)).toMatchObject([
      { run: run.id, place: "a.jsonl:3", code: "E_JSON_INVALID", message: "not JSON" },
    ]);
    expect((await store.totals(record.db)).failures).toEqual({ E_JSON_INVALID: 1 });
    await store.endRun(record.db, run.id, NOW);
    expect(await store.listRuns(record.db)).toMatchObject([{ ...VERSIONS, started: NOW, ended: NOW }]);
  });

  test("two programs put the same reports in at once: each stands there once", async () => {
    const second = await store.openRecord(place);
    const coded = Array.from({ length: 8 }, (_, i) => ({
      report: aReport(`report ${i}`, { url: `https://x.example/${i % 4}` }),
      events: [anEvent({ type: ["AID", "ASSAULT", "CONSULT", "REQUEST"][i % 4] as string })],
    }));
    const puts = [record, second].map(async ({ db }, n) => {
      const run = await store.startRun(db, VERSIONS, NOW);
      let added = 0;
      for (const one of n === 0 ? coded : [...coded].reverse())
        for (const put of await store.putCoded(db, run, [one], RARITY)) added += Number(put.added);
      return added;
    });
    expect((await Promise.all(puts)).reduce((x, y) => x + y)).toBe(8);
    expect(await store.totals(second.db)).toMatchObject({ reports: 8, events: 4, entries: 4 });
    await second.close();
  });

  // The last one: it leaves a record that does not open.
  test("opens again with what it held, and refuses what a later release made", async () => {
    await put([{ report: aReport("a"), events: [anEvent()] }]);
    await record.close();
    record = await store.openRecord(place);
    expect(await all()).toHaveLength(1);
    await record.db
      .insertInto("kysely_migration" as never)
      .values({ name: "9999-later", timestamp: NOW } as never)
      .execute();
    await record.close();
    await expect(store.openRecord(place)).rejects.toMatchObject({ code: "E_RECORD_VERSION" });
    record = { ...record, close: async () => {} };
  });
});
