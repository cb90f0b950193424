const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs that credit what follows to their subject (lemmas). Speech acts with a type of their own are here too: what they embed is still said by somebody. */
export const SAYING = set(
  `say tell add state report announce claim declare explain note insist argue suggest acknowledge confirm warn deny estimate quote cite write
  testify comment remark reply respond reveal disclose allege maintain stress emphasize emphasise underline indicate conclude predict assert
  contend observe recall believe think fear hope admit concede mention describe tweet post assure promise vow pledge accuse complain caution
  reiterate recount affirm attest hint imply boast joke lament opine proclaim pronounce relate show find learn`,
);
/** Verbs that hand on another's words: "Reuters reported, citing officials". */
export const CITING = set("cite quote");
/** Nouns that carry words: "a statement said", "in a report". */
export const OPEN_QUOTE = /^["“„«]$|^``$/;
export const CLOSE_QUOTE = /^["”»]$|^''$/;
