import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bursts } from "./bursts.js";
import { periodsBetween } from "./periods.js";
import { turningPoints } from "./turns.js";

describe("periods", () => {
  it("run from Monday, or from the first of the month, over the year's end", () => {
    expect(periodsBetween("2020-12-30", "2021-01-12", "week")).toEqual(["2020-12-28", "2021-01-04", "2021-01-11"]);
    expect(periodsBetween("2020-01-31", "2020-03-01", "month")).toEqual(["2020-01-01", "2020-02-01", "2020-03-01"]);
    expect(periodsBetween("2020-02-28", "2020-03-01", "day")).toEqual(["2020-02-28", "2020-02-29", "2020-03-01"]);
  });
});

describe("bursts", () => {
  const burst = [1, 0, 2, 1, 1, 9, 8, 11, 1, 0, 1, 2, 0, 1, 1, 1];
  it("are found from end to end", () => expect(bursts(burst)).toMatchObject([{ from: 5, to: 8 }]));
  it("are none in what is even, empty or only noisy", () => {
    for (const counts of [[], [0, 0, 0], [4, 4, 4, 4, 4], [3, 5, 4, 2, 6, 3, 5, 4, 3]]) expect(bursts(counts)).toEqual([]);
  });
  it("are none where the whole record grew as much", () =>
    expect(
      bursts(
        burst,
        burst.map((n) => 10 * n + 1),
      ),
    ).toEqual([]));
  it("do not overlap, are in order, and each is worth more than nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (counts) => {
        let end = -1;
        return bursts(counts).every(({ from, to, weight }) => {
          const fine = from > end && to > from && to <= counts.length && weight > -1e-9;
          end = to;
          return fine;
        });
      }),
    );
  });
});

describe("turning points", () => {
  const level = (n: number, value: number) => Array.from({ length: n }, (_, i) => value + (i % 3) / 10);
  it("are found, several of them, with the levels on both sides", () => {
    const turns = turningPoints([...level(15, 3), ...level(15, -4), ...level(15, 6)]);
    expect(turns.map((turn) => turn.at)).toEqual([15, 30]);
    expect(turns.every((turn) => turn.p <= 0.01)).toBe(true);
  });
  it("mind no single outlier, no gap and no short series", () => {
    expect(turningPoints([...level(10, 3), -10, ...level(10, 3)])).toEqual([]);
    expect(turningPoints([1, 1, -9, -9])).toEqual([]);
    expect(turningPoints([...level(15, 3), null, null, ...level(15, -4)]).map((turn) => turn.at)).toEqual([17]);
  });
  it("are the same upside down and stretched", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 10 }), { maxLength: 40 }), (values) => {
        const at = (of: number[]) => turningPoints(of).map((turn) => turn.at);
        expect(at(values.map((value) => -3 * value))).toEqual(at(values));
      }),
    );
  });
});
