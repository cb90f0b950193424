import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../tokens/index.js";
import { createSentenceSplitter } from "./index.js";

const split = createSentenceSplitter(readFileSync(new URL("../../../models/reader-en/sentences.tsv", import.meta.url), "utf8"));
const sentencesOf = (text: string): string[] => {
  const tokens = tokenize(text, 0, text.length);
  return split(text, 0, text.length, tokens).map(({ firstToken, lastToken }) =>
    text.slice(tokens[firstToken]!.start, tokens[lastToken - 1]!.end),
  );
};

/** Sentences, parted by "|" where a space or nothing stands in the text. */
const CASES: readonly string[] = [
  "Mr. Roe met Gen. Ada Poe and Sen. Jim Low on Friday.| They left at once.",
  "George W. Bush spoke first.| Then J. K. Loe answered.",
  "The envoy flew back to the U.S. on Monday after talks.| He gave no details.",
  "Prices rose by 3.5 percent in Nov. 2019, the bank said.| It gave no reason.",
  '"We will not yield," he said.| "Nobody will."| The crowd cheered.',
  "“We will not yield.”| The crowd cheered.",
  "The talks ended at 5 p.m. Tuesday.| No date was set for the next round.",
  "The army withdrew.| (Its base remains.)| Villagers returned.",
  "The minister resigned, the agency said.|The cabinet will meet.",
  "The bill, said Sen. Ada Poe (R-Ga.) on Monday, is dead.| Rep. Jim Low (D-N.C.) agreed.",
  "Will the army leave?| Nobody knows!| The general would not say.",
  "The ministry rejected the claim; it said no aircraft had crossed the border.",
  "Roe, 54, of Acme Corp. and Poe Ltd. was freed.| Two others were not.",
];

describe("splitSentences", () => {
  it.each(CASES)("%s", (marked) => {
    expect(sentencesOf(marked.replaceAll("|", ""))).toEqual(marked.split("|").map((sentence) => sentence.trim()));
  });

  it("ends a heading at an empty line and at a line end where lines are paragraphs", () => {
    expect(sentencesOf("Army leaves border town\n\nThe army left on Friday.")).toHaveLength(2);
    expect(sentencesOf("Army leaves border town\nThe army left on Friday.\nIt gave no reason.")).toHaveLength(3);
    expect(sentencesOf("a minister\r\n\r\nanother minister")).toHaveLength(2);
  });

  it("reads on over the line ends of hard-wrapped text", () => {
    const wrapped =
      "The army left the border town on Friday after\nweeks of talks between the two governments that\nhad been hosted by the neighbours. It gave no\nreason for leaving.";
    expect(sentencesOf(wrapped)).toHaveLength(2);
  });

  it("leaves tokens outside the range out", () => {
    const text = "One left. Two stayed. Three slept.";
    const tokens = tokenize(text, 0, text.length);
    expect(split(text, 10, 21, tokens)).toEqual([{ firstToken: 3, lastToken: 6 }]);
    expect(split("", 0, 0, [])).toEqual([]);
  });

  it("puts every token in exactly one sentence, in order", () => {
    const pieces = fc.constantFrom(
      "The",
      " ",
      "\n",
      "army",
      ".",
      "Mr.",
      '"',
      "(",
      ")",
      "U.S.",
      "left",
      "5",
      "?",
      "…",
      "\n\n",
      "I",
      "\u2029",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        const text = list.join("");
        const tokens = tokenize(text, 0, text.length);
        let at = 0;
        for (const { firstToken, lastToken } of split(text, 0, text.length, tokens)) {
          expect(firstToken).toBe(at);
          expect(lastToken).toBeGreaterThan(firstToken);
          at = lastToken;
        }
        expect(at).toBe(tokens.length);
      }),
    );
  });
});
