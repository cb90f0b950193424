import { describe, expect, it } from "vitest";
import type { Event, JudgedReport, Report, Verdict } from "../model/index.js";
import { goldDocument } from "./gold.js";
import { judgedGold } from "./judged.js";
import { score } from "./score.js";

const TEXT = "Iran met Oman. Troops shelled the port.";
const report = { id: "r", text: TEXT, title: "Talks", publisher: "Paper", published: "2021-06-14", byline: null, url: null } as Report;
const event = (trigger: string, given: Partial<Event> = {}): Event => ({
  trigger,
  start: TEXT.indexOf(trigger),
  end: TEXT.indexOf(trigger) + trigger.length,
  type: "CONSULT",
  mode: "visit",
  contexts: [],
  cameo: "042",
  quad: 1,
  intensity: 1,
  actors: [],
  recipients: [],
  place: null,
  date: null,
  factuality: "actual",
  speakers: [],
  confidence: 0.5,
  happening: 1,
  trace: [],
  ...given,
});
const MET = event("met");
const SHELLED = event("shelled", { type: "ASSAULT", mode: "heavy-weapons", quad: 4, happening: 2 });
const said = (of: Event, verdict: Verdict, fields: Partial<Event> | null = null): JudgedReport["verdicts"][number] => ({
  event: of,
  judgement: {
    id: 1,
    verdict,
    about: {
      report: 1,
      start: of.start,
      end: of.end,
    },
    other: null,
    fields,
    comment: null,
    author: "reader",
    time: "2021-06-15T00:00:00.000Z",
  },
});
const types = (...verdicts: JudgedReport["verdicts"]) =>
  judgedGold({ report, current: [MET, SHELLED], verdicts })?.events.map((e) => e.type);

describe("gold from judgements", () => {
  it("has what is right, in the order of the text, and holds its form", () => {
    const gold = judgedGold({ report, current: [MET, SHELLED], verdicts: [said(SHELLED, "right"), said(MET, "right")] });
    expect(goldDocument.parse(gold)).toMatchObject({ id: "r", text: TEXT, events: [{ trigger: "met" }, { trigger: "shelled" }] });
    expect(score([{ gold: gold ?? expect.fail("there is no gold"), predicted: [MET, SHELLED] }]).levels.triple.f1).toBe(1);
  });
  it("lacks what is wrong", () => expect(types(said(MET, "wrong"), said(SHELLED, "right"))).toEqual(["ASSAULT"]));
  it("is none while an event is not judged", () => expect(types(said(MET, "right"))).toBeUndefined());
  it("has corrected fields, and no mode of another type", () => {
    const corrected = said(MET, "corrected", { type: "AGREE", date: { value: "2021-06-13", words: null, basis: "inferred" } });
    const gold = judgedGold({ report, current: [MET], verdicts: [corrected] });
    expect(gold?.events).toMatchObject([{ type: "AGREE", mode: null, date: "2021-06-13" }]);
  });
  it("goes by what was said last", () => {
    expect(types(said(MET, "right"), said(SHELLED, "right"), said(MET, "wrong"))).toEqual(["ASSAULT"]);
    expect(types(said(MET, "wrong"), said(SHELLED, "right"), said(MET, "right"))).toEqual(["CONSULT", "ASSAULT"]);
  });
  it("is empty where everything found was wrong", () => expect(types(said(MET, "wrong"), said(SHELLED, "wrong"))).toEqual([]));
});
