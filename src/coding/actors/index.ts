import type { Basis, EntityKind } from "../../model/index.js";
import { bySurname, keyOf, LONGEST_NAME, named, type NameEntry } from "./names.js";
import { roleSector } from "./roles.js";

/** A noun phrase with its parse; heads are indices inside the phrase, -1 for its own head. */
export interface ActorPhrase {
  readonly text: string;
  readonly tokens: readonly {
    readonly text: string;
    readonly lemma: string;
    readonly upos: string;
    readonly head: number;
    readonly deprel: string;
  }[];
  readonly mention?: EntityKind;
}

/** Whose country and which sector a phrase names; null stays null: there is no default code. */
export interface ActorResolution {
  readonly country: string | null;
  readonly countryBasis: Basis;
  readonly sector: string | null;
  readonly sectorBasis: Basis;
  /** The name that it was found under, null for one known by its role alone. */
  readonly id: string | null;
  readonly why: readonly string[];
}

interface Match {
  readonly first: number;
  readonly last: number;
  readonly entry: NameEntry;
}

const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms president minister secretary chancellor premier senator general king queen pope leader".split(" "),
);
/** "U.S.-backed rebels": the country behind them is not theirs. */
const NOT_THEIRS: ReadonlySet<string> = new Set(
  "backed supported funded trained allied linked controlled held occupied based born made bound".split(" "),
);

/**
 * Who a phrase is, by its own words: names (with terms of office against the publication date), the role that its head gives, and the
 * country that its modifiers give. Two countries joined by "and" before one head are two actors.
 */
export function resolveActors(phrase: ActorPhrase, context: { readonly published: string | null }): ActorResolution[] {
  const { tokens } = phrase;
  if (tokens.length === 0) return [];
  const head = Math.max(
    0,
    tokens.findIndex((t) => t.head === -1),
  );
  const matches = matchesOf(phrase, context.published);
  const own = matches.find((m) => m.first <= head && head < m.last && m.entry.kind !== "adjective");
  const role = roleSector(lemmasUpTo(tokens, head)) ?? titleRole(tokens, head);
  if (own !== undefined) return [ofName(own.entry, role?.sector ?? null, context.published)];
  const people = matches.find((m) => m.first <= head && head < m.last);
  if (people !== undefined) return [ofPeople(people.entry, tokens[head]?.upos ?? "")];
  // A person's name hung on a title ("Foreign Minister Sergei Lavrov") says more than the title.
  const person = matches.find((m) => m.entry.kind === "person" || m.entry.kind === "leader");
  if (person !== undefined && isTitle(tokens[head]?.lemma ?? "")) return [ofName(person.entry, role?.sector ?? null, context.published)];
  const modifiers = countriesOf(matches, tokens, head);
  const why = role === null ? [] : [`"${role.words}" is ${role.sector}`];
  const sector = role?.sector ?? matches.find((m) => m.entry.kind === "body")?.entry.sector ?? null;
  const base = { sector, sectorBasis: basis(sector), id: null };
  if (modifiers.length === 0) return [{ ...base, country: null, countryBasis: "unknown", why }];
  return modifiers.map(({ entry }) => ({
    ...base,
    country: entry.country,
    countryBasis: basis(entry.country),
    why: [...why, `"${entry.name}" gives the country ${entry.country}`],
  }));
}

/** "General Farhad Daneshvar": a name whose title stands beside it. */
function titleRole(tokens: ActorPhrase["tokens"], head: number): ReturnType<typeof roleSector> {
  if (tokens[head]?.upos !== "PROPN") return null;
  const titles = tokens.filter((t) => t.head === head && ["compound", "flat", "appos"].includes(t.deprel));
  return titles.map((t) => roleSector([t.lemma.toLowerCase()])).find((r) => r !== null) ?? null;
}

const basis = (value: string | null): Basis => (value === null ? "unknown" : "stated");
const isTitle = (lemma: string): boolean => TITLES.has(keyOf(lemma)) || roleSector([lemma.toLowerCase()]) !== null;

/** Names in the phrase, longest first, none inside another. */
function matchesOf({ tokens, mention }: ActorPhrase, published: string | null): Match[] {
  const found: Match[] = [];
  for (let first = 0; first < tokens.length;) {
    const match =
      longestFrom(tokens, first, published) ?? (mention === "PER" || titled(tokens, first) ? surnameAt(tokens, first, published) : null);
    if (match === null) first++;
    else {
      found.push(match);
      first = match.last;
    }
  }
  return found;
}

function longestFrom(tokens: ActorPhrase["tokens"], first: number, published: string | null): Match | null {
  // Names open with a capital, a digit, or a small particle of their own ("al-Qaida").
  if (!/^[\p{Lu}\d]/u.test(tokens[first]?.text ?? "") && !/^(?:al|the|bin|peshmerga|janjaweed)$/i.test(tokens[first]?.text ?? ""))
    return null;
  for (let last = Math.min(tokens.length, first + LONGEST_NAME); last > first; last--) {
    const words = tokens.slice(first, last).map((t) => t.text);
    const key = keyOf(words.join(" "));
    // "us" is a country only in capitals.
    if (key.length < 2 || (key === "us" && words[0] === words[0]?.toLowerCase())) continue;
    const entries = lookUp(key);
    const entry = inOffice(entries, published);
    if (entry !== null) return { first, last, entry };
  }
  return null;
}

