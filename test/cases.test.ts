import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openAnnalist } from "../src/node.js";
import { compact, eventLines } from "../scripts/cases/compact.js";
import { allCases, loadReport, readExpected, readGold, type Case } from "../scripts/cases/folders.js";
import { goldFaults, goldOver } from "../scripts/cases/gold.js";
import { WHY_UNWRITTEN } from "../scripts/cases/why.js";

const cases = allCases();
const annalist = await openAnnalist({ threads: 1 });

it("finds cases, negative ones among them", () => {
  expect(cases.filter((c) => !c.notEvents).length).toBeGreaterThan(0);
  expect(cases.filter((c) => c.notEvents).length).toBeGreaterThan(0);
});

describe.each(cases.map((c) => [c.slug, c] as const))("case %s", (slug, of) => {
  it("codes as was accepted", async () => {
    const expected = readExpected(of);
    if (expected === null) expect.fail(`nothing was accepted yet: npm run case:accept -- ${slug}`);
    const { events } = await annalist.run(await loadReport(of));
    // As lines: a difference then shows event by event.
    expect(
      compact(events).map((e) => JSON.stringify(e)),
      `if this is what it should say now: npm run case:accept -- ${slug}`,
    ).toEqual((expected as object[]).map((e) => JSON.stringify(e)));
  });
  it("keeps its expectations as case:accept writes them", () => {
    const expected = readExpected(of);
    if (expected !== null) expect(readFileSync(join(of.folder, "expected.json"), "utf8")).toBe(eventLines(expected as never));
  });
  it("has a gold document that holds", async () => expect(await faultsOf(of)).toEqual([]));
  it("says why it is there", () => {
    const why = existsSync(join(of.folder, "why.md")) ? readFileSync(join(of.folder, "why.md"), "utf8") : "";
    expect(why.trim().length).toBeGreaterThan(20);
    expect(why).not.toContain(WHY_UNWRITTEN);
  });
});

async function faultsOf(of: Case): Promise<string[]> {
  const gold = readGold(of) as { text?: unknown; events?: unknown[] } | null;
  if (gold === null) return ["there is no gold.json"];
  const { text } = await loadReport(of);
  const same = gold.text === undefined || gold.text === text ? [] : ["its text is not the text that intake gives"];
  const empty = of.notEvents && gold.events?.length !== 0 ? ["a case of not-events has no gold event"] : [];
  return [...same, ...empty, ...goldFaults(goldOver(text, of.slug, gold))];
}

describe("goldFaults", () => {
  const text = "France urged Iran on Monday to open the sites.";
  const event = {
    trigger: "urged",
    start: 7,
    end: 12,
    type: "REQUEST",
    mode: "yield",
    actors: [{ text: "France", country: "FRA", sector: "GOV" }],
    recipients: [],
    place: null,
    date: null,
    factuality: "actual",
    speakers: [],
    happening: 1,
  };
  const faults = (change: object) => goldFaults(goldOver(text, "x", { published: null, events: [{ ...event, ...change }] }));
  it("finds nothing in a sound document", () => expect(faults({})).toEqual([]));
  it.each([
    [{ start: 8 }, "offsets"],
    [{ type: "URGE" }, "no type"],
    [{ mode: "visit" }, 'no mode "visit"'],
    [{ factuality: "certain" }, "no factuality"],
    [{ date: "Monday" }, "no date"],
    [{ happening: 0 }, "from 1"],
    [{ actors: [{ text: "Spain", country: "ESP", sector: "GOV" }] }, "not in the report"],
    [{ actors: [{ text: "France", country: "FR", sector: "GOV" }] }, "country"],
    [{ recipients: [{ text: "Iran", country: "IRN", sector: "KING" }] }, "sector"],
    [{ place: { text: "Paris", country: "FRA" } }, "place"],
    [{ speakers: ["Spain"] }, "speaker"],
  ])("%j", (change, words) => expect(faults(change).join()).toContain(words));
  it("places a page's event by its sentence, however its lines break", () => {
    const page = "Kept.\n\nFrance\n urged Iran to open. It urged again.";
    const [first] = goldOver(page, "x", { events: [{ ...event, sentence: "It urged again.", start: undefined, end: undefined }] }).events;
    expect(first?.start).toBe(page.indexOf("urged again"));
    expect(goldOver(page, "x", { events: [{ ...event, sentence: "France urged Iran to open." }] }).events[0]?.start).toBe(15);
    expect(() => goldOver(page, "x", { events: [{ ...event, sentence: "Spain urged." }] })).toThrow("no sentence");
  });
});
