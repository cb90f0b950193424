import { describe, expect, test } from "vitest";
import { SeenBands } from "./seen.js";

const wording = (id: number, ...bands: number[]) => ({ id, bands: Int32Array.from(bands) });
const list = (found: Int32Array[] | null) => found?.map((keys) => [...keys]) ?? null;

describe("band keys that were seen", () => {
  test("are told by earlier wordings, and by those before in the same list", () => {
    const seen = new SeenBands();
    expect(list(seen.add([wording(1, 10, -20), wording(2, 30, 10)]))).toEqual([[], [10]]);
    expect(list(seen.add([wording(3, -20, 40, 30)]))).toEqual([[-20, 30]]);
  });

  test("are all found again, and hardly any other, in more than one layer", () => {
    const seen = new SeenBands();
    const keys = Array.from({ length: 64_000 }, (_, i) =>
      Int32Array.from({ length: 64 }, (__, j) => Math.imul(i * 64 + j + 1, 0x9e3779b1)),
    );
    const found = seen.add(keys.map((bands, i) => ({ id: i + 1, bands }))) ?? [];
    const wrong = found.reduce((sum, { length }) => sum + length, 0);
    expect(wrong / (64_000 * 64)).toBeLessThan(0.02);
    expect(
      list(
        seen.add([
          { id: 64_001, bands: keys[0] as Int32Array },
          { id: 64_002, bands: keys.at(-1) as Int32Array },
        ]),
      ),
    ).toEqual([[...(keys[0] as Int32Array)], [...(keys.at(-1) as Int32Array)]]);
  });

  test("are not known where somebody else put wordings in, until the record is empty again", () => {
    const seen = new SeenBands();
    expect(seen.add([wording(5, 10)])).toBeNull();
    expect(seen.add([wording(1, 10)])).not.toBeNull();
    expect(seen.add([wording(3, 20)])).toBeNull();
    expect(seen.add([wording(4, 10)])).toBeNull();
    expect(list(seen.add([wording(1, 10), wording(2, 20)]))).toEqual([[], []]);
  });

  test("what was undone counts as seen, and is missed nowhere", () => {
    const seen = new SeenBands();
    seen.add([wording(1, 10)]);
    expect(list(seen.add([wording(2, 10)]))).toEqual([[10]]);
  });
});
