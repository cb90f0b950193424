import { describe, expect, it } from "vitest";
import type { Token, Upos } from "../model/index.js";
import { Syntax } from "./syntax.js";

/** "word/UPOS/head/deprel" items; heads count from 0, -1 is the root. */
function parse(spec: string): Token[] {
  let at = 0;
  return spec.split(" ").map((item) => {
    const [text = "", upos = "X", head = "-1", deprel = "root"] = item.split("/");
    const start = at;
    at += text.length + 1;
    return {
      text,
      start,
      end: start + text.length,
      upos: upos as Upos,
      lemma: text === "were" ? "be" : text.toLowerCase(),
      head: Number(head),
      deprel,
      sentence: 0,
    };
  });
}
const words = (tokens: readonly Token[], r: { firstToken: number; lastToken: number }) =>
  tokens
    .slice(r.firstToken, r.lastToken)
    .map((t) => t.text)
    .join(" ");

const relative = parse(
  "The/DET/2/det old/ADJ/2/amod minister/NOUN/6/nsubj who/PRON/4/nsubj fled/VERB/2/acl yesterday/NOUN/4/obl promised/VERB/-1/root to/PART/8/mark return/VERB/6/xcomp",
);
const passive = parse("Five/NUM/1/nummod soldiers/NOUN/3/nsubj were/AUX/3/aux killed/VERB/-1/root by/ADP/5/case rebels/NOUN/3/obl");

describe("Syntax", () => {
  it("cites a noun phrase without its relative clause", () =>
    expect(words(relative, new Syntax(relative).phrase(2))).toBe("The old minister"));
  it("leaves the preposition outside", () => expect(words(passive, new Syntax(passive).phrase(5))).toBe("rebels"));
  it("finds the subject of a controlled verb", () => expect(new Syntax(relative).subjectOf(8)).toBe(2));
  it("tells the passive", () => {
    expect(new Syntax(passive).isPassive(3)).toBe(true);
    expect(new Syntax(relative).isPassive(6)).toBe(false);
  });
  it("finds the head of a range", () => expect(new Syntax(relative).headOf(0, 3)).toBe(2));
  it("widens a range of modifiers to their noun", () =>
    expect(words(relative, new Syntax(relative).wholePhrase(0, 2))).toBe("The old minister"));
  it("keeps a range that has its head", () => expect(words(passive, new Syntax(passive).wholePhrase(5, 6))).toBe("rebels"));
  it("knows what hangs below what", () => {
    expect(new Syntax(relative).under(5, 2)).toBe(true);
    expect(new Syntax(relative).under(8, 2)).toBe(false);
  });
  it("ends on a tree that is none", () => expect(new Syntax(parse("a/X/1/dep b/X/0/dep")).under(0, 5)).toBe(false));
});
