import { describe, expect, test } from "vitest";
import type { Document } from "../model/index.js";
import { rootBetween, scoreRoots, surestRoot } from "./roots.js";

describe("the root of a sentence", () => {
  test("is the surest event's", () =>
    expect(
      surestRoot([
        { type: "ACCUSE", mode: null, confidence: 0.6, factuality: "actual" },
        { type: "ASSAULT", mode: null, confidence: 0.8, factuality: "actual" },
      ]),
    ).toBe("ASSAULT"));
  test("is a promise where help is only planned", () =>
    expect(surestRoot([{ type: "AID", mode: null, confidence: 0.6, factuality: "future" }])).toBe("AGREE"));
  test("is none where there is none", () => expect(surestRoot([])).toBeNull());

  const text = "Rebels attacked the army as Malawi accused Mozambique .";
  const tokens = text.split(" ").map((word) => ({ text: word, start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  const candidate = (word: string, type: string, p: number) => ({
    firstToken: tokens.findIndex((t) => t.text === word),
    types: [{ type, p }],
    modes: [{ type, mode: null as string | null, p: 1 }],
    factuality: [] as { value: string; p: number }[],
  });
  const link = (kind: string, from: string, to: string) => ({
    kind,
    token: tokens.findIndex((t) => t.text === from),
    nothing: 0.1,
    to: [{ token: tokens.findIndex((t) => t.text === to), p: 0.9 }],
  });
  const document = {
    report: { text },
    tokens,
    candidates: [candidate("attacked", "ASSAULT", 0.9), candidate("accused", "ACCUSE", 0.6)],
    links: [
      link("actor", "attacked", "Rebels"),
      link("recipient", "attacked", "army"),
      link("actor", "accused", "Malawi"),
      link("recipient", "accused", "Mozambique"),
    ],
  } as unknown as Document;
  test("is what links the two parties that are given", () => {
    expect(rootBetween(document, { actor: "Malawi", recipient: "Mozambique" }, (t) => t)).toBe("ACCUSE");
    expect(rootBetween(document, { actor: "Rebels", recipient: "the army" }, (t) => t)).toBe("ASSAULT");
  });
  test("is a threat where harm is only intended", () => {
    const [attack, ...others] = document.candidates;
    const planned = { ...document, candidates: [{ ...attack!, factuality: [{ value: "future" as const, p: 0.9 }] }, ...others] };
    expect(rootBetween(planned, { actor: "Rebels", recipient: "the army" }, (t) => t)).toBe("THREATEN");
  });
  test("is an accusation where a court convicts, as in CAMEO", () => {
    const [first, ...others] = document.candidates;
    const verdict = { ...first!, types: [{ type: "SANCTION", p: 0.9 }], modes: [{ type: "SANCTION", mode: "convict", p: 0.8 }] };
    expect(rootBetween({ ...document, candidates: [verdict, ...others] }, { actor: "Rebels", recipient: "the army" }, (t) => t)).toBe(
      "ACCUSE",
    );
  });
  test("is the likeliest where neither is found", () =>
    expect(rootBetween(document, { actor: "Peru", recipient: "Chile" }, (t) => t)).toBe("ASSAULT"));
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
