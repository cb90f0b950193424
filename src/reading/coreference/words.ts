/** `described` chains are opened by a common noun with modifiers ("the U.S. military"). */
export type Kind = "person" | "body" | "place" | "described";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Nouns that can stand for a named person of that office ("the minister"). */
export const PERSON_NOUNS = set(
  `president minister chancellor premier leader spokesman spokeswoman spokesperson general senator ambassador envoy secretary king queen prince
  pope chief commander governor mayor judge prosecutor lawmaker candidate official chairman director diplomat activist journalist dissident
  lawyer colonel ayatollah sheikh cleric emir sultan negotiator mediator foreigner suspect politician`,
);
/** Nouns that can stand for a named body ("the group"). */
export const ORGANISATION_NOUNS = set(
  `group organization organisation movement party company agency bloc alliance union council commission committee court ministry network firm
  body faction militia force newspaper broadcaster`,
);
/** Those of them that any body may be called. */
export const GENERAL_NOUNS = set("group organization organisation movement party company body firm faction");
/** Nouns of which a description can be taken up by "it" and "they", without any name ("the Iraqi army … its men"). */
export const INSTITUTION_NOUNS = set("coalition government military army ministry mission panel tribunal parliament administration");
/** Nouns that may be said of the same people. */
export const SYNONYMS = [
  "diplomat envoy ambassador consul",
  "attacker assailant gunman",
  "kidnapper abductor captor",
  "protester demonstrator",
  "monarch king sultan emir",
].map(set);
/** Nouns that can stand for a named place ("the country"). */
export const PLACE_NOUNS = set(`country nation state kingdom republic city town village region province island capital territory`);

interface Pronoun {
  readonly kinds: readonly Kind[];
  readonly feminine: boolean | null;
}
const PERSON: readonly Kind[] = ["person"];
export const THING: readonly Kind[] = ["body", "place"];

export const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ...["he", "him", "his", "himself"].map((p) => [p, { kinds: PERSON, feminine: false }] as const),
  ...["she", "her", "hers", "herself"].map((p) => [p, { kinds: PERSON, feminine: true }] as const),
  ...["it", "its", "itself"].map((p) => [p, { kinds: THING, feminine: null }] as const),
  ...["they", "them", "their", "theirs"].map((p) => [p, { kinds: ["body"], feminine: null }] as const),
]);
