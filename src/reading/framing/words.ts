import type { FramingMark } from "../../model/index.js";

/**
 * Words that take sides when a reporter uses them in his own voice, by lemma. "epithet" names somebody by a verdict, "verdict" judges an act,
 * "force" overstates it. Kinds follow the subjective clues of Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013); the choice is ours:
 * words for which news agencies have a neutral one ("attackers", "government", "killings").
 */
type Framing = FramingMark["kind"];

const of = (kind: Framing, lemmas: string): [string, Framing][] => lemmas.split(" ").map((lemma) => [lemma, kind]);

export const FRAMING_WORDS: ReadonlyMap<string, Framing> = new Map([
  ...of(
    "epithet",
    "terrorist regime puppet henchman thug butcher bandit martyr traitor invader occupier aggressor fascist crony warmonger infidel fanatic tyrant dictator strongman hero stooge lackey gangster savior scum",
  ),
  ...of(
    "verdict",
    "illegal unlawful unprovoked unjustified unjust heinous barbaric cowardly vile shameful despicable atrocious savage brutal senseless ruthless outrageous cynical treacherous hypocritical baseless groundless sham glorious noble heroic righteous criminal reckless monstrous evil inhuman so-called infamous notorious unwarranted disgraceful",
  ),
  ...of(
    "force",
    "grossly blatantly flagrantly brutally savagely brazenly brazen blatant flagrant gross massacre slaughter bloodbath carnage butchery atrocity witch-hunt onslaught barbarity outrage rampage",
  ),
]);

/** Adjectives of law and character that describe as well as judge: they frame only what somebody did. */
export const ONLY_OF_ACTS: ReadonlySet<string> = new Set([
  "illegal",
  "unlawful",
  "criminal",
  "brutal",
  "reckless",
  "gross",
  "noble",
  "evil",
  "savage",
  "terrorist",
  "cynical",
]);

/** What somebody did, as a noun. */
export const ACTS: ReadonlySet<string> = new Set(
  "act action attack assault strike bombing killing murder war invasion occupation raid campaign crackdown annexation blockade seizure decision move policy measure violation interference intervention repression aggression crime offensive operation siege sanction order practice behaviour behavior conduct".split(
    " ",
  ),
);
