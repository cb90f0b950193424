import { expect, it } from "vitest";
import type { Event, Report } from "../../model/index.js";
import { aMention } from "./mention.fixture.js";
import { sameHappening } from "./same-happening.js";

it("a batch's mentions fall into lists of indexes, each in one", () => {
  const text = "Six traders were killed in Quetta on Tuesday.";
  const mention = (id: string, given: Parameters<typeof aMention>[0] = {}) => ({
    report: { id, text, publisher: id, published: "2021-03-02" } as Report,
    event: { ...aMention(given).mention.event, happening: 1 } as unknown as Event,
  });
  const batch = [mention("a"), mention("b", { date: "2021-03-09" }), mention("c"), mention("d", { type: "CONSULT", mode: null })];
  expect(sameHappening(() => 0.5)(batch)).toEqual([[0, 2], [1], [3]]);
});
