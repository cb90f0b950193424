import { expect, test } from "vitest";
import { reportFromText } from "../intake/index.js";
import { openAnnalist } from "../node.js";

const annalist = await openAnnalist();
const closed = "Togo and Benin closed their border on Monday.";

/** Who acts, and on whom, in the last event of a text. */
test.each([
  ["whoever does something to both sides is neither", `${closed} Nigeria congratulated both sides.`, ["NGA"], ["TGO", "BEN"]],
  ["ministers of a portfolio", "Peru blamed Chile. On Monday, the two foreign ministers met in Bogotá.", ["PER", "CHL"], []],
  ["armies, where they are counted", "Peru blamed Chile. On Tuesday, both armies moved tanks to the border.", ["PER", "CHL"], []],
  ["camps, where they are not", `${closed} France promised a million euros for the camps.`, ["FRA"], [null]],
  ["men are no countries", `${closed} Benin's police arrested two men at the crossing.`, ["BEN"], ["BEN"]],
  ["what is done to each other", `${closed} The two countries accused each other of theft.`, ["TGO", "BEN"], ["TGO", "BEN"]],
  ["other countries are none of those named", `${closed} In Paris, other countries condemned the step.`, [null], []],
])("%s", async (_, text, actors, recipients) => {
  const found = (await annalist.run(reportFromText(text, { id: "t", published: "2020-01-03" }))).events.at(-1);
  expect(found?.actors.map((a) => a.country)).toEqual(actors);
  expect(found?.recipients.map((r) => r.country)).toEqual(recipients);
});
