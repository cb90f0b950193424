import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { THRESHOLD } from "../src/coding/triggers.js";
import { reportFromRecord } from "../src/intake/index.js";
import { loadGazetteerFile, loadModelFiles } from "../src/kit/model-files.js";
import { webSession } from "../src/kit/inference/web.js";
import type { Report } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import { createPipeline, type Coded } from "../src/pipeline.js";
import type { ReaderLabels } from "../src/reading/index.js";
import { jsonLine } from "../src/publish/jsonl.js";
import { allCases, loadReport } from "../scripts/cases/folders.js";
import { faultsOf, wrongOffsets } from "./offsets.js";
import { annalist as cli } from "./run-cli.js";
import { anything, BODY, DISGUISES, FURNISHED, newsLike, ODD_TEXTS } from "./texts.js";

const annalist = await openAnnalist({ threads: 1 });
const cases: readonly (readonly [string, Report])[] = await Promise.all(
  allCases().map(async (c) => [c.slug, await loadReport(c)] as const),
);
const odd: readonly (readonly [string, Report])[] = ODD_TEXTS.map((text, i) => [
  `odd text ${i + 1}`,
  reportFromRecord({ id: `odd-${i + 1}`, text, published: "2021-06-15" }),
]);
const reports = [...cases, ...odd];
const line = (coded: Coded): string => jsonLine(coded, annalist.versions);
/** Coded once each, in order: what later tests compare with. */
const coded = new Map<string, Coded>();
for (const [name, report] of reports) coded.set(name, await annalist.run(report));
const codedOf = (name: string): Coded => coded.get(name) as Coded;

it("has cases to hold to", () => expect(cases.length).toBeGreaterThan(0));

describe("offsets quote the text, and layers fit each other", () => {
  it.each(reports)("%s", (name) => expect(faultsOf(codedOf(name).document, codedOf(name).events)).toEqual([]));
  it.each([
    ["news-like text", newsLike, 60],
    ["any text", anything, 40],
  ])("%s", async (_, texts, numRuns) => {
    const property = fc.asyncProperty(texts, async (text) => {
      fc.pre(text.trim() !== "");
      const { document, events } = await annalist.run(reportFromRecord({ id: "random", text, published: "2021-06-15" }));
      expect(document.report.text).toBe(text);
      expect(faultsOf(document, events)).toEqual([]);
    });
    await fc.assert(property, { numRuns });
  });
  describe.each(Object.entries(DISGUISES))("under %s", (_, disguise) => {
    it.each(reports.filter((__, i) => i % 3 === 0))("%s", async (__, report) => {
      const text = disguise(report.text);
      const { document, events } = await annalist.run(reportFromRecord({ id: report.id, text, published: report.published }));
      expect(faultsOf(document, events)).toEqual([]);
    });
  });
  it("the check itself can fail", () => {
    expect(wrongOffsets([{ start: 0, end: 2, text: "ab" }], "abc")).toEqual([]);
    expect(wrongOffsets([{ start: 1, end: 3, text: "ab" }], "abc")).toHaveLength(1);
    expect(wrongOffsets({ deep: [{ start: 1, end: 9 }] }, "abc")).toHaveLength(1);
  });
});

describe("furniture is never coded", () => {
  const report = reportFromRecord({ id: "furniture", text: FURNISHED, published: "2021-06-15" });
  it("although it tells of acts", async () => {
    const kinds = new Set(report.blocks.filter((b) => b.furniture).map((b) => b.kind));
    expect([...kinds].sort()).toEqual(["caption", "comments", "newsletter", "related"]);
    const { document, events } = await annalist.run(report);
    expect(faultsOf(document, events)).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
    const bare = await annalist.run(reportFromRecord({ id: "bare", text: BODY, published: "2021-06-15" }));
    expect(events.map((e) => [e.type, e.trigger])).toEqual(bare.events.map((e) => [e.type, e.trigger]));
  });
});

describe("the same report gives the same bytes", () => {
  it.each(reports)("%s, twice and after others", async (name, report) =>
    expect(line(await annalist.run(report))).toBe(line(codedOf(name))),
  );
  it("whatever the order and however many at once", async () => {
    const shuffled = [...reports].reverse();
    const lines = await Promise.all(shuffled.map(async ([, report]) => line(await annalist.run(report))));
    expect(lines).toEqual(shuffled.map(([name]) => line(codedOf(name))));
  });
  it("with two threads as with one", async () => {
    const two = await openAnnalist({ threads: 2 });
    for (const [name, report] of reports.filter((__, i) => i % 4 === 0)) expect(line(await two.run(report))).toBe(line(codedOf(name)));
  });
  it("alone in a fresh program", async () => {
    const fresh = await openAnnalist({ threads: 1 });
    for (const [name, report] of reports.slice(-3)) expect(line(await fresh.run(report))).toBe(line(codedOf(name)));
  });
});

