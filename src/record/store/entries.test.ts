import { beforeEach, describe, expect } from "vitest";
import type { Event } from "../../model/index.js";
import * as store from "./index.js";
import { clear, KINDS, recordOn } from "./kinds.fixture.js";
import { anEvent, aParty, aReport, RARITY, VERSIONS } from "./values.fixture.js";

describe.each(KINDS)("entries across reports, %s", (_, there, make) => {
  const { test, opened } = recordOn(there, make);
  beforeEach(async () => {
    if (there) await clear(opened());
  });

  const put = async (coded: readonly store.CodedReport[], model = "reader-en@1") =>
    store.putCoded(opened().db, await store.startRun(opened().db, { ...VERSIONS, model }, "2020-02-01T00:00:00.000Z"), coded, RARITY);
  const entries = () => store.listEntries(opened().db, {}, 100);
  const words = (of: string) => Array.from({ length: 30 }, (__, i) => `${of} ${i}`).join(" ");
  const by = (publisher: string | null, text: string, event: Partial<Event> = {}, published = "2020-01-03"): store.CodedReport => ({
    report: aReport(text, { publisher, published, id: `${publisher} ${text.slice(0, 40)}` }),
    events: [anEvent(event)],
  });

  test("count copies of one text once, and know who was first and who says it", async () => {
    const army = { text: "the army", start: 0, end: 8, name: "the army" };
    await put([by("Harbour Gazette", `Russia met Iran. ${words("wire")}`)]);
    await put([by("Valley Post", `Russia met Iran. ${words("wire")} More soon.`, {}, "2020-01-02")]);
    await put([by("Coast Wire", `Russia met Iran. ${words("own")}`, { speakers: [] })]);
    await put([by("Hill Times", `Russia met Iran? ${words("other")}`, { factuality: "negated", speakers: [army] })]);
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      reports: 4,
      publishers: ["Coast Wire", "Harbour Gazette", "Hill Times", "Valley Post"],
      independent: 3,
      asserts: 3,
      denies: 1,
      voices: { asserted: ["Coast Wire", "Foreign Ministry"], denied: ["the army"] },
      firmness: { standing: "disputed" },
      first: { publisher: "Valley Post", published: "2020-01-02" },
    });
    for (const [minPublishers, n] of [
      [3, 1],
      [4, 0],
    ] as const)
      expect(await store.listEntries(opened().db, { minPublishers }, 10)).toHaveLength(n);
  });

  test("count whoever cites an outlet with it", async () => {
    const speakers = [{ text: "Reuters", start: 0, end: 7, name: "Reuters" }];
    await put([by("Harbour Gazette", `Russia met Iran, ${words("one")}`, { speakers })]);
    await put([by("Valley Post", `TEHRAN, January 2 (Reuters) - Russia met Iran, ${words("two")}`)]);
    await put([by("Coast Wire", `Russia met Iran, ${words("three")}`)]);
    await put([by("Hill Times", `Russia met Iran, according to Coast Wire on Friday. ${words("four")}`)]);
    expect(await entries()).toMatchObject([{ reports: 4, independent: 2 }]);
  });

  test("a family that a third text joins is one, also where its reports were put in before", async () => {
    const [left, right] = [words("left"), words("right")];
    await put([by("Harbour Gazette", `Russia met Iran. ${left}`), by("Valley Post", `Russia met Iran. ${right}`)]);
    expect(await entries()).toMatchObject([{ independent: 2 }]);
    await put([by("Coast Wire", `Russia met Iran. ${left} ${right}`)]);
    expect(await entries()).toMatchObject([{ reports: 3, independent: 1 }]);
  });

  test("let go of a report's earlier version, and of what it is no longer coded as", async () => {
    const item = (text: string) => aReport(text, { id: "77", publisher: "Valley Post" });
    await put([by("Harbour Gazette", "Russia met Iran."), { report: item("Russia met Iran, too."), events: [anEvent()] }]);
    const [before] = await entries();
    expect(before).toMatchObject({ reports: 2 });
    const aid = anEvent({ type: "AID", mode: null, quad: 2 });
    await put([{ report: item("Russia helped Iran."), events: [aid] }]);
    expect((await entries()).map(({ id, lead, reports }) => [id, lead.type, reports])).toEqual([
      [expect.not.stringMatching(String(before?.id)), "AID", 1],
      [before?.id, "CONSULT", 1],
    ]);
    // Coded anew as what the other report tells, it joins it, and the entry that it leaves is gone.
    await put([{ report: item("Russia helped Iran."), events: [anEvent()] }], "reader-en@2");
    expect(await entries()).toMatchObject([{ id: before?.id, reports: 2 }]);
    expect(await store.totals(opened().db)).toMatchObject({ reports: 3, events: 2, entries: 1 });
    // The same id on another day is another item.
    await put([{ report: aReport("Russia called.", { id: "77", publisher: "Valley Post", published: "2020-05-05" }), events: [] }]);
    expect((await store.totals(opened().db)).events).toBe(2);
  });

  describe("stories", () => {
    const on = (day: number, type: string, country: string, given: Partial<Event> = {}): store.CodedReport =>
      by(
        "Harbour Gazette",
        `${type} ${country} ${day}. ${words(`${type}${country}${day}`)}`,
        {
          type,
          mode: null,
          actors: [aParty(`Ministry of ${country}`, country)],
          place: { ...(anEvent().place as NonNullable<Event["place"]>), text: `Port ${country}`, country },
          date: { value: `2020-01-${String(day).padStart(2, "0")}`, words: null, basis: "stated" },
          ...given,
        },
        `2020-01-${String(day).padStart(2, "0")}`,
      );
    const strike = [on(2, "PROTEST", "PER"), on(5, "COERCE", "PER"), on(9, "CONCEDE", "PER")];
    const apart = [on(3, "AID", "KEN", { recipients: [aParty("Uganda", "UGA")] })];
    const told = async () => {
      await store.readStories(opened().db);
      const stories = await store.listStories(opened().db, {}, 10);
      const lines = await Promise.all(stories.map((story) => store.timeline(opened().db, story, 10)));
      return lines.map((line) => line.map(({ lead }) => `${lead.type} ${lead.date?.value}`));
    };
    const LINE = ["PROTEST 2020-01-02", "COERCE 2020-01-05", "CONCEDE 2020-01-09"];

    test("put together what unfolds, in order, whatever came first", async () => {
      await put([...strike, ...apart]);
      expect(await told()).toEqual([LINE]);
      await clear(opened());
      for (const one of [...apart, ...[...strike].reverse()]) {
        await put([one]);
        await store.readStories(opened().db);
      }
      expect(await told()).toEqual([LINE]);
      expect(await store.listStories(opened().db, { type: "AID" }, 10)).toEqual([]);
      expect(await store.listStories(opened().db, { type: "COERCE" }, 10)).toHaveLength(1);
    });
    test("keep their number as more comes in, and are found by any entry", async () => {
      await put(strike.slice(0, 2));
      await store.readStories(opened().db);
      const [before] = await store.listStories(opened().db, {}, 10);
      await put([...apart, ...strike.slice(2)]);
      await store.readStories(opened().db);
      const [after] = await store.listStories(opened().db, {}, 10);
      expect(after).toMatchObject({ id: before?.id, from: "2020-01-02", to: "2020-01-09", countries: { PER: 3, IRN: 3 } });
      for (const entry of after?.entries ?? []) expect(await store.storyOf(opened().db, entry)).toEqual(after);
      expect(await store.storyOf(opened().db, 999)).toBeNull();
      expect(await store.countUnread(opened().db)).toBe(0);
    });
  });
});
