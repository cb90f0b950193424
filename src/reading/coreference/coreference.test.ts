import { expect, test } from "vitest";
import { reportFromText } from "../../intake/index.js";
import { openAnnalist } from "../../node.js";

const annalist = await openAnnalist();

/** Texts with a pronoun, or a noun that points back, and the name of whoever it stands for; null for none of those that are named. */
test.each([
  [
    "the sentence's subject before one inside a clause",
    "Defence Minister Ana Kovac praised the raid, saying General Omar Farah had planned attacks on the port. She spoke in Split.",
    "She",
    "Ana Kovac",
  ],
  [
    "whoever speaks, not whom the speech is about",
    'President Petr Novak defended the order, saying General Omar Farah had broken his oath. "I had no choice," he told reporters.',
    "he",
    "Petr Novak",
  ],
  ["a country that acted alone", "Turkey closed its border with Iraq. It also recalled its ambassador.", "It", "Turkey"],
  ["none of several joined", "Turkey, Cuba and Chile condemned the raid. It killed nine fishermen.", "It", null],
  [
    "an institution that is only described",
    "The Danish-led coalition closed a camp. Its officers left on Friday.",
    "Its",
    "The Danish-led coalition",
  ],
  [
    "one described in other words",
    "Togo's top envoy left on Friday. Guards stopped the diplomat at the border.",
    "the diplomat",
    "Togo's top envoy",
  ],
  ["several in other words", "Unknown gunmen shot a farmer. A boy said the assailants fled.", "the assailants", "Unknown gunmen"],
  [
    "one of several is nobody described",
    "Togo's envoys left on Friday. Guards stopped the diplomat at the border.",
    "the diplomat",
    undefined,
  ],
  ["a surname", "Ana Kovac met the rebels. Kovac then flew home.", "Kovac then", "Ana Kovac"],
])("%s", async (_, text, words, name) => {
  const at = text.lastIndexOf(words);
  const { chains } = await annalist.read(reportFromText(text, { id: "t" }));
  const chain = chains.find((c) => c.mentions.some((m) => m.start === at));
  if (name === undefined) expect(chain).toBeUndefined();
  else if (name === null) expect(["Turkey", "Cuba", "Chile"]).not.toContain(chain?.name);
  else expect(chain?.name).toBe(name);
});
