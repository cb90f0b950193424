import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIso, daysIn, fromDay, parseDay, toDay, weekdayOf, weekIso } from "./calendar.js";

describe("calendar", () => {
  it("agrees with the platform's calendar", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const day = toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(dayIso(day)).toBe(iso);
        expect(parseDay(iso)).toBe(day);
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
        expect(fromDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      }),
    );
  });

  it.each([
    ["2020-01-03", "2020-W01"],
    ["2019-12-30", "2020-W01"],
    ["2021-01-03", "2020-W53"],
    ["2018-12-31", "2019-W01"],
    ["2016-11-06", "2016-W44"],
  ])("the week of %s is %s", (day, week) => expect(weekIso(parseDay(day) ?? 0)).toBe(week));

  it.each([[null], [""], ["2020-13-01"], ["2021-02-29"], ["20200103"], ["yesterday"]])("%s is no day", (iso) =>
    expect(parseDay(iso)).toBeNull(),
  );

  it("knows leap years", () => expect([2000, 1900, 2020, 2021].map((y) => daysIn(y, 2))).toEqual([29, 28, 29, 28]));
});
