import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTimes } from "./index.js";

const FRIDAY = "2020-01-03";
const whole = (text: string) => [{ start: 0, end: text.length }];
const read = (text: string, published: string | null = FRIDAY, tense: "past" | "future" | null = null) =>
  findTimes(text, whole(text), published, () => tense).map(({ text: words, kind, value }) => `${words} = ${kind} ${value}`);

describe("findTimes", () => {
  it.each([
    ["Troops left on Tuesday.", "past", ["Tuesday = date 2019-12-31"]],
    ["Troops leave on Tuesday.", "future", ["Tuesday = date 2020-01-07"]],
    ["Troops left on Friday.", "past", ["Friday = date 2020-01-03"]],
    ["Troops leave on Friday.", "future", ["Friday = date 2020-01-03"]],
    ["Troops left last Friday.", "past", ["last Friday = date 2019-12-27"]],
    ["Troops leave next Friday.", "future", ["next Friday = date 2020-01-10"]],
    ["The vote was on December 30.", "past", ["December 30 = date 2019-12-30"]],
    ["The vote is on December 30.", "future", ["December 30 = date 2020-12-30"]],
    ["They met from Monday to Wednesday.", "past", ["from Monday to Wednesday = date 2019-12-30/2020-01-01"]],
    ["They meet from Monday to Wednesday.", "future", ["from Monday to Wednesday = date 2020-01-06/2020-01-08"]],
  ] as const)("%s (%s)", (text, tense, expected) => expect(read(text, FRIDAY, tense)).toEqual(expected));

  it.each([
    ["A march of 2000 people, watched by 1998 officers."],
    ["He sat in court. Sat in silence, she wept."],
    ["It may end. March on, he said."],
    ["Resolution 1701 and Article 1950 apply; Room 2020 is free."],
    ["USA Today and the Sunday Times said the second minute was the last."],
    ["The 30-year-old and a woman aged 44 years old fled Black September."],
    ["The April 6 movement and the November 17 group split."],
    ["Costs of $1999 and 2,015 euros; version 2.2015; 12:2015."],
    ["May 5,000 flowers bloom."],
  ])("finds nothing in: %s", (text) => expect(read(text)).toEqual([]));

  it.each([["Police came on Tuesday."], ["It rained last week and two days ago."], ["It ended on January 3."]])(
    "keeps relative ones without a publication date: %s",
    (text) => {
      const found = findTimes(text, whole(text), null);
      expect(found.length).toBeGreaterThan(0);
      for (const { value, why } of found) expect([value, why.length > 0]).toEqual([null, true]);
    },
  );

  it("counts from the date named before, for a few sentences only", () => {
    const named = "He fled on May 3, 2015. ";
    const filler = "Nothing was said. ".repeat(4);
    const next = "The next day he spoke.";
    const cut = (text: string) => [...text.matchAll(/[^.]+\./g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
    const values = (text: string) => findTimes(text, cut(text), FRIDAY).map(({ value }) => value);
    expect(values(named + next)).toEqual(["2015-05-03", "2015-05-04"]);
    expect(values(named + filler + next)).toEqual(["2015-05-03", null]);
  });

  it.each([
    ["Talks resume the week after next.", ["the week after next = date 2020-W03"]],
    ["He left the year before last.", ["the year before last = date 2018"]],
    ["The court adjourned until Tuesday.", ["until Tuesday = date ../2020-01-07"]],
    ["It was the worst flood in decades.", ["decades = duration PXY"]],
    ["Within hours the square was empty.", ["hours = duration PTXH"]],
    ["They will leave in the next few days.", ["the next few days = duration PXD"]],
    ["She paid for days of leave.", []],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  it("stays inside its sentences", () => {
    const text = "He spoke in May. 2015 was far off.";
    expect(findTimes(text, [{ start: 0, end: 16 }], FRIDAY).map((t) => t.text)).toEqual(["May"]);
  });

  it("takes a month that is also a person of the report for the person", () => {
    expect(read("Theresa May spoke in Paris; the fall of May came later; the vote was in May.")).toEqual(["May = date 2019-05"]);
  });

  it("a date-time of publication counts as its day as written", () => {
    expect(read("He left yesterday.", "2020-01-03T23:30:00-05:00")).toEqual(["yesterday = date 2020-01-02"]);
    expect(read("He left yesterday.", "not a date")).toEqual(["yesterday = date null"]);
  });
});

describe("properties of findTimes", () => {
  const pieces = fc.constantFrom(
    ..."January 3 2015 1980s the of from to between and since until Tuesday night last next week two days ago earlier early late mid - , . 's every year a at 4 : 15 p.m. noon 9/11 May first quarter fiscal summer eve Christmas 3rd $ 2,000 people -year-old 2020-01-03 13/04/2011 half third ' ( )"
      .split(" ")
      .concat(["\n", "😀", "\ud800", "é", "\u00a0"]),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.array(pieces, { maxLength: 40 }).map((p) => p.join(" ")),
    fc.array(pieces, { maxLength: 30 }).map((p) => p.join("")),
  );
  const published = fc.option(fc.constantFrom("2020-02-29", "1999-12-31T10:00Z", "nonsense", "0001-01-01", "9999-12-31"), { nil: null });

  it("spans quote the text, are in order, disjoint and inside their sentences", () => {
    fc.assert(
      fc.property(texts, published, fc.nat(80), fc.constantFrom("past", "future", null), (text, date, cut, tense) => {
        const middle = Math.min(cut, text.length);
        const spans = [
          { start: 0, end: middle },
          { start: middle, end: text.length },
        ];
        let last = 0;
        for (const { start, end, text: words, value, why } of findTimes(text, spans, date, () => tense)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end <= middle || start >= middle).toBe(true);
          expect(why).not.toBe("");
          if (value !== null) expect(value).toMatch(/^(?:\d|T\d|P|R\/P|\.\.\/)[\dTXWPYMDHSRZ:./-]*$/);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("takes time in proportion to the text", () => {
    const cost = (n: number): number => {
      const text = "the end of early from since 2003 and 2004, 2005 the last two or May and 3 to ".repeat(n);
      const began = performance.now();
      findTimes(text, whole(text), FRIDAY);
      return performance.now() - began;
    };
    cost(500);
    expect(cost(4000)).toBeLessThan(40 * Math.max(5, cost(500)));
  });
});
