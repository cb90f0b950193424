import { describe, expect, it } from "vitest";
import type { GoldDocument, GoldEvent } from "./gold.js";
import { score, type Predicted } from "./score.js";

const TEXT = "Iran met Oman and Qatar on Monday.";
const party = (text: string, country: string | null) => ({ text, country, sector: "GOV" });
const IRAN = party("Iran", "IRN");
const OMAN = party("Oman", "OMN");
const SOMEBODY = party("somebody", null);
const EVENT = {
  trigger: "met",
  start: 5,
  end: 8,
  type: "CONSULT",
  mode: null,
  actors: [IRAN],
  recipients: [],
  place: null,
  date: null,
  factuality: "actual",
  speakers: [],
  happening: 1,
} satisfies GoldEvent & Predicted;
const gold = (given: Partial<GoldEvent>): GoldDocument => ({
  id: "d",
  published: "2021-06-14",
  text: TEXT,
  events: [{ ...EVENT, ...given }],
});
const read = (given: Partial<Predicted>): Predicted => ({ ...EVENT, ...given });

describe("the countries of a score", () => {
  it.each<[string, Partial<GoldEvent>, Partial<Predicted>, number]>([
    ["a side without a party in gold does not count", {}, { recipients: [OMAN] }, 1],
    ["one side right of two", { recipients: [OMAN] }, {}, 0.5],
    ["names do not count", { actors: [party("Tehran", "IRN")] }, {}, 1],
    ["one country too many", {}, { actors: [IRAN, OMAN] }, 0],
    ["unknown and left unknown", { actors: [SOMEBODY] }, { actors: [party("gunmen", null)] }, 1],
    ["unknown, and given a country", { actors: [SOMEBODY] }, {}, 0],
    ["another type is no match", {}, { type: "AID" }, 0],
  ])("%s", (_, inGold, inRead, expected) => expect(score([{ gold: gold(inGold), predicted: [read(inRead)] }]).countries).toBe(expected));
});
