import { describe, expect, it } from "vitest";
import type { Document, Party } from "../model/index.js";
import type { Draft } from "./draft.js";
import { oneOfEachAct } from "./one-act.js";
import { Scene } from "./scene.js";

/** "word/UPOS/relation>head" a token, one sentence. */
function sceneOf(sentence: string): Scene {
  const tokens = sentence.split(" ").map((part) => {
    const [text = "", upos = "", rest = ""] = part.split("/");
    const [deprel = "", head = ""] = rest.split(">");
    return { text, lemma: text, upos, deprel, head: Number(head), sentence: 0, start: 0, end: 0 };
  });
  const document = { report: { text: "" }, tokens, sentences: [], chains: [], links: [], mentions: [] };
  return new Scene(document as unknown as Document, { choose: (_, [none]) => ({ value: none.value, p: 1 }) });
}
const party = (name: string) => ({ name, country: /^[A-Z]{3}$/.test(name) ? name : null }) as Party;
const draft = (head: number, type: string, p: number, actors: string[], recipients: string[] = []) =>
  ({
    candidate: { start: head, end: head + 1, text: `word ${head}` },
    head,
    type,
    p,
    actors: actors.map(party),
    recipients: recipients.map(party),
  }) as unknown as Draft;

const FOUGHT = "Troops/NOUN/nsubj>1 fought/VERB/root>-1 battles/NOUN/obj>1 with/ADP/case>4 rebels/NOUN/nmod>2";
const TWO =
  "Troops/NOUN/nsubj>1 shelled/VERB/root>-1 it/PRON/obj>1 after/SCONJ/mark>5 gunmen/NOUN/nsubj>5 killed/VERB/advcl>1 two/NUM/obj>5";

describe("one act told in two words of a clause", () => {
  const heads = (sentence: string, ...drafts: Draft[]) => oneOfEachAct(sceneOf(sentence), drafts).kept.map((d) => d.head);

  it("is the surer one, whichever comes first", () => {
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "ASSAULT", 0.6, ["NPL"], ["rebels"]))).toEqual([1]);
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.5, ["NPL", "rebels"]), draft(2, "ASSAULT", 0.6, ["NPL"], ["rebels"]))).toEqual([2]);
  });
  it("is told to have been dropped, and for which", () =>
    expect(oneOfEachAct(sceneOf(FOUGHT), [draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "ASSAULT", 0.6, ["NPL"])]).dropped).toEqual([
      { trigger: { start: 2, end: 3, text: "word 2" }, kept: false, why: 'tells the same act as "word 1" in its clause' },
    ]));
  it("is two acts where the parties differ", () =>
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "ASSAULT", 0.6, ["IND"]))).toEqual([1, 2]));
  it("is two acts in two clauses that only stand in one sentence", () => {
    const apart =
      "He/PRON/nsubj>1 said/VERB/root>-1 they/PRON/nsubj>3 fought/VERB/ccomp>1 and/CCONJ/cc>6 they/PRON/nsubj>6 died/VERB/conj>3 when/ADV/advmod>9 it/PRON/nsubj>9 burnt/VERB/advcl>6";
    expect(heads(apart, draft(3, "ASSAULT", 0.9, ["NPL"]), draft(9, "ASSAULT", 0.6, ["NPL"]))).toEqual([3, 9]);
    expect(heads(TWO, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(5, "ASSAULT", 0.6, ["gunmen"]))).toEqual([1, 5]);
  });
  it("is two acts where one answers the other", () => {
    const answered =
      "Rebels/NOUN/nsubj>1 attacked/VERB/root>-1 it/PRON/obj>1 in/ADP/case>4 retaliation/NOUN/obl>1 for/ADP/case>6 strikes/NOUN/nmod>4";
    expect(heads(answered, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(6, "ASSAULT", 0.6, []))).toEqual([1, 6]);
  });
  it("is one act of two types only where the odds are against the second", () => {
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "MOBILIZE", 0.4, ["NPL"]))).toEqual([1]);
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "MOBILIZE", 0.6, ["NPL"]))).toEqual([1, 2]);
    expect(heads(FOUGHT, draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "MOBILIZE", 0.4, ["NPL"], ["rebels"]))).toEqual([1, 2]);
  });
  it("leaves the one that stays although a third was dropped for it", () =>
    expect(heads(FOUGHT, draft(0, "ASSAULT", 0.5, ["NPL"]), draft(1, "ASSAULT", 0.9, ["NPL"]), draft(2, "ASSAULT", 0.6, ["NPL"]))).toEqual([
      1,
    ]));
});
