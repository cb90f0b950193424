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
    [
      "two countries joined by a hyphen are two actors",
      phrase("Israeli/ADJ/3/amod -/PUNCT/0/punct Palestinian/ADJ/3/amod forces/NOUN/-1/root"),
      ["ISR/MIL", "PSE/MIL"],
    ],
    [
      "several countries behind a plural",
      phrase("ambassadors/NOUN/-1/root of/ADP/2/case Denmark/PROPN/0/nmod and/CCONJ/4/cc Norway/PROPN/2/conj"),
      ["DNK/GOV", "NOR/GOV"],
    ],
    ["a part of the world is no country of it", phrase("South/PROPN/1/compound American/ADJ/2/amod leaders/NOUN/-1/root"), ["?/GOV"]],
    ["nor is a sea", phrase("Indian/ADJ/1/amod Ocean/PROPN/2/compound victims/NOUN/-1/root"), ["?/CVL"]],
    [
      "where somebody has a seat is the country",
      phrase("the/DET/4/det Somali/ADJ/3/amod -/PUNCT/1/punct based/VERB/4/amod militants/NOUN/-1/root"),
      ["SOM/REB"],
    ],
    [
      "whoever speaks for a body is the body's",
      phrase("U.N./PROPN/1/compound envoy/NOUN/2/compound Tony/PROPN/-1/root Blair/PROPN/2/flat", "PER"),
      ["IGO/IGO"],
    ],
    ["a part of a country", phrase("South/PROPN/1/compound Korea/PROPN/-1/root"), ["KOR/GOV"]],
    ["an unknown name stays unknown", phrase("Bolo/PROPN/1/flat Zantikar/PROPN/-1/root", "PER"), ["?/?"]],
    ["a role without a country", phrase("rebels/NOUN/-1/root"), ["?/REB"]],
    ["a small us is no country", phrase("us/PRON/-1/root"), ["?/?"]],
    ["a title gives the sector of a name", phrase("General/PROPN/2/compound Bolo/PROPN/2/flat Zantikar/PROPN/-1/root", "PER"), ["?/MIL"]],
    ["a longer name is somebody else", phrase("Mohammed/PROPN/-1/root Ali/PROPN/0/flat Zantikar/PROPN/0/flat", "PER"), ["?/?"]],
    ["a given name is no surname", phrase("Gul/PROPN/-1/root Zantikar/PROPN/0/flat", "PER"), ["?/?"]],
  ])("%s", (_, p, expected) => expect(codes(p)).toEqual(expected));

  it("asks whether somebody was in office on the day", () => {
    const blair = phrase("Tony/PROPN/-1/root Blair/PROPN/0/flat", "PER");
    expect(codes(blair, "2005-03-01")).toEqual(["GBR/GOV"]);
    expect(codes(blair, "2015-03-01")).toEqual(["GBR/?"]);
    expect(resolveActors(blair, { published: "2015-03-01" })[0]?.why[0]).toContain("not in office");
  });

  it("takes a leader of a country that the report names, of several who share a surname", () => {
    const ivanov = phrase("Mr./PROPN/1/compound Ivanov/PROPN/-1/root", "PER");
    const of = (...countries: string[]) => resolveActors(ivanov, { published: null, countries: new Set(countries) })[0];
    expect(of("RUS")).toMatchObject({ country: "RUS", bySurname: true });
    expect(of("MKD")).toMatchObject({ country: "MKD", bySurname: true });
  });

  it("finds a leader by surname where a title stands before it", () =>
    expect(codes(phrase("Mr./PROPN/1/compound Putin/PROPN/-1/root", "PER"), "2008-01-01")).toEqual(["RUS/GOV"]));

  it.each([
    ["President/PROPN/1/compound Bush/PROPN/-1/root", "1990-08-05", "George H.W. Bush"],
    ["President/PROPN/1/compound Bush/PROPN/-1/root", "2005-03-01", "George W. Bush"],
    ["Mr./PROPN/1/compound Xi/PROPN/-1/root", "2015-01-01", "Xi Jinping"],
    ["Mr./PROPN/1/compound Assad/PROPN/-1/root", "2012-01-01", "Bashar al-Assad"],
    ["the/DET/2/det Ukrainian/ADJ/2/amod president/NOUN/-1/root", "2022-04-08", "Volodymyr Zelensky"],
    ["the/DET/2/det Ukrainian/ADJ/2/amod president/NOUN/-1/root", "2016-04-08", "Petro Poroshenko"],
    ["the/DET/3/det former/ADJ/3/amod Ukrainian/ADJ/3/amod president/NOUN/-1/root", "2022-04-08", null],
    ["the/DET/4/det Russian/ADJ/4/amod deputy/NOUN/4/compound foreign/ADJ/4/amod minister/NOUN/-1/root", "2022-04-08", null],
    ["the/DET/3/det Russian/ADJ/3/amod foreign/ADJ/3/amod minister/NOUN/-1/root", "2022-04-08", "Sergei Lavrov"],
    ["the/DET/1/det Kremlin/PROPN/-1/root", "2022-04-08", "Russia"],
    ["ISIL/PROPN/-1/root", "2015-04-08", "Islamic State"],
    ["Nato/PROPN/-1/root", "2015-04-08", "NATO"],
    ["Mr./PROPN/1/compound Kim/PROPN/-1/root", "2018-06-12", "Kim Jong-un"],
    ["Presidents/NOUN/-1/root", "2015-04-08", null],
  ])("%s on %s is %s", (words, published, id) => expect(resolveActors(phrase(words), { published })[0]?.id).toBe(id));

  it.each([
    ["the coalition of a country", "Saudi/ADJ/2/amod -led/VERB/0/dep coalition/NOUN/-1/root", ["SAU/MIL"]],
    ["for a country is not of it", "pro/ADJ/3/amod -/PUNCT/0/punct Russian/ADJ/3/amod separatists/NOUN/-1/root", ["?/REB"]],
    ["a party that two countries have", "Japan/PROPN/3/nmod 's/PART/0/case Labour/PROPN/3/compound Party/PROPN/-1/root", ["JPN/PTY"]],
    ["who speaks for a body", "a/DET/2/det Hamas/PROPN/2/compound spokesman/NOUN/-1/root", ["PSE/REB"]],
    ["who works for a body of states", "U.N./PROPN/1/compound inspectors/NOUN/-1/root", ["IGO/IGO"]],
    ["a state that is no more", "East/ADJ/2/amod German/ADJ/2/amod soldiers/NOUN/-1/root", ["DEU/MIL"]],
    ["a region", "a/DET/3/det Texas/PROPN/3/compound state/NOUN/3/compound senator/NOUN/-1/root", ["USA/LEG"]],
    ["a verb in a headline's first place", "Is/AUX/-1/root", ["?/?"]],
    ["a possessor of those who did it to him", "Peru/PROPN/2/nmod 's/PART/0/case kidnappers/NOUN/-1/root", ["?/REB"]],
    ["an adjective of the same", "Peruvian/ADJ/1/amod kidnappers/NOUN/-1/root", ["PER/REB"]],
    ["a possessor beside whom they stand", "Peru/PROPN/2/nmod 's/PART/0/case neighbours/NOUN/-1/root", ["?/GOV"]],
    ["whom it is done to", "abductors/NOUN/-1/root of/ADP/4/case a/DET/4/det Danish/ADJ/4/amod engineer/NOUN/0/nmod", ["?/REB"]],
    ["rebels whom several countries have", "Maoist/ADJ/1/amod rebels/NOUN/-1/root", ["?/REB"]],
    ["and those whose country is said", "Nepalese/ADJ/2/amod Maoist/ADJ/2/amod rebels/NOUN/-1/root", ["NPL/REB"]],
    [
      "a court by its seat",
      "The/DET/1/det Hague/PROPN/4/compound war/NOUN/3/compound crimes/NOUN/4/compound tribunal/NOUN/-1/root",
      ["IGO/JUD"],
    ],
    ["who is sent to a body of states", "Peru/PROPN/3/nmod 's/PART/0/case U.N./PROPN/3/compound ambassador/NOUN/-1/root", ["PER/GOV"]],
    ["who is a body's own envoy", "a/DET/2/det U.N./PROPN/2/compound envoy/NOUN/-1/root", ["IGO/IGO"]],
    ["a member that is named", "EU/PROPN/1/compound member/NOUN/-1/root Latvia/PROPN/1/flat", ["LVA/GOV"]],
    ["a member of which nothing is said", "an/DET/2/det EU/PROPN/2/compound member/NOUN/-1/root", ["IGO/IGO"]],
    ["a descent is no country", "ethnic/ADJ/2/amod Albanian/ADJ/2/amod rebels/NOUN/-1/root", ["?/REB"]],
    ["nor of a people", "ethnic/ADJ/1/amod Serbs/PROPN/-1/root", ["?/CVL"]],
    ["who is no organisation", "Who/PRON/-1/root", ["?/?"]],
  ])("%s", (_, words, expected) => expect(codes(phrase(words))).toEqual(expected));

  it.each([
    ["soldiers/NOUN/-1/root from/ADP/2/case Chad/PROPN/0/nmod", "TCD", "stated"],
    ["the/DET/1/det army/NOUN/-1/root of/ADP/3/case Chad/PROPN/1/nmod", "TCD", "stated"],
    ["peacekeepers/NOUN/-1/root in/ADP/2/case Chad/PROPN/0/nmod", "TCD", "inferred"],
    ["villagers/NOUN/-1/root near/ADP/3/case the/DET/3/det Chadian/ADJ/3/amod border/NOUN/0/nmod", "TCD", "inferred"],
    ["a/DET/4/det Chadian/ADJ/4/amod -/PUNCT/1/punct born/VERB/4/amod student/NOUN/-1/root", "TCD", "inferred"],
    ["a/DET/2/det Chadian/ADJ/2/amod student/NOUN/-1/root", "TCD", "stated"],
  ])("of %s the country is %s, %s", (words, country, countryBasis) =>
    expect(resolveActors(phrase(words), { published: null })[0]).toMatchObject({ country, countryBasis }),
  );

  it("takes a place inside a person's name for the name", () =>
    expect(codes(phrase("Jordan/PROPN/-1/root Smithers/PROPN/0/flat", "PER"))).toEqual(["?/?"]));

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
