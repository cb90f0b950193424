import { expect, test } from "vitest";
import { reportFromText } from "../intake/index.js";
import { openAnnalist } from "../node.js";

const annalist = await openAnnalist();

/** Countries of those who act in the last event of a text. */
test.each([
  [
    "a pronoun that is to meet somebody meets him",
    "The Ghanaian minister flew to Lomé. He is also scheduled to meet with Togolese President Kofi Adom and several candidates.",
    ["GHA", "TGO"],
  ],
  [
    "whoever has to is one of two",
    "Ms. Rice flew to Amman. Sunday, she is to meet Israeli Prime Minister Ariel Sharon in Jerusalem.",
    ["USA", "ISR"],
  ],
  ["somebody who visits goes alone", "Ghana's president will visit Togo on Monday.", ["GHA"]],
  ["those on the telephone are two", "Ghana's president telephoned the Togolese prime minister on Monday.", ["GHA", "TGO"]],
  ["a host acts alone", "Ghana's president hosted the Togolese prime minister on Monday.", ["GHA"]],
  ["whoever speaks of talks is not in them", "Peru's minister criticized the talks between Chile and Bolivia.", ["PER"]],
])("%s", async (_, text, countries) => {
  const { events } = await annalist.run(reportFromText(text, { id: "t", published: "2005-06-17" }));
  expect([...new Set(events.at(-1)?.actors.map((a) => a.country))]).toEqual(countries);
});
