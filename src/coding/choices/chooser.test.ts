import { describe, expect, it } from "vitest";
import { WeighedChooser, type Option, type Question } from "./chooser.js";

const question = { task: "happening" } as Question;
const option = (value: string, weight: string, group?: number): Option<string> => ({
  value,
  features: [{ names: [weight], contexts: [""] }],
  ...(group === undefined ? {} : { group }),
});
const chooser = new WeighedChooser("happening\ttwo\t200\nhappening\tthree\t300\n");

describe("a choice among options", () => {
  it.each<[string, Option<string>[], string]>([
    ["is the likeliest", [option("none", "two"), option("a", "three")], "a"],
    ["is of the likeliest group, and there the likeliest", [option("none", "three"), option("a", "two", 1), option("b", "three", 1)], "b"],
    [
      "is no option of a group that is less likely than one alone",
      [option("none", "three"), option("a", "unknown", 1), option("b", "two", 1)],
      "none",
    ],
    ["is the first of equals", [option("none", "two"), option("a", "two"), option("b", "two")], "none"],
  ])("%s", (_, options, value) => {
    expect(chooser.choose(question, options as [Option<string>, ...Option<string>[]]).value).toBe(value);
  });

  it("is as sure as its group", () => {
    const { p } = chooser.choose(question, [option("none", "two"), option("a", "two", 1), option("b", "two", 1)]);
    expect(p).toBeCloseTo(2 / 3);
  });
});
