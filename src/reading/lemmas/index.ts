import { regularLemma } from "./rules.js";

/** Parts of speech whose lemma keeps the case of the text. */
const KEEPS_CASE: ReadonlySet<string> = new Set(["PROPN", "X", "SYM", "PUNCT"]);

export type Lemmatizer = (text: string, upos: string) => string;

/** Plural names of peoples, creeds and parties: "Palestinians", "Zionists". */
const PEOPLE = /^\p{Lu}.*(?:ian|ean|ist|ican|ite|crat)s$/u;

interface Table {
  readonly exceptions: ReadonlyMap<string, string>;
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

/** `models/reader-en/lemmas.tsv`: "UPOS form lemma" for what the rules get wrong, "+UPOS base base …" for base forms that guide them. */
function readTable(tableText: string): Table {
  const exceptions = new Map<string, string>();
  const known = new Map<string, ReadonlySet<string>>();
  for (const line of tableText.split("\n")) {
    const [upos = "", form = "", lemma] = line.split("\t");
    if (upos.startsWith("+")) known.set(upos.slice(1), new Set(form.split(" ")));
    else if (lemma !== undefined) exceptions.set(`${upos}\t${form}`, lemma);
  }
  return { exceptions, known };
}

/** A name as it is usually written: carelessly small names get their capital, capitals of a headline go, peoples become one of them. */
function properLemma(text: string, nouns: ReadonlySet<string>): string {
  if (/^\p{Ll}{2,}$/u.test(text)) return text.slice(0, 1).toUpperCase() + text.slice(1);
  if (/^\p{Lu}{6,}$/u.test(text)) return text.slice(0, 1) + text.slice(1).toLowerCase();
  if (PEOPLE.test(text)) return text.slice(0, -1);
  // "Hills" and "Forces" are plurals of a common noun; "Paris" and "Reuters" are not.
  if (/^\p{Lu}\p{Ll}{3,}s$/u.test(text)) {
    const base = regularLemma(text.toLowerCase(), "NOUN", nouns);
    if (nouns.has(base)) return text.slice(0, 1) + base.slice(1);
  }
  return text;
}

/**
 * Makes a lemmatizer by the conventions of Universal Dependencies for English: a word's form and its part of speech to its lemma ("n't" PART is "not",
 * "’s" AUX is "be"; proper nouns keep their case, numbers are themselves). Pass "" for rules alone. Never throws.
 */
export function createLemmatizer(tableText: string): Lemmatizer {
  const { exceptions, known } = readTable(tableText);
  return (text, upos) => {
    const form = text.replace(/’/g, "'").replace(/\u00ad/g, "");
    const lower = form.toLowerCase();
    const listed = exceptions.get(`${upos}\t${form}`) ?? (KEEPS_CASE.has(upos) ? undefined : exceptions.get(`${upos}\t${lower}`));
    if (listed !== undefined) return listed;
    if (upos === "PROPN") return properLemma(text, known.get("NOUN") ?? NONE);
    // A sign is its own lemma, curly quotes included.
    if (KEEPS_CASE.has(upos)) return text;
    // "11,000" is 11000.
    if (upos === "NUM" && /^\d[\d,.]*$/.test(form)) return form.replace(/,/g, "");
    const bases = known.get(upos === "AUX" ? "VERB" : upos) ?? NONE;
    const lemma = regularLemma(lower, upos, bases);
    // A capitalised adjective nobody writes in lower case comes from a name ("Peruvian"); an adverb in capitals is an abbreviation ("AD").
    const named = upos === "ADJ" ? /^\p{Lu}.*\p{Ll}/u.test(form) : upos === "ADV" && /^\p{Lu}{1,5}$/u.test(form);
    return named && !bases.has(lemma) ? form : lemma;
  };
}
