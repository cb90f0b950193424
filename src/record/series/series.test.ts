import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bursts } from "./bursts.js";
import { series, type Counted } from "./index.js";
import { periodsBetween } from "./periods.js";
import { turningPoints } from "./turns.js";

const counted = (day: string | null, given: Partial<Counted> = {}): Counted => ({
  day,
  type: "CONSULT",
  quad: 1,
  intensity: 2,
  actors: ["RUS"],
  recipients: ["IRN"],
  place: null,
  ...given,
});

describe("periods", () => {
  it("run from Monday, or from the first of the month, over the year's end", () => {
    expect(periodsBetween("2020-12-30", "2021-01-12", "week")).toEqual(["2020-12-28", "2021-01-04", "2021-01-11"]);
    expect(periodsBetween("2020-01-31", "2020-03-01", "month")).toEqual(["2020-01-01", "2020-02-01", "2020-03-01"]);
    expect(periodsBetween("2020-02-28", "2020-03-01", "day")).toEqual(["2020-02-28", "2020-02-29", "2020-03-01"]);
  });
});

describe("a series", () => {
  it("counts by period, without gaps, each quad class, with the mean intensity", () => {
    const points = series(
      [counted("2021-03-01"), counted("2021-03-02", { quad: 4, intensity: -9 }), counted("2021-03-16"), counted(null)],
      {},
      "week",
    );
    expect(points.map(({ period, happenings, quads, intensity }) => [period, happenings, quads, intensity])).toEqual([
      ["2021-03-01", 2, [1, 0, 0, 1], -3.5],
      ["2021-03-08", 0, [0, 0, 0, 0], null],
      ["2021-03-15", 1, [1, 0, 0, 0], 2],
    ]);
  });
  const all = [
    counted("2021-03-01"),
    counted("2021-03-01", { actors: ["IRN", "RUS"], recipients: [] }),
    counted("2021-03-01", { actors: ["IRN"], recipients: ["RUS"] }),
    counted("2021-03-01", { type: "ASSAULT", quad: 4, actors: ["RUS"], recipients: ["UKR"], place: "UKR" }),
  ];
  it.each([
    [{}, 4],
    [{ actor: "RUS" }, 3],
    [{ actor: "RUS", recipient: "IRN" }, 2],
    [{ actor: "IRN", recipient: "RUS" }, 2],
    [{ country: "UKR" }, 1],
    [{ type: "ASSAULT" }, 1],
    [{ since: "2021-03-02" }, 0],
  ])("of %j finds %i", (question, n) => expect(series(all, question, "month").reduce((sum, point) => sum + point.happenings, 0)).toBe(n));
  it("covers what was asked for, empty as it may be", () => {
    expect(series([], { since: "2021-01-01", until: "2021-01-03" }, "day").map((point) => point.happenings)).toEqual([0, 0, 0]);
    expect(series([], {}, "day")).toEqual([]);
  });
  it("counts each once and does not hang on the order", () => {
    const day = fc.integer({ min: 0, max: 80 }).map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10));
    const one = fc
      .tuple(day, fc.constantFrom(1, 2, 3, 4), fc.double({ min: -10, max: 10, noNaN: true }))
      .map(([d, quad, intensity]) => counted(d, { quad: quad as 1, intensity }));
    const list = fc
      .array(one, { maxLength: 40 })
      .chain((l) =>
        fc.tuple(
          fc.constant(l),
          fc.shuffledSubarray(l, { minLength: l.length }),
          fc.constantFrom("day" as const, "week" as const, "month" as const),
        ),
      );
    fc.assert(
      fc.property(list, ([l, shuffled, step]) => {
        const points = series(l, {}, step);
        expect(series(shuffled, {}, step)).toEqual(points);
        expect(points.reduce((sum, point) => sum + point.happenings, 0)).toBe(l.length);
        for (const point of points) expect(point.quads.reduce((a, b) => a + b)).toBe(point.happenings);
      }),
    );
  });
  it("marks the burst and the turn where they are", () => {
    const days = periodsBetween("2021-01-04", "2021-07-04", "week");
    const happenings = days.flatMap((monday, week) =>
      Array.from({ length: week >= 12 && week < 15 ? 9 : 1 }, () =>
        counted(monday, { intensity: week < 12 ? 3 + (week % 3) / 10 : -5 - (week % 2) / 10 }),
      ),
    );
    const elsewhere = days.flatMap((monday) => Array.from({ length: 30 }, () => counted(monday, { actors: ["FRA"] })));
    const points = series([...happenings, ...elsewhere], { actor: "RUS" }, "week");
    expect(points.flatMap((point, week) => (point.burst > 0 ? [week] : []))).toEqual([12, 13, 14]);
    expect(points.flatMap((point, week) => (point.turn ? [week] : []))).toEqual([12]);
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
