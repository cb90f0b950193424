import { describe, expect, it } from "vitest";
import { MODES, PLOVER_TYPES, SECTORS } from "../src/codebook/index.js";
import { FACTUALITIES } from "../src/model/index.js";
import { Groups } from "../src/record/grouping/groups.js";
import { happenings, type Traits } from "../src/record/matching/index.js";
import { bCubed, pairwise } from "../bench/clusters.js";
import { fromGold, HALVES, loadHalf } from "../bench/matching-gold.js";

const halves = HALVES.map((half) => [half, loadHalf(half)] as const);
const reports = halves.flatMap(([, half]) => half);

describe("the cross-report set", () => {
  it("is as large as it is said to be, and its halves share no group", () => {
    expect([reports.length, new Set(reports.flatMap((r) => r.events.map((e) => e["entry"]))).size]).toEqual([168, 71]);
    expect(new Set(reports.map((r) => r.id)).size).toBe(reports.length);
    const groups = halves.map(([, half]) => new Set(half.map((r) => r.group)));
    expect([...(groups[0] ?? [])].filter((group) => groups[1]?.has(group))).toEqual([]);
  });
  it.each(reports.map((report) => [report.id, report] as const))("%s holds", (_, { text, events, published }) => {
    expect(published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const event of events) {
      expect(text.slice(event.start, event.end)).toBe(event.trigger);
      expect(PLOVER_TYPES).toContain(event.type);
      if (event.mode !== null) expect(MODES[event.type as keyof typeof MODES]).toContain(event.mode);
      expect(FACTUALITIES).toContain(event.factuality);
      const phrases = [...event.actors, ...event.recipients, ...(event.place === null ? [] : [event.place])];
      for (const phrase of phrases) expect(text.toLowerCase()).toContain(phrase.text.toLowerCase());
      for (const party of [...event.actors, ...event.recipients]) if (party.sector !== null) expect(SECTORS).toContain(party.sector);
    }
  });
});

describe("matching with gold events", () => {
  it.each(halves)("puts the mentions of the %s half together", (_, half) => {
    const labelled = fromGold(half);
    const groups = new Groups<Traits>(happenings);
    groups.add(labelled.map(({ traits }) => traits));
    const placed = labelled.map(({ gold, traits }) => ({ gold, found: groups.of(traits.key)?.[0] ?? "" }));
    expect(pairwise(placed).f1).toBeGreaterThan(0.93);
    expect(bCubed(placed).f1).toBeGreaterThan(0.93);
  });
});

describe("the measures", () => {
  const placed = (...pairs: string[]) => pairs.map((pair) => ({ gold: pair[0] ?? "", found: pair[1] ?? "" }));
  it("are right by hand", () => {
    const items = placed("ax", "ax", "ay", "by", "cz");
    expect(pairwise(items)).toMatchObject({ precision: 1 / 2, recall: 1 / 3 });
    expect(bCubed(items).precision).toBeCloseTo((1 + 1 + 0.5 + 0.5 + 1) / 5);
    expect(bCubed(items).recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5);
  });
});
