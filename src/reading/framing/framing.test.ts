import { expect, test } from "vitest";
import { reportFromText } from "../../intake/index.js";
import { openAnnalist } from "../../node.js";

const annalist = await openAnnalist();
const marked = async (text: string) => (await annalist.read(reportFromText(text, { id: "t" }))).framing.map((f) => [f.text, f.kind]);

test.each([
  ["The terrorist act in the Syrian town killed nine people on Monday.", [["terrorist", "epithet"]]],
  [
    "Israel carried out a grossly illegal strike on the Syrian port.",
    [
      ["grossly", "force"],
      ["illegal", "verdict"],
    ],
  ],
  ["The puppet government in Kabul arrested twelve teachers.", [["puppet", "epithet"]]],
  ["The regime arrested three editors in Minsk.", [["regime", "epithet"]]],
])("the paper's own voice: %s", async (text, expected) => expect(await marked(text)).toEqual(expected));

test.each([
  ["a speaker's words", 'The Russian minister said the strike was a "barbaric crime".'],
  ["reported speech", "The Iranian foreign ministry said that the strike was a grossly illegal act."],
  ["a name", "The al-Aqsa Martyrs Brigades fired rockets at the Israeli town of Sderot."],
  ["a standing term of law", "Police in Lagos seized illegal weapons."],
  ["plain news", "Gunmen killed four soldiers in the Malian town of Gao."],
])("not %s", async (_, text) => expect(await marked(text)).toEqual([]));
