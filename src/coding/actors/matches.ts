import { keyOf } from "../../codebook/actors/key.js";
import { covers } from "../../codebook/actors/terms.js";
import { bySurname, LONGEST_NAME, named, type NameEntry } from "./names.js";
import type { ActorPhrase } from "./phrase.js";

/** A name found in a phrase: tokens [first, last). */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly entry: NameEntry;
  /** A leader known by the surname alone. */
  readonly bySurname?: true;
}

/** What a report says of its time and its part of the world. */
export interface ActorContext {
  readonly published: string | null;
  /** Countries that it names as such: of leaders who share a surname, theirs is meant. */
  readonly countries?: ReadonlySet<string>;
}

const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms president minister secretary chancellor premier senator general gen king queen pope leader sen rep prince speaker governor colonel col ambassador sheikh ayatollah".split(
    " ",
  ),
);

/** Whether a word is a title that stands before a name. */
export const isTitleWord = (word: string): boolean => TITLES.has(keyOf(word));

/** Names in the phrase, longest first, none inside another. */
export function matchesOf(phrase: ActorPhrase, context: ActorContext): Match[] {
  const { tokens, mention } = phrase;
  const found: Match[] = [];
  for (let first = 0; first < tokens.length;) {
    const surname = mention === "PER" || titled(tokens, first) ? surnameAt(tokens, first, context) : null;
    const match = longestFrom(phrase, first, context.published) ?? surname;
    if (match === null) first++;
    else {
      // "President Ford", "Mr. Lai": after a title the person, not the company or the town of that name.
      found.push(surname !== null && titled(tokens, first) && match.last === surname.last ? surname : match);
      first = match.last;
    }
  }
  return found;
}

/** Names open with a capital, a digit, or a small particle of their own ("al-Qaida"). */
const OPENS = /^(?:[\p{Lu}\d]|(?:al|the|bin|peshmerga|janjaweed|shabiha|colectivos|piqueteros)$)/iu;

function longestFrom({ tokens, mention }: ActorPhrase, first: number, published: string | null): Match | null {
  const opening = tokens[first]?.text ?? "";
  if (
    !OPENS.test(opening) ||
    (/^\p{Ll}/u.test(opening) && !/^(?:al|the|bin|peshmerga|janjaweed|shabiha|colectivos|piqueteros)$/u.test(opening))
  )
    return null;
  for (let last = Math.min(tokens.length, first + LONGEST_NAME); last > first; last--) {
    const words = tokens.slice(first, last).map((t) => t.text);
    const key = keyOf(words.join(" "));
    const known = key.length < 2 ? [] : lookUp(key);
    // A name ends with a word: the hyphen of "Israeli-Palestinian" joins two.
    if (known.length === 0 || keyOf(words.at(-1) ?? "") === "") continue;
    const text = words.join(" ");
    const entries = known.filter((e) => !/^[A-Z]{2,5}$/.test(e.name) || sameCase(e.spellings, text));
    const entry = inOffice(entries, published);
    if (entry === null) continue;
    if (mention === "PER" && PLACES.has(entry.kind) && partOfName(tokens, first, last)) continue;
    if (PEOPLE.has(entry.kind) && goesOn(tokens, first, last)) continue;
    if (
      last - first === 1 &&
      COMMON.has(entry.kind) &&
      !["PROPN", "ADJ", "X"].includes(tokens[first]?.upos ?? "") &&
      /^\p{Lu}\p{Ll}/u.test(text)
    )
      continue;
    return { first, last, entry };
  }
  return null;
}

const PLACES: ReadonlySet<NameEntry["kind"]> = new Set(["country", "region", "former", "seat", "adjective"]);
const PEOPLE: ReadonlySet<NameEntry["kind"]> = new Set(["leader", "person"]);
/** Names that may be common words at the start of a sentence ("Total losses"). */
const COMMON: ReadonlySet<NameEntry["kind"]> = new Set(["body", "person", "leader", "seat"]);

/** "us" is no country, "who" no organisation and "Is" no armed group: short names in capitals stand in capitals. */
const sameCase = (spellings: readonly string[], text: string): boolean =>
  text === text.toUpperCase() || !/^[\p{L}]+$/u.test(text) || spellings.includes(text);

