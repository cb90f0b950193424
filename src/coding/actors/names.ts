import { keyOf } from "../../codebook/actors/key.js";
import { ACTORS } from "../../codebook/generated/actors.js";

export { keyOf };

const KINDS = {
  c: "country",
  r: "region",
  f: "former",
  s: "seat",
  a: "adjective",
  b: "body",
  p: "person",
  l: "leader",
} as const;
export type NameKind = (typeof KINDS)[keyof typeof KINDS];

/** What a name is known to be, for one stretch of days. */
export interface NameEntry {
  readonly kind: NameKind;
  /** As the table writes it. */
  readonly name: string;
  /** Every spelling in the table that is looked up the same way ("NATO", "Nato"). */
  readonly spellings: readonly string[];
  /** The actor's first name in the table: the same for all its names, in every report. */
  readonly id: string;
  readonly country: string | null;
  readonly sector: string | null;
  /** Term of office, ISO dates; empty where open. */
  readonly from: string;
  readonly to: string;
  /** "president", "foreign minister"; null where the table names none. */
  readonly office: string | null;
}

/** Longest name in words; a look-up tries no more. */
export const LONGEST_NAME = 7;

/** Countries where the family name comes first. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(["CHN", "KOR", "PRK", "TWN", "HKG"]);

interface Index {
  /** Lines by the keys of their names; a line is cut up when it is asked for. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly surnames: ReadonlyMap<string, readonly string[]>;
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** Countries by code, as we name them first. */
  readonly countries: ReadonlyMap<string, string>;
}

let index: Index | null = null;

/** Made on first use, since short runs need few. */
function load(): Index {
  const names = new Map<string, string[]>();
  const surnames = new Map<string, string[]>();
  const holders = new Map<string, string[]>();
  const countries = new Map<string, string>();
  const add = (map: Map<string, string[]>, key: string, line: string) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [line]);
    else if (known.at(-1) !== line) known.push(line);
  };
  for (const line of ACTORS.split("\n")) {
    const [, all = "", terms = ""] = line.split("\t");
    for (const name of all.split(";")) add(names, keyOf(name), line);
    const country = terms.slice(0, 3);
    if (line.startsWith("c") && !countries.has(country)) countries.set(country, all);
    if (!line.startsWith("l")) continue;
    for (const name of all.split(";")) for (const surname of surnamesOf(name, country)) add(surnames, surname, line);
    for (const term of terms.split("|")) {
      const [of = "", , , , office = ""] = term.split(",");
      if (office !== "") add(holders, `${of} ${office}`, line);
    }
  }
  return (index = { names, surnames, holders, countries });
}

/** "al-Assad" and "Assad"; "Xi" of Xi Jinping; "Bush" of George H.W. Bush; "Marcos" of Ferdinand Marcos Jr. */
function surnamesOf(name: string, country: string): string[] {
  const words = name.replace(/ (?:Jr\.?|Sr\.?|[IVX]+)$/, "").split(" ");
  const [first = "", last = ""] = [words[0], words.at(-1)];
  // A lone word, a title with a given name ("King Abdullah"): those are names, not family names.
  if (words.length < 2 || /^(?:King|Queen|Emperor|Sultan|Sheikh|Prince|Pope|Mullah)$/.test(first)) return [];
  const family = FAMILY_FIRST.has(country) && !/^(?:Chiang|Carrie|Donald|Tung)$/.test(first) ? first : last;
  const key = keyOf(family);
  const bare = key.replace(/^(?:al|el) /, "");
  return bare === key ? [key] : [key, bare];
}

/** Every term of the actors in some lines, under the name that was asked for. */
function entries(lines: readonly string[], key: string): NameEntry[] {
  return lines.flatMap((line) => {
    const [letter = "c", all = "", terms = ""] = line.split("\t");
    const list = all.split(";");
    // "Iran", "Persia" and "Tehran" are one actor.
    const id = (/[cs]/.test(letter) ? index?.countries.get(terms.slice(0, 3)) : undefined) ?? list[0] ?? "";
    const spellings = list.filter((n) => keyOf(n) === key);
    const name = spellings[0] ?? id;
    return terms.split("|").map((term): NameEntry => {
      const [country = "", sector = "", from = "", to = "", office = ""] = term.split(",");
      const kind = KINDS[letter as keyof typeof KINDS];
      return { kind, name, spellings, id, country: country || null, sector: sector || null, from, to, office: office || null };
    });
  });
}

const cut = new Map<string, readonly NameEntry[]>();
const NONE: readonly NameEntry[] = [];

/** Entries under a key of `keyOf`. */
export function named(key: string): readonly NameEntry[] {
  const known = cut.get(key);
  if (known !== undefined) return known;
  const lines = (index ?? load()).names.get(key);
  if (lines === undefined) return NONE;
  const found = entries(lines, key);
  cut.set(key, found);
  return found;
}

/** Leaders of a surname. */
export const bySurname = (key: string): readonly NameEntry[] => entries((index ?? load()).surnames.get(key) ?? [], key);

/** Everybody who ever held an office of a country, with those terms only. */
export const holdersOf = (country: string, office: string): readonly NameEntry[] =>
  entries((index ?? load()).holders.get(`${country} ${office}`) ?? [], "").filter((e) => e.country === country && e.office === office);
