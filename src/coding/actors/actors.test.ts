import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveActors, type ActorPhrase } from "./index.js";

/** A phrase as "word/UPOS/head/deprel" items; heads count from 0, -1 is the phrase's own head. */
function phrase(spec: string, mention?: ActorPhrase["mention"]): ActorPhrase {
  const tokens = spec.split(" ").map((item) => {
    const [text = "", upos = "NOUN", head = "-1", deprel = "dep"] = item.split("/");
    const lemma = upos === "NOUN" ? text.toLowerCase().replace(/s$/, "") : text;
    return { text, lemma, upos, head: Number(head), deprel };
  });
  return { text: tokens.map((t) => t.text).join(" "), tokens, ...(mention === undefined ? {} : { mention }) };
}
const codes = (p: ActorPhrase, published: string | null = null) =>
  resolveActors(p, { published }).map((r) => `${r.country ?? "?"}/${r.sector ?? "?"}`);

describe("resolveActors", () => {
  it.each([
    ["a country is its government", phrase("Iran/PROPN/-1/root", "LOC"), ["IRN/GOV"]],
    ["a seat stands for a government", phrase("the/DET/1/det Kremlin/PROPN/-1/root"), ["RUS/GOV"]],
    [
      "an adjective gives the country, the noun the sector",
      phrase("a/DET/3/det senior/ADJ/3/amod Iranian/ADJ/3/amod diplomat/NOUN/-1/root"),
      ["IRN/GOV"],
    ],
    ["a possessor gives the country", phrase("Sudan/PROPN/2/nmod 's/PART/0/case government/NOUN/-1/root"), ["SDN/GOV"]],
    ["people of a country", phrase("Iraqis/PROPN/-1/root"), ["IRQ/CVL"]],
    [
      "two countries before one noun are two actors",
      phrase("German/ADJ/3/amod and/CCONJ/2/cc Afghan/ADJ/0/conj forces/NOUN/-1/root"),
      ["DEU/MIL", "AFG/MIL"],
    ],
    [
      "an international body",
      phrase("the/DET/3/det U.N./PROPN/3/compound Security/PROPN/3/compound Council/PROPN/-1/root", "ORG"),
      ["IGO/IGO"],
    ],
    ["an armed group", phrase("Taliban/PROPN/1/compound militants/NOUN/-1/root"), ["AFG/REB"]],
    [
      "a backer is not the country",
      phrase("U.S./PROPN/2/compound -/PUNCT/0/punct backed/VERB/4/amod Syrian/ADJ/4/amod fighters/NOUN/-1/root"),
      ["SYR/REB"],
    ],
    ["a part of a country", phrase("South/PROPN/1/compound Korea/PROPN/-1/root"), ["KOR/GOV"]],
    ["an unknown name stays unknown", phrase("Bolo/PROPN/1/flat Zantikar/PROPN/-1/root", "PER"), ["?/?"]],
    ["a role without a country", phrase("rebels/NOUN/-1/root"), ["?/REB"]],
    ["a small us is no country", phrase("us/PRON/-1/root"), ["?/?"]],
    ["a title gives the sector of a name", phrase("General/PROPN/2/compound Bolo/PROPN/2/flat Zantikar/PROPN/-1/root", "PER"), ["?/MIL"]],
    ["a given name is no surname", phrase("Gul/PROPN/-1/root Zantikar/PROPN/0/flat", "PER"), ["?/?"]],
  ])("%s", (_, p, expected) => expect(codes(p)).toEqual(expected));

  it("asks whether somebody was in office on the day", () => {
    const blair = phrase("Tony/PROPN/-1/root Blair/PROPN/0/flat", "PER");
    expect(codes(blair, "2005-03-01")).toEqual(["GBR/GOV"]);
    expect(codes(blair, "2015-03-01")).toEqual(["GBR/?"]);
    expect(resolveActors(blair, { published: "2015-03-01" })[0]?.why[0]).toContain("not in office");
  });

  it("finds a leader by surname where a title stands before it", () =>
    expect(codes(phrase("Mr./PROPN/1/compound Putin/PROPN/-1/root", "PER"), "2008-01-01")).toEqual(["RUS/GOV"]));

  it("takes any words without throwing, and never a country that its tables lack", () => {
    const token = fc.record({
      text: fc.string({ minLength: 1, maxLength: 12 }),
      lemma: fc.string({ maxLength: 12 }),
      upos: fc.constantFrom("NOUN", "PROPN", "ADJ"),
      head: fc.integer({ min: -1, max: 4 }),
      deprel: fc.constantFrom("amod", "compound", "nmod"),
    });
    fc.assert(
      fc.property(fc.array(token, { maxLength: 6 }), (tokens) => {
        for (const r of resolveActors({ text: "", tokens }, { published: "2020-01-01" })) expect(r.country ?? "IGO").toMatch(/^[A-Z]{3}$/);
      }),
    );
  });
});