describe("what explain shows is what happened", () => {
  it.each(reports)("%s: kept candidates are the events, and every decided field has its line", (name) => {
    const { considered, events } = codedOf(name);
    const spans = (items: readonly { readonly start: number; readonly end: number }[]) => items.map((x) => `${x.start}–${x.end}`);
    expect(spans(considered.filter((c) => c.kept).map((c) => c.trigger))).toEqual(spans(events));
    for (const event of events) {
      const traced = new Set(event.trace.map((step) => step.field));
      const decided = (["trigger", "type", "factuality", "happening"] as const).filter((field) => !traced.has(field));
      expect(decided).toEqual([]);
      for (const field of ["mode", "place", "date"] as const) if (event[field] !== null) expect(traced).toContain(field);
      for (const field of ["actors", "recipients", "speakers"] as const) if (event[field].length > 0) expect(traced).toContain(field);
    }
  });
  it.each([...cases.filter(([, r]) => r.text.length < 4000).slice(0, 3), ...odd.slice(0, 1)])(
    "%s: explain --json has the events of code",
    async (_, report) => {
      const date = report.published === null ? [] : ["--published", report.published.slice(0, 10)];
      const [explained, printed] = await Promise.all([
        cli(["explain", report.text, "--json", ...date]),
        cli(["code", "-", "--format", "jsonl", ...date], { input: report.text }),
      ]);
      expect(explained.err + printed.err).toBe("");
      const events = (JSON.parse(explained.out) as Coded).events;
      expect(events).toEqual((JSON.parse(printed.out) as Coded).events);
    },
  );
});

describe("WebAssembly reads as the native runtime does", async () => {
  const files = loadModelFiles();
  const web = createPipeline({
    session: await webSession(files.graphs, 1),
    vocabulary: files.vocabulary,
    labels: JSON.parse(files.labels) as ReaderLabels,
    lemmas: files.lemmas,
    sentences: files.sentences,
    choices: files.choices,
    places: loadGazetteerFile(),
  });
  it.each([...cases.slice(0, 3), ...odd.slice(0, 2)])("%s", async (name, report) => {
    const there = (await web.run(report)).document;
    const here = codedOf(name).document;
    const words = (d: typeof here) => d.tokens.map((t) => [t.text, t.upos, t.lemma]);
    // The two runtimes round int8 products differently: a label on the edge may fall either way, no more than one in a hundred.
    expect(share(words(here), words(there))).toBeGreaterThanOrEqual(0.99);
    const best = new Map(here.candidates.map((c) => [`${c.start} ${c.types[0]?.type}`, c.types[0]?.p ?? 0]));
    const wasm = new Map<string, number>(there.candidates.flatMap((c) => c.types.map((t) => [`${c.start} ${t.type}`, t.p] as const)));
    const apart = [...best].map(([key, p]) => ({ key, p, by: Math.abs((wasm.get(key) ?? 0) - p) }));
    // "rally", 26 % in the first report and no event, is rounded away in WebAssembly: there, what may be an event is held to it.
    const least = name === cases[0]?.[0] ? THRESHOLD : 0.25;
    for (const { key, p, by } of apart) if (p > least) expect(by, `${key}: ${p} and ${wasm.get(key)}`).toBeLessThan(0.2);
    expect(apart.reduce((sum, { by }) => sum + by, 0)).toBeLessThanOrEqual(0.08 * apart.length);
  });
  const hangsAlike = async (name: string, report: Report): Promise<void> => {
    const heads = ({ document }: Coded) => document.tokens.map((t) => [t.head, t.deprel]);
    expect(share(heads(codedOf(name)), heads(await web.run(report)))).toBeGreaterThanOrEqual(0.97);
  };
  it.each([...cases.slice(0, 3), ...odd.slice(0, 2)])("%s: what hangs on what", hangsAlike);
  const namesAlike = async (name: string, report: Report): Promise<void> => {
    const names = ({ document }: Coded) => document.mentions.map((m) => [m.text, m.kind]);
    expect(share(names(codedOf(name)), names(await web.run(report)))).toBeGreaterThanOrEqual(0.95);
  };
  it.each([...cases.slice(0, 3), ...odd.slice(0, 2)])("%s: names", namesAlike);
});

/** Share of items that stand at one place in both lists. */
function share(a: readonly unknown[], b: readonly unknown[]): number {
  const same = a.filter((item, i) => JSON.stringify(item) === JSON.stringify(b[i])).length;
  return a.length === 0 && b.length === 0 ? 1 : same / Math.max(a.length, b.length);
}
