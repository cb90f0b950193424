import { expect, test } from "vitest";
import { reportFromText } from "../intake/index.js";
import { openAnnalist } from "../node.js";

const annalist = await openAnnalist();

const eventsOf = async (text: string) => (await annalist.run(reportFromText(text, { id: "t", published: "2020-01-03" }))).events;

test("the ministers are such as are ministers, whoever was named last", async () => {
  const events = await eventsOf(
    "Foreign Minister Sergey Lavrov telephoned his Iranian counterpart, Mohammad Javad Zarif, after the killing of Qassem Soleimani. The ministers condemned the killing.",
  );
  const condemned = events.find((e) => e.trigger.includes("condemned"));
  expect(condemned?.actors.map((a) => a.name)).toEqual(["Sergey Lavrov", "Mohammad Javad Zarif"]);
});

test.each([
  [
    "an act joined to one before has its time",
    "Police in Tashkent closed the paper on Tuesday and blocked its website.",
    "blocked",
    "2019-12-31",
  ],
  ["and not that of one after it", "Peru thanked Chile for its help and invited its president to visit Lima next year.", "thanked", null],
])("%s", async (_, text, trigger, date) => {
  const found = (await eventsOf(text)).find((e) => e.trigger.includes(trigger));
  expect(found).toBeDefined();
  expect(found?.date?.value ?? null).toBe(date);
});

test.each([
  [
    "a noun that points back has the country that is said where it is described, wherever the act is told",
    "Russian officials condemned a Latvian radio station on Monday. They demanded in Moscow that the station drop the interview with a Russian deserter.",
    "demanded",
    ["LVA"],
  ],
  [
    "but where somebody was born is no more than likely",
    "The Danish-born engineer Lars Holm, a citizen of Kenya, was arrested in Nairobi. Police in Kenya charged Holm with fraud.",
    "charged",
    ["KEN"],
  ],
])("%s", async (_, text, words, countries) => {
  const found = (await eventsOf(text)).find((e) => e.trigger === words);
  expect(found?.recipients.map((r) => r.country)).toEqual(countries);
});

test.each([
  ["a title of a body of states goes before an office at home", "The head of the Arab League, Tony Blair, criticized Chad.", "IGO"],
  ["not that of whoever is sent to one", "Britain's ambassador to the United Nations, Tony Blair, criticized Chad.", "GBR"],
  ["nor of a state that is a member", "Latvia, a NATO member, criticized Chad.", "LVA"],
])("%s", async (_, text, country) => {
  const found = (await eventsOf(text)).find((e) => e.trigger === "criticized");
  expect(found?.actors.map((a) => a.country)).toEqual([country]);
});