/** "Israel Katz", "Jordan Smith": the name of a place as a person's. */
function partOfName(tokens: ActorPhrase["tokens"], first: number, last: number): boolean {
  const own = tokens[last - 1];
  return flatAfter(tokens, first, last) !== null || (own?.deprel === "flat" && own.head < first);
}

/** The word after these that belongs to the same name. */
function flatAfter(tokens: ActorPhrase["tokens"], first: number, last: number): ActorPhrase["tokens"][number] | null {
  const next = tokens[last];
  return next?.deprel === "flat" && next.head >= first && next.head < last ? next : null;
}

/** "Mohammed Ali Gedi" is no Mohammed Ali; "Ferdinand Marcos Jr." is a Ferdinand Marcos. */
function goesOn(tokens: ActorPhrase["tokens"], first: number, last: number): boolean {
  const next = flatAfter(tokens, first, last);
  return next?.upos === "PROPN" && !/^(?:[JS]r\.?|[IVX]+)$/.test(next.text);
}

/** A name as it stands, else in the singular ("Iraqis", "Kurds"). */
function lookUp(key: string): readonly NameEntry[] {
  const exact = named(key);
  if (exact.length > 0 || !key.endsWith("s")) return exact;
  return named(key.slice(0, -1)).filter((e) => e.kind === "adjective");
}

function surnameAt(tokens: ActorPhrase["tokens"], at: number, { published, countries }: ActorContext): Match | null {
  const token = tokens[at];
  // The last word of a name: "Gul Khan" is no Gul.
  if (token === undefined || token.upos !== "PROPN" || tokens[at + 1]?.upos === "PROPN") return null;
  if (at > 0 && tokens[at - 1]?.upos === "PROPN" && !titled(tokens, at)) return null;
  const known = bySurname(keyOf(token.text));
  const serving = published === null ? known.filter(recent) : known.filter((e) => covers(e, published.slice(0, 10)));
  // Out of office they still have their name: those who had served by then.
  const earlier = published === null ? known : known.filter((e) => e.from === "" || e.from <= published);
  const inTime = serving.length > 0 ? serving : earlier.length > 0 ? earlier : known;
  const named = inTime.filter((e) => countries?.has(e.country ?? ""));
  const candidates = named.length > 0 ? named : inTime;
  // A surname that leaders of several countries bear is the head of state's or government's; else it says nothing.
  const bearers = new Set(candidates.map((e) => e.country)).size === 1 ? candidates : candidates.filter((e) => HEADS.has(e.office ?? ""));
  const ofOne = new Set(bearers.map((e) => e.country)).size === 1;
  // Of several of one family, the one in high office.
  const entry = latest(bearers.filter((e) => e.office !== null)) ?? latest(bearers);
  return entry !== null && ofOne ? { first: at, last: at + 1, entry, bySurname: true } : null;
}

const HEADS: ReadonlySet<string> = new Set(["president", "prime minister", "leader", "supreme leader", "monarch"]);

/** Without a date, those whom a report of our time names by surname alone. */
const recent = (entry: NameEntry): boolean => entry.to === "" || entry.to >= "1995";

const titled = (tokens: ActorPhrase["tokens"], at: number): boolean => isTitleWord(tokens[at - 1]?.text ?? "");

const latest = (entries: readonly NameEntry[]): NameEntry | null =>
  entries.reduce<NameEntry | null>(
    (best, e) => (best === null || e.from > best.from || (e.from === best.from && best.office === null) ? e : best),
    null,
  );

/** Of several entries under one name, the one whose term covers the day, the newest of them; a country before its seat, a body before a person. */
function inOffice(entries: readonly NameEntry[], published: string | null): NameEntry | null {
  const [first] = entries;
  if (first === undefined || entries.length === 1) return first ?? null;
  const lasting = entries.find((e) => e.kind === "country" || e.kind === "region" || e.kind === "body");
  if (published === null) return lasting ?? entries.find((e) => e.sector === "GOV") ?? first;
  const day = published.slice(0, 10);
  const serving = entries.filter((e) => covers(e, day));
  if (serving.length === 0) return latest(entries.filter((e) => e.from <= day)) ?? first;
  return serving.find((e) => e === lasting) ?? latest(serving);
}
