import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimeExpression } from "../../model/index.js";
import { dateOf } from "./index.js";
import { common, valueOf } from "./value.js";

/** Sentences with the trigger in {braces} and times in [words|kind|value]. */
function scene(marked: string, governed: readonly string[] = [], tense: "past" | "future" = "past"): string | null {
  let text = "";
  let trigger = { start: 0, end: 0 };
  const times: TimeExpression[] = [];
  for (const part of marked.split(/(\{[^}]*\}|\[[^\]]*\])/)) {
    const [words = "", kind, value] = part.replace(/^[[{]|[\]}]$/g, "").split("|");
    const span = { start: text.length, end: text.length + words.length };
    if (part.startsWith("{")) trigger = span;
    if (part.startsWith("["))
      times.push({
        ...span,
        text: words,
        kind: kind as TimeExpression["kind"],
        value: value === "null" ? null : (value ?? null),
        how: "stated",
        why: "given",
      });
    text += words;
  }
  const governs = (span: { start: number; end: number }): boolean => governed.includes(text.slice(span.start, span.end));
  const found = dateOf({ trigger, sentence: { start: 0, end: text.length }, tense }, times, { governs, published: "2020-01-03", text });
  if (found?.words != null) expect(text.slice(found.words.start, found.words.end)).toBe(found.words.text);
  return found?.value ?? null;
}

describe("dateOf", () => {
  it.each([
    [
      "the clause's own time, not the nearest",
      "On [Monday|date|2019-12-30] the army {shelled} the town that fell on [May 3|date|2019-05-03].",
      ["Monday"],
      "2019-12-30",
    ],
    [
      "a time in the same clause where the parse says nothing",
      "Police {arrested} the editor on [Tuesday|date|2019-12-31].",
      [],
      "2019-12-31",
    ],
    ["no time of another clause", "The minister {condemned} the men who fled on [Tuesday|date|2019-12-31].", [], null],
    ["an opening date", "On [Tuesday|date|2019-12-31], guards {shot} two men.", [], "2019-12-31"],
    ["a date that describes the trigger", "He spoke of the [2001|date|2001] foreign-led {invasion}.", [], "2001"],
    ["a date that describes another noun", "He {condemned} the [2001|date|2001] invasion.", ["2001"], null],
    ["a possessive day", "She {condemned} [Tuesday|date|2019-12-31]'s bombing.", ["Tuesday"], null],
    ["the possessive day's own noun", "She condemned [Tuesday|date|2019-12-31]'s suicide {bombing}.", [], "2019-12-31"],
    ["an act brought about", "The envoys {brokered} a [2002|date|2002] truce.", [], "2002"],
    ["a relative clause on the dated happening", "He recalled the [2002|date|2002] raid that {killed} nine men.", [], "2002"],
    ["no date for a point act from 'since'", "Troops have {held} the hills [since 2015|date|2015/..].", ["since 2015"], null],
    [
      "what happened 'when', even after 'since'",
      "It was ruled by a council [since 2001|date|2001/..], when soldiers {toppled} the king.",
      [],
      "2001",
    ],
    ["nothing from lengths", "They {marched} for [two days|duration|P2D].", ["two days"], null],
    ["nothing from sets", "They {march} [every Friday|set|R/P1W].", ["every Friday"], null],
    ["a range's start", "They {met} [from Monday to Wednesday|date|2019-12-30/2020-01-01].", ["from Monday to Wednesday"], "2019-12-30"],
    ["what two dates share", "They will {meet} in [May|date|2020-05] or [early June|date|2020-06].", ["May", "early June"], "2020"],
    ["nothing while the value is unknown", "They {met} on [Tuesday|date|null].", ["Tuesday"], null],
    ["nothing from a bound", "They {met} before [Tuesday|date|2019-12-31].", ["Tuesday"], null],
    ["nothing from what the act followed", "They {met} after the vote on [Tuesday|date|2019-12-31].", ["Tuesday"], null],
    ["nothing from a bare clock time", "They {met} at [noon|time|T12].", ["noon"], null],
    ["the day of a clock time", "They {met} at [9 a.m. Tuesday|time|2019-12-31T09].", ["9 a.m. Tuesday"], "2019-12-31"],
  ])("%s", (_name, marked, governed, expected) => expect(scene(marked, governed)).toBe(expected));

  it("moves a bare weekday ahead for an act that lies ahead", () => {
    expect(scene("They {meet} on [Tuesday|date|2019-12-31].", ["Tuesday"], "future")).toBe("2020-01-07");
    expect(scene("They {meet} on [December 31|date|2019-12-31].", ["December 31"], "future")).toBe("2019-12-31");
  });

  it.each([
    ["2016-W44", "2016-11"],
    ["2020-W01", "2020-01"],
    ["2014-22", "2014"],
    ["2019-33", "2019"],
    ["2019-40", "2019"],
    ["2018-07-11/2018-07-12", "2018-07-11"],
    ["2019-12-31T16:15", "2019-12-31"],
    ["T16:15", null],
    ["../2026", null],
    [null, null],
  ])("%s as an event date is %s", (value, expected) =>
    expect(valueOf({ text: "x", start: 0, end: 1, kind: "date", value, how: "stated", why: "" })).toBe(expected),
  );

  it("a weekend gives what its days share", () => {
    const time = { text: "the weekend", start: 0, end: 11, kind: "date", how: "inferred", why: "" } as const;
    expect(valueOf({ ...time, value: "2019-06-29/2019-06-30" })).toBe("2019-06");
    expect(valueOf({ ...time, value: "2019-06-30/2019-07-01" })).toBe("2019");
    expect(common("2019-12-31", "2020-01-01")).toBeNull();
  });

  it("never throws, and gives null or an ISO prefix", () => {
    const value = fc.oneof(
      fc.constantFrom("2020", "2020-05", "2020-W09", "198X", "2020/..", "T10", "P2D", "2020-05-04/2020-05-06"),
      fc.string(),
      fc.constant(null),
    );
    const times = fc.array(
      fc.record({
        at: fc.nat(60),
        length: fc.integer({ min: 1, max: 8 }),
        kind: fc.constantFrom("date", "time", "duration", "set"),
        value,
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 60, maxLength: 90 }),
        times,
        fc.nat(50),
        fc.boolean(),
        (text, drawn, at, governs) => {
          const made = drawn
            .map((d): TimeExpression => ({
              start: d.at,
              end: d.at + d.length,
              text: text.slice(d.at, d.at + d.length),
              kind: d.kind as TimeExpression["kind"],
              value: d.value,
              how: "stated",
              why: "",
            }))
            .sort((a, b) => a.start - b.start);
          const found = dateOf({ trigger: { start: at, end: at + 4 }, sentence: { start: 0, end: text.length }, tense: "future" }, made, {
            governs: () => governs,
            published: "2020-01-03",
            text,
          });
          if (found !== null) expect(found.value).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
        },
      ),
    );
  });
});
