import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../../scripts/generate/places/entries.js";
import { pack } from "../../../scripts/generate/places/pack.js";
import { loadGazetteerFile } from "../../kit/model-files.js";
import { Gazetteer } from "./gazetteer.js";
import { placeKey } from "./key.js";

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  name,
  names: [],
  alternates: [],
  kind: "city",
  country: "IRQ",
  region: null,
  lat: 1,
  lon: 2,
  population: 3,
  fame: 0,
  geonames: 4,
  ...more,
});
const country = entry("Iraq", { kind: "country", geonames: 0 });

describe("placeKey", () => {
  it.each([
    ["Al-Başrah", "al basrah"],
    ["al Basrah", "al basrah"],
    ["Deir ez-Zor", "deir al zor"],
    ["Deir al-Zor", "deir al zor"],
    ["Łódź", "lodz"],
    ["St. John's", "saint johns"],
    ["Москва", ""],
  ])("%s", (name, key) => expect(placeKey(name)).toBe(key));
});

describe("a gazetteer", () => {
  it("finds every name that was packed, and no other", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6}( [A-Z][a-z]{1,3})?$/), { minLength: 1, maxLength: 80 }), (names) => {
        const gazetteer = new Gazetteer(pack([country, ...names.map((n) => entry(n))]));
        for (const name of names) expect(gazetteer.find(name).map((c) => gazetteer.nameOf(c.entry))).toContain(name);
        // Nor what comes before, behind and between them.
        for (const other of names.flatMap((n) => [n.slice(0, -1), `${n}a`, `${n.slice(0, -1)}zz`]))
          if (!names.includes(other)) expect(gazetteer.find(other)).toEqual([]);
      }),
    ));

  it("reads at any offset in memory", () => {
    const file = pack([country, entry("Basra")]);
    const moved = new Uint8Array(file.length + 3).subarray(3);
    moved.set(file);
    expect(new Gazetteer(moved).find("Basra")[0]).toMatchObject({ country: "IRQ", lat: 1, lon: 2, population: 3 });
  });

  it("tells an old or a foreign name from its own", () => {
    const gazetteer = new Gazetteer(pack([country, entry("Basra", { alternates: ["Bassora"] })]));
    expect(gazetteer.find("Bassora")[0]?.alternate).toBe(true);
    expect(gazetteer.find("Basra")[0]?.alternate).toBe(false);
  });

  it.each([[new Uint8Array(0)], [new TextEncoder().encode("something else altogether")]])("refuses other bytes", (bytes) =>
    expect(() => new Gazetteer(bytes)).toThrow("not one of this version"),
  );

  it("as it is shipped, holds 130,000 places in 15 MB", () => {
    const file = loadGazetteerFile();
    const gazetteer = new Gazetteer(file);
    expect(gazetteer.size).toBeGreaterThan(130_000);
    expect(file.length).toBeLessThan(15e6);
    expect(gazetteer.countryOf("IRQ")).toMatchObject({ kind: "country", country: "IRQ" });
  });
});