/** A name as it stands, else in the singular ("Iraqis", "Kurds"). */
function lookUp(key: string): readonly NameEntry[] {
  const exact = named(key);
  if (exact.length > 0 || !key.endsWith("s")) return exact;
  return named(key.slice(0, -1)).filter((e) => e.kind === "adjective");
}

function surnameAt(tokens: ActorPhrase["tokens"], at: number, published: string | null): Match | null {
  const token = tokens[at];
  // The last word of a name: "Gul Khan" is no Gul.
  if (token === undefined || token.upos !== "PROPN" || tokens[at + 1]?.upos === "PROPN") return null;
  if (at > 0 && tokens[at - 1]?.upos === "PROPN" && !titled(tokens, at)) return null;
  const known = bySurname(keyOf(token.text));
  const serving =
    published === null ? known : known.filter((e) => (e.from === "" || e.from <= published) && (e.to === "" || published <= e.to));
  // A surname that several leaders bear says nothing, unless they are of one country.
  const countries = new Set((serving.length > 0 ? serving : known).map((e) => e.country));
  const [entry] = serving.length > 0 ? serving : known;
  return entry !== undefined && countries.size === 1 ? { first: at, last: at + 1, entry } : null;
}

const titled = (tokens: ActorPhrase["tokens"], at: number): boolean => TITLES.has(keyOf(tokens[at - 1]?.text ?? ""));

/** Of several entries under one name, the one whose term covers the day; a country before its seat, a seat before a person. */
function inOffice(entries: readonly NameEntry[], published: string | null): NameEntry | null {
  const [first] = entries;
  if (first === undefined) return null;
  if (published === null || entries.length === 1) return entries.find((e) => e.kind === "country" || e.kind === "body") ?? first;
  const day = published.slice(0, 10);
  return entries.find((e) => (e.from === "" || e.from <= day) && (e.to === "" || day <= e.to)) ?? first;
}

function ofName(entry: NameEntry, role: string | null, published: string | null): ActorResolution {
  const day = published?.slice(0, 10) ?? null;
  const serves = day === null || ((entry.from === "" || entry.from <= day) && (entry.to === "" || day <= entry.to));
  const term = entry.from === "" && entry.to === "" ? "" : ` (${entry.from || "…"} to ${entry.to || "today"})`;
  // A role that stands at the name ("former President", "opposition leader") is fresher than a table.
  const sector = entry.kind === "person" || entry.kind === "leader" ? (role ?? (serves ? entry.sector : null)) : entry.sector;
  return {
    country: entry.country,
    countryBasis: basis(entry.country),
    sector,
    sectorBasis: basis(sector),
    id: entry.name,
    why: [
      `${entry.name} is ${entry.country ?? "of no one country"}, ${entry.sector ?? "no sector"}${term}${serves ? "" : ": not in office that day"}`,
    ],
  };
}

/** "Iraqis", "the Kurds", "an American": people of a country. */
function ofPeople(entry: NameEntry, upos: string): ActorResolution {
  const sector = upos === "ADJ" ? null : "CVL";
  return {
    country: entry.country,
    countryBasis: basis(entry.country),
    sector,
    sectorBasis: basis(sector),
    id: null,
    why: [`"${entry.name}" people are of ${entry.country}`],
  };
}

/** Names among the head's modifiers that say whose it is: the nearest adjective or possessor, with those joined to it by "and". */
function countriesOf(matches: readonly Match[], tokens: ActorPhrase["tokens"], head: number): Match[] {
  const usable = matches.filter(
    (m) =>
      m.entry.country !== null &&
      !NOT_THEIRS.has(tokens[m.last + 1]?.text.toLowerCase() ?? "") &&
      !NOT_THEIRS.has(tokens[m.last]?.text.toLowerCase() ?? ""),
  );
  const before = usable.filter((m) => m.first < head);
  const [nearest] = before.length > 0 ? [before.at(-1)] : usable;
  if (nearest === undefined) return [];
  const joined = before.filter((m) => m !== nearest && joinedTo(tokens, m, nearest) && m.entry.country !== nearest.entry.country);
  return [...joined, nearest];
}

/** Between the two stand only names, commas and "and". */
function joinedTo(tokens: ActorPhrase["tokens"], a: Match, b: Match): boolean {
  const between = tokens.slice(a.last, b.first);
  return (
    between.some((t) => ["and", "or", ","].includes(t.text)) &&
    between.every((t) => ["and", "or", ",", "the"].includes(t.text) || t.upos === "PROPN" || t.upos === "ADJ")
  );
}

function lemmasUpTo(tokens: ActorPhrase["tokens"], head: number): string[] {
  return tokens.slice(Math.max(0, head - 2), head + 1).map((t) => t.lemma.toLowerCase());
}
