import { describe, expect, test } from "vitest";
import { bestEvent, scoreRoots } from "./roots.js";

const event = (type: string, confidence: number, actor = "", recipient = "") => ({
  type,
  confidence,
  actors: actor === "" ? [] : [{ text: actor, name: actor }],
  recipients: recipient === "" ? [] : [{ text: recipient, name: recipient }],
});

describe("the event a sentence is about", () => {
  const events = [event("ASSAULT", 0.8, "rebels", "the army"), event("ACCUSE", 0.6, "Malawi's foreign minister", "Mozambique")];
  test("is the surest", () => expect(bestEvent(events, null)?.type).toBe("ASSAULT"));
  test("is the one of the parties that are known", () =>
    expect(bestEvent(events, { actor: "Malawi's foreign minister Phiri", recipient: "Mozambique" })?.type).toBe("ACCUSE"));
  test("is none where there is none", () => expect(bestEvent([], null)).toBeNull());
});

describe("macro F1 over roots", () => {
  test("counts each root alike and what is missed", () => {
    const score = scoreRoots([
      { gold: "AID", predicted: "AID" },
      { gold: "AID", predicted: null },
      { gold: "ACCUSE", predicted: "AID" },
    ]);
    expect(score.roots["AID"]).toMatchObject({ gold: 2, predicted: 2, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(score.macroF1).toBe(0.25);
    expect(score.none).toBe(1);
    expect(score.confusions).toContainEqual({ what: "AID read as no event", times: 1 });
  });
  test("merges types only where the file does", () => {
    expect(scoreRoots([{ gold: "YIELD", predicted: "RETREAT" }]).accuracy).toBe(1);
    expect(scoreRoots([{ gold: "RETREAT", predicted: "RETREAT" }]).accuracy).toBe(1);
    expect(scoreRoots([{ gold: "RETREAT", predicted: "CONCEDE" }]).accuracy).toBe(0);
  });
});
