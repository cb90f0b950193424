import type { Speech } from "../../model/index.js";
import { FEELING, SAYING, SAYING_NOUNS, STANCE } from "./cues.js";
import type { Words } from "./words.js";

/** "continued to call for": the subject is the first verb's. */
const GOING_ON: ReadonlySet<string> = new Set(["continue", "begin", "start", "keep", "go"]);
const NAMING: ReadonlySet<string> = new Set(["call", "describe", "consider", "label", "dub", "brand", "deem"]);
const NOT_REPORTED: ReadonlySet<string> = new Set("i we you it they one anyone everyone nobody that which what this who there".split(" "));
/** "spoke to reporters": those spoken to, not what is said. */
const TALKING: ReadonlySet<string> = new Set(["speak", "talk"]);
const ADDRESSED: ReadonlySet<string> = new Set(["to", "with", "on"]);
const OF: ReadonlySet<string> = new Set(["for", "on", "about", "of", "to", "against", "with", "over", "as"]);

/** "X condemned the strike", "X agreed to talk", "X's claim that", "X is afraid that": what X thinks, wants or judges. */
export function stance(words: Words, cue: number): Speech[] {
  const found = byVerb(words, cue) ?? byPassive(words, cue) ?? byFeeling(words, cue) ?? byNoun(words, cue);
  if (found === null || found.contents.length === 0) return [];
  const { firstToken, lastToken } = words.around(found.contents);
  return [
    {
      speaker: words.party(found.speaker),
      cue: words.quote(cue, cue + 1),
      content: words.span(firstToken, lastToken),
      form: "stance",
      why: `what "${words.tokens[cue]?.text ?? ""}" says of ${found.why}`,
    },
  ];
}

interface Found {
  readonly speaker: number;
  readonly contents: readonly number[];
  readonly why: string;
}

function byVerb(words: Words, cue: number): Found | null {
  const { syntax } = words;
  const token = words.tokens[cue];
  if (token?.upos !== "VERB" || !(STANCE.has(token.lemma) || SAYING.has(token.lemma)) || syntax.isPassive(cue)) return null;
  // Its own subject, a third person: what "I think" or "to call" says is not reported of anybody.
  const carrier = token.deprel === "xcomp" && GOING_ON.has(words.lemma(token.head)) ? token.head : cue;
  const shared = token.deprel === "conj" || (token.deprel === "advcl" && words.marker(cue) === "") ? words.subjectOf(cue) : null;
  const speaker = [...syntax.children(carrier, "nsubj"), ...(shared === null ? [] : [shared])].find(
    (c) => !NOT_REPORTED.has(words.lower(c)),
  );
  return speaker === undefined ? null : { speaker, contents: objectsOf(words, cue), why: "its subject's mind" };
}

/** "called for talks" and "called on Syria to stop": the plea with the one asked; "criticised the deal": the object. */
function objectsOf(words: Words, cue: number): readonly number[] {
  const { syntax } = words;
  const clause = syntax.children(cue, "ccomp");
  const open = syntax.children(cue, "xcomp");
  const object = syntax.children(cue, "obj", "iobj").filter((c) => c > cue);
  // "called the charges unfounded": what is said is of the object.
  if (NAMING.has(words.lemma(cue)) && object.length > 0) return [...object, ...clause, ...open];
  if (clause.length > 0) return clause;
  const about = syntax
    .children(cue, "obl", "advcl")
    .filter((c) => c > cue && OF.has(words.marker(c)) && !(TALKING.has(words.lemma(cue)) && ADDRESSED.has(words.marker(c))));
  if (open.length > 0) return [...object, ...about.filter((c) => c < (open[0] ?? 0)), ...open];
  return object.length > 0 ? object : about;
}

/** "was endorsed by X". */
function byPassive(words: Words, cue: number): Found | null {
  const { syntax } = words;
  const token = words.tokens[cue];
  if (token?.upos !== "VERB" || !(STANCE.has(token.lemma) || SAYING.has(token.lemma))) return null;
  const speaker = syntax.children(cue, "obl").find((c) => words.marker(c) === "by");
  if (speaker === undefined) return null;
  const contents = token.deprel === "acl" ? [token.head] : syntax.children(cue, "nsubj", "csubj");
  return { speaker, contents, why: "the one by whom" };
}

/** "is afraid that", "was critical of". */
function byFeeling(words: Words, cue: number): Found | null {
  const { syntax } = words;
  if (!FEELING.has(words.lower(cue))) return null;
  const [speaker] = syntax.children(cue, "nsubj");
  if (speaker === undefined || NOT_REPORTED.has(words.lower(speaker))) return null;
  const clause = syntax.children(cue, "ccomp", "xcomp", "advcl").filter((c) => c > cue);
  const about = syntax.children(cue, "obl").filter((c) => c > cue && OF.has(words.marker(c)));
  return { speaker, contents: clause.length > 0 ? clause.slice(0, 1) : about.slice(0, 1), why: "its subject's mind" };
}

/** "X's claim that", "a demand by X to". */
function byNoun(words: Words, cue: number): Found | null {
  const { syntax } = words;
  const token = words.tokens[cue];
  if (token?.upos !== "NOUN" || !SAYING_NOUNS.has(token.lemma)) return null;
  const speaker = syntax.children(cue, "nmod").find((c) => c < cue || ["of", "by"].includes(words.marker(c)));
  if (speaker === undefined) return null;
  return { speaker, contents: clausesOf(words, cue), why: "its owner's mind" };
}

/** "that it will end", "to end it"; not a relative clause: "the plan that failed". */
function clausesOf(words: Words, noun: number): readonly number[] {
  return words.syntax
    .children(noun, "acl", "ccomp")
    .filter((c) => c > noun && ["to", "that"].includes(words.marker(c)))
    .slice(0, 1);
}
