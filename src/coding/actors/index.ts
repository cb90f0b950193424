import { covers } from "../../codebook/actors/terms.js";
import { holderOf } from "./holders.js";
import { isTitleWord, matchesOf, type ActorContext } from "./matches.js";
import { bodyServed, countriesOf, isTheirs, onlyPlaces, ownerBefore } from "./modifiers.js";
import type { NameEntry } from "./names.js";
import { basis, type ActorPhrase, type ActorResolution } from "./phrase.js";
import { lemmasUpTo, roleOf, roleSector, type Role } from "./roles.js";

export type { ActorContext } from "./matches.js";
export type { ActorPhrase, ActorResolution } from "./phrase.js";

/**
 * Who a phrase is, by its own words: names (with terms of office against the publication date), the role that its head gives, and the
 * country that its modifiers give. Two countries joined by "and" before one head are two actors.
 */
export function resolveActors(phrase: ActorPhrase, context: ActorContext): ActorResolution[] {
  const { tokens } = phrase;
  if (tokens.length === 0) return [];
  const head = Math.max(
    0,
    tokens.findIndex((t) => t.head === -1),
  );
  const matches = matchesOf(phrase, context);
  const own = matches.find((m) => m.first <= head && head < m.last && m.entry.kind !== "adjective");
  const role = roleOf(tokens, head, matches);
  if (own !== undefined) {
    const owner = isPerson(own.entry) ? bodyServed(matches, tokens, own) : ownerBefore(matches, tokens, own);
    const found = ofName(own.entry, role, context.published, owner);
    return [own.bySurname ? { ...found, bySurname: true } : found];
  }
  const people = matches.find((m) => m.first <= head && head < m.last);
  if (people !== undefined) return [ofPeople(people.entry, tokens[head]?.upos ?? "", isTheirs(tokens, people))];
  // A person's name hung on a title ("Foreign Minister Sergei Lavrov") says more than the title.
  const person = matches.find((m) => isPerson(m.entry));
  if (person !== undefined && isTitle(tokens, head, person.first))
    return [ofName(person.entry, role, context.published, bodyServed(matches, tokens, person))];
  // "EU member Poland", "its ally France".
  const bearer = matches.find((m) => m.entry.kind === "country" && m.first === head + 1 && tokens[head]?.upos === "NOUN");
  if (bearer !== undefined) return [ofName(bearer.entry, role, context.published)];
  const modifiers = countriesOf(matches, tokens, head, isPlural(tokens, head));
  // "Peru's U.N. ambassador" is of Peru's government.
  const sent = role?.sector === "IGO" && modifiers.some((m) => m.entry.country !== "IGO");
  const why = role === null || sent ? [] : [`"${role.words}" is ${role.sector}`];
  const sector = sent ? "GOV" : (role?.sector ?? matches.find((m) => m.entry.kind === "body")?.entry.sector ?? null);
  const base = { sector, sectorBasis: basis(sector), id: null };
  if (modifiers.length === 0) return [{ ...base, country: null, countryBasis: "unknown", why }];
  return modifiers.map((match) => {
    const { entry } = match;
    const named = matches.some((m) => m.first >= head && isPerson(m.entry));
    const holder = named || isPlural(tokens, head) ? null : holderOf(entry.country ?? "", lemmasUpTo(tokens, head), context.published);
    return {
      ...base,
      id: holder?.id ?? null,
      country: entry.country,
      countryBasis: onlyPlaces(tokens, head, match) ? "inferred" : basis(entry.country),
      why: [
        ...why,
        `"${entry.name}" gives the country ${entry.country}`,
        ...(holder === null ? [] : [`the ${holder.office} was ${holder.id} (${termOf(holder)})`]),
      ],
    };
  });
}

const isPerson = (entry: NameEntry): boolean => entry.kind === "person" || entry.kind === "leader";
const isPlural = (tokens: ActorPhrase["tokens"], head: number): boolean =>
  tokens[head]?.text.toLowerCase() !== tokens[head]?.lemma.toLowerCase();

/** A title, not somebody who belongs to the person ("the president's supporters", "the party of Angela Merkel"). */
function isTitle(tokens: ActorPhrase["tokens"], head: number, name: number): boolean {
  if (!isTitleWord(tokens[head]?.lemma ?? "") && roleSector([tokens[head]?.lemma.toLowerCase() ?? ""]) === null) return false;
  const word = tokens[name];
  return name > head && !["nmod", "obl", "acl"].includes(word?.deprel ?? "") && !tokens.some((t) => t.head === name && t.deprel === "case");
}

const termOf = ({ from, to }: NameEntry): string => `${from || "…"} to ${to || "today"}`;

function ofName(entry: NameEntry, role: Role | null, published: string | null, owner: string | null = null): ActorResolution {
  const serves = published === null || covers(entry, published.slice(0, 10));
  const term = entry.from === "" && entry.to === "" ? "" : ` (${termOf(entry)})`;
  // A role that stands at the name ("former President", "opposition leader") is fresher than a table.
  const sector = isPerson(entry) ? (owner ?? role?.sector ?? (serves ? entry.sector : null)) : entry.sector;
  const country = owner ?? entry.country;
  const office = entry.office === null ? "" : `, ${entry.office}`;
  const late = serves ? "" : isPerson(entry) ? ": not in office that day" : ": no longer so that day";
  return {
    country,
    countryBasis: basis(country),
    sector,
    sectorBasis: basis(sector),
    id: owner === null || owner === entry.country || isPerson(entry) ? entry.id : null,
    ...(entry.office === null ? {} : { office: entry.office }),
    why: [
      `${entry.name}${entry.id === entry.name ? "" : ` (${entry.id})`} is ${entry.country ?? "of no one country"}, ${entry.sector ?? "no sector"}${office}${term}${late}`,
      ...(owner === null || owner === entry.country ? [] : [`the words before it give the country ${owner}`]),
      ...(role !== null && isPerson(entry) ? [`"${role.words}" is ${role.sector}`] : []),
    ],
  };
}

/** "Iraqis", "the Kurds", "an American": people of a country. */
function ofPeople(entry: NameEntry, upos: string, theirs: boolean): ActorResolution {
  const sector = upos === "ADJ" ? null : "CVL";
  const country = theirs ? entry.country : null;
  return {
    country,
    countryBasis: basis(country),
    sector,
    sectorBasis: basis(sector),
    id: null,
    why: theirs ? [`"${entry.name}" people are of ${country}`] : [],
  };
}
