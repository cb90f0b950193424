import { describe, expect, it } from "vitest";
import { placesGold } from "../bench/places-gold.js";

const sets = [placesGold(), placesGold(new URL("gold/places/late.txt", import.meta.url))];
const toponyms = sets.flat().flatMap((r) => r.toponyms.map((t) => ({ ...t, report: r })));

describe("the gold place names", () => {
  it("are enough, in both halves", () => {
    expect(toponyms.filter((t) => t.not === null).length).toBeGreaterThan(300);
    expect(toponyms.filter((t) => t.not !== null).length).toBeGreaterThan(50);
    for (const half of ["dev", "held-out"]) expect(sets[0]?.filter((r) => r.half === half).length).toBeGreaterThan(40);
  });
  it("stand where they say", () => {
    for (const { report, start, end, text } of toponyms) expect(report.text.slice(start, end)).toBe(text);
  });
  it("have whole coordinates on the globe, and marks in place of none in the text", () => {
    for (const { lat, lon, country, not, text } of toponyms) {
      expect(lat === null, text).toBe(lon === null);
      expect(Math.abs(lat ?? 0) <= 90 && Math.abs(lon ?? 0) <= 180, text).toBe(true);
      expect(not !== null || lat !== null || country !== null, text).toBe(true);
    }
    for (const { text } of sets.flat()) expect(text).not.toMatch(/[[\]|]/);
  });
  it("have reports of one name each", () => expect(new Set(sets.flat().map((r) => r.id)).size).toBe(sets.flat().length));
});
