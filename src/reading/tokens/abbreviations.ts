/** When a full stop belongs to the word before it. */
export type AbbreviationKind =
  /** Whenever it stands there. */
  | "always"
  /** Only before a digit ("No. 3", "Sat. 12"). */
  | "before-number"
  /** Only after a comma or a hyphen, as the short names of American states are ("Mobile, Ala.", "D-Mont."). */
  | "after-comma"
  /** Unless the text or the line ends with it: a sentence's own full stop is a token. */
  | "not-last"
  /** Only before a word in lower case or a punctuation mark ("etc."). */
  | "inside";

const KINDS: Readonly<Record<AbbreviationKind, string>> = {
  always:
    "mr mrs ms mx dr prof gen lt col sgt cpl pvt capt cmdr adm maj brig sen rep reps sens gov govs pres rev fr hon supt det insp amb messrs mssrs mme mlle st ste ft mt " +
    "jan feb aug sept oct nov dec vs viz approx esp cf eg al ed eds vol pp dept univ assn bros blvd ave rd attn arr dep tel fax ext est ph rs hrs yrs mins secs lbs oz " +
    "tues thur thurs incl excl max min misc govt intl natl bldg conf assoc asst spec subst",
  "before-number":
    "no nos sat sun mon tue wed fri mar apr jun jul art arts sec secs para fig figs ch p pt c ca b d m r v lb in chap rte hwy",
  "after-comma":
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo que ont alta",
  "not-last": "inc co corp ltd jr sr plc llc bn mil",
  inside: "etc",
};

/** Lower-case abbreviation (without its last full stop) to when it keeps the full stop. */
export const ABBREVIATIONS: ReadonlyMap<string, AbbreviationKind> = new Map(
  (Object.entries(KINDS) as [AbbreviationKind, string][]).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind] as const)),
);

/** Words that open a sentence far more often than they are a surname: "vitamin C. The" is two sentences, "George C. Scott" is one name. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  "The It He She They We You I In On At But And A An This That These Those However If When While After Before There His Her Their Its Our My As For So".split(
    " ",
  ),
);
