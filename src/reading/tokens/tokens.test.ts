import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "./index.js";

const cut = (text: string): string =>
  tokenize(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");

const CASES: readonly (readonly [string, string])[] = [
  ["The minister didn't say he couldn't've.", "The minister did n't say he could n't 've ."],
  ["They cannot; we’re gonna.", "They can not ; we ’re gon na ."],
  ["China's and the U.S.'s envoys'", "China 's and the U.S. 's envoys '"],
  ["O'Brien's 1990's o'clock", "O'Brien 's 1990's o'clock"],
  ["a 15-year-old, U.S.-led, anti-war e-mail", "a 15 - year - old , U.S. - led , anti-war e-mail"],
  ["pro-Russian mid-July al-Shabab", "pro-Russian mid-July al - Shabab"],
  ["$5bn, 10%, 10,000 and 3.5 at 5:30pm", "$ 5 bn , 10 % , 10,000 and 3.5 at 5:30 pm"],
  ["US$40 on 11/28/2019, the 21st, 2019-2020", "US$ 40 on 11/28/2019 , the 21st , 2019 - 2020"],
  ["Mr. Smith of Acme Inc. met Gen. J. K. Roe Jr. in St. Louis.", "Mr. Smith of Acme Inc. met Gen. J. K. Roe Jr. in St. Louis ."],
  ["George W. Bush chose plan B. The rest is Vitamin C.", "George W. Bush chose plan B . The rest is Vitamin C ."],
  ["at 5 p.m. Tuesday, No. 3, etc. and so on", "at 5 p.m. Tuesday , No. 3 , etc. and so on"],
  ["No. He left it to the sun. Mar", "No . He left it to the sun . Mar"],
  ["he said.The rest", "he said . The rest"],
  [
    "see https://example.org/a-b?c=d. Or www.example.com/x, or press@example.gov.uk!",
    "see https://example.org/a-b?c=d . Or www.example.com/x , or press@example.gov.uk !",
  ],
  ["“Stop,” she said … wait...", "“ Stop , ” she said … wait ..."],
  ["one--two — three–four", "one -- two — three – four"],
  ["What?! Really??", "What ?! Really ??"],
  ["well 👍🏽 done 🇫🇷 :-) ok", "well 👍🏽 done 🇫🇷 :-) ok"],
  ["AT&T and/or him/her", "AT&T and / or him / her"],
  ["(Reuters) [sic]", "( Reuters ) [ sic ]"],
  ["the '90s, 'em", "the '90s , 'em"],
  ["its own wit", "its own wit"],
];

describe("tokenize", () => {
  it.each(CASES)("%s", (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it("stays inside the range it is given", () => {
    const text = "before Mr. Roe didn't go. after";
    const tokens = tokenize(text, 7, 24);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(["Mr.", "Roe", "did", "n't", "go"]);
  });

  it("keeps order, overlaps nothing and leaves out nothing but white space", () => {
    const pieces = fc.constantFrom(
      "a",
      "B",
      "don't",
      "U.S.",
      ".",
      "'",
      "’s",
      "-",
      "anti-",
      "1,000",
      "/",
      "@",
      "http://",
      "😀",
      "\u200d",
      "\ud83d",
      "\n",
      " ",
      "$",
      "…",
      '"',
      "[",
      "é",
      "漢",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (input) => {
        let at = 0;
        for (const { start, end } of tokenize(input, 0, input.length)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(input.slice(at, start).trim()).toBe("");
          expect(input.slice(start, end)).not.toMatch(/\s/);
          at = end;
        }
        expect(input.slice(at).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it.each(["a", ".", "a.", "a-", "1-", "'", "@", "a@b.", "www.", "http://", "\u200d", "[", ":)", "A. "])(
    "takes a long run of %j without growing slower",
    (unit) => {
      const text = unit.repeat(100_000);
      expect(tokenize(text, 0, text.length).at(-1)?.end).toBe(text.trimEnd().length);
    },
  );
});
