import { describe, expect, test } from "vitest";
import { BANDS } from "../../kit/likeness/minhash.js";
import { Banded } from "./banded.js";

/** A text whose keys are its own, but for these. */
const wording = (id: number, ...keys: number[]) => ({
  id,
  bands: Int32Array.from({ length: BANDS }, (_, band) => keys[band] ?? Math.imul(id * BANDS + band, 0x9e3779b1)),
});

describe("texts by their band keys", () => {
  test("are found by later ones, and by those after them in the same list", () => {
    const banded = new Banded();
    expect(banded.add([wording(1, 10, -20), wording(2, 30, 10)], 9)).toEqual([[], [1]]);
    expect(banded.add([wording(3, -20, 40, 30), wording(4, 50)], 9)).toEqual([[1, 2], []]);
  });

  test("are all found again among many, and no other", () => {
    const banded = new Banded();
    const many = Array.from({ length: 5_000 }, (_, i) => wording(i + 1));
    expect(banded.add(many, 9)?.flat()).toEqual([]);
    const again = many.map(({ bands }, i) => ({ id: 5_001 + i, bands: wording(5_001 + i, bands[0] as number).bands }));
    expect(banded.add(again, 9)).toEqual(many.map(({ id }) => [id]));
  });

  test("are given up to a limit, the latest first", () => {
    const banded = new Banded();
    expect(banded.add([wording(1, 10), wording(2, 10), wording(3, 10), wording(4, 10)], 2)?.at(-1)).toEqual([3, 2]);
  });

  test("are not known where somebody else put wordings in, until the record is empty again", () => {
    const banded = new Banded();
    expect(banded.add([wording(5, 10)], 9)).toBeNull();
    expect(banded.add([wording(1, 10)], 9)).not.toBeNull();
    expect(banded.add([], 9)).toEqual([]);
    expect(banded.add([wording(3, 20)], 9)).toBeNull();
    expect(banded.add([wording(4, 10)], 9)).toBeNull();
    expect(banded.add([wording(1, 10), wording(2, 20)], 9)).toEqual([[], []]);
  });
});
