import { ROLES } from "../../codebook/generated/actors.js";
import type { Match } from "./matches.js";
import type { ActorPhrase } from "./phrase.js";

const sectors: ReadonlyMap<string, string> = new Map(ROLES.split("\n").map((line) => line.split("\t") as [string, string]));

export interface Role {
  readonly sector: string;
  readonly words: string;
}

/** The sector that a role noun gives, by the longest run of lemmas that ends at the head ("police officer", then "officer"). */
export function roleSector(lemmas: readonly string[]): Role | null {
  for (let length = Math.min(3, lemmas.length); length > 0; length--) {
    const words = lemmas.slice(-length).join(" ");
    const sector = sectors.get(words);
    if (sector !== undefined) return { sector, words };
  }
  return null;
}

/** The role of the noun at a token: "lower house" is known by its words, not by their lemmas. */
export function roleAt(tokens: readonly { readonly text: string; readonly lemma: string }[], at: number): Role | null {
  const run = tokens.slice(Math.max(0, at - 2), at + 1);
  const lemmas = roleSector(run.map((t) => t.lemma.toLowerCase()));
  const words = roleSector(run.map((t, i) => (i === run.length - 1 ? t.lemma : t.text).toLowerCase()));
  return words !== null && words.words.length > (lemmas?.words.length ?? 0) ? words : lemmas;
}

/** Nouns that say only that somebody acts for a body: its sector is theirs. */
const STANDS_FOR: ReadonlySet<string> = new Set(
  "spokesman spokeswoman spokesperson official leader chief head member representative delegation delegate envoy director chairman chairwoman chair president secretary aide adviser source leadership figure boss operative founder deputy executive negotiator authority".split(
    " ",
  ),
);

/** Of bodies of states and of charities, their workers too. */
const WORKS_FOR: ReadonlySet<string> = new Set(
  "inspector investigator expert observer monitor mission commissioner staff employee worker team mediator diplomat ambassador board panel agency rapporteur coordinator volunteer".split(
    " ",
  ),
);

/** Whether a noun says that somebody acts for a body. */
export const actsFor = (lemma: string): boolean => STANDS_FOR.has(lemma) || WORKS_FOR.has(lemma);

/** The role of a phrase's head; "a Hamas spokesman" and "the head of the coast guard" are of the sector of whom they act for. */
export function roleOf(tokens: ActorPhrase["tokens"], head: number, matches: readonly Match[]): Role | null {
  const role = roleAt(tokens, head);
  const lemma = tokens[head]?.lemma.toLowerCase() ?? "";
  const works = WORKS_FOR.has(lemma);
  if ((!STANDS_FOR.has(lemma) && !works) || (!works && role !== null && role.words.includes(" "))) return role ?? titleRole(tokens, head);
  const whose = (at: number): boolean => tokens[at]?.head === head && ["compound", "nmod"].includes(tokens[at]?.deprel ?? "");
  const body = matches.find(
    (m) => m.entry.kind === "body" && (m.last === head || between(tokens, m.last, head) || whose(m.last - 1) || whose(m.first)),
  );
  const serves = !works || body?.entry.sector === "IGO" || body?.entry.sector === "NGO";
  if (body !== undefined && body.entry.sector !== null && serves)
    return { sector: body.entry.sector, words: `${body.entry.name} ${lemma}` };
  if (works) return role ?? titleRole(tokens, head);
  for (let at = 0; at < tokens.length; at++) {
    const other = whose(at) && tokens[at]?.upos === "NOUN" ? roleAt(tokens, at) : null;
    if (other !== null) return { sector: other.sector, words: `${other.words} ${lemma}` };
  }
  return role ?? titleRole(tokens, head);
}

/** Only words that describe the head stand between ("U.N. chemical weapons inspectors"). */
const between = (tokens: ActorPhrase["tokens"], from: number, head: number): boolean =>
  from < head && tokens.slice(from, head).every((t) => t.head === head || t.deprel === "compound" || t.text === "'s");

/** "General Farhad Daneshvar": a name whose title stands beside it. */
function titleRole(tokens: ActorPhrase["tokens"], head: number): Role | null {
  if (tokens[head]?.upos !== "PROPN") return null;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.head !== head || !["compound", "flat", "appos", "nmod"].includes(token.deprel)) continue;
    const found = roleAt(tokens, at);
    if (found !== null) return found;
  }
  return null;
}

export function lemmasUpTo(tokens: ActorPhrase["tokens"], head: number): string[] {
  return tokens.slice(Math.max(0, head - 2), head + 1).map((t) => t.lemma.toLowerCase());
}
