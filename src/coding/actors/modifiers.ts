import type { Match } from "./matches.js";
import type { ActorPhrase } from "./phrase.js";
import { actsFor } from "./roles.js";

/** "U.S.-backed rebels": the country behind them is not theirs. */
const NOT_THEIRS: ReadonlySet<string> = new Set(
  "backed supported funded financed trained armed equipped sponsored allied aligned linked controlled held occupied made bound educated speaking style brokered mediated drafted friendly".split(
    " ",
  ),
);
/** "pro-Russian separatists", "anti-Syrian politicians". */
const AGAINST_OR_FOR = /^(?:pro|anti|non|ex)-?$/i;
/** "ethnic Albanian rebels" may be of any country. */
const DESCENT = /^ethnic$/i;

/** Whether a name among a phrase's words says whose they are. */
export const isTheirs = (tokens: ActorPhrase["tokens"], { first, last }: Match): boolean => {
  const word = (at: number): string => tokens[at]?.text.toLowerCase() ?? "";
  const after = word(last) === "-" ? word(last + 1) : word(last);
  const before = word(first - 1) === "-" ? word(first - 2) : word(first - 1);
  return !NOT_THEIRS.has(after) && !NOT_THEIRS.has(word(last + 1)) && !AGAINST_OR_FOR.test(before) && !DESCENT.test(before);
};

/** Nouns whose possessor is somebody else: whom it is done to ("Carroll's kidnappers", "critics of the Kremlin"), or the other of two ("Kyiv and its allies"). */
const DOERS: ReadonlySet<string> = new Set(
  (
    "kidnapper abductor captor hijacker killer murderer assassin attacker assailant critic opponent detractor invader occupier " +
    "ally neighbour neighbor rival enemy adversary foe partner counterpart backer patron creditor lender donor employer"
  ).split(" "),
);

/** Whether a noun's possessor is another than whom it names, so that it does not tell whose they are. */
export const isDoer = (lemma: string): boolean => DOERS.has(lemma.toLowerCase());

function isDoneTo(tokens: ActorPhrase["tokens"], head: number, match: Match): boolean {
  const possesses = /^['’]s?$/.test(tokens[match.last]?.text ?? "") || prepositionOf(tokens, head, match) === "of";
  return possesses && isDoer(tokens[head]?.lemma ?? "");
}

/**
 * Names among the head's modifiers that say whose it is: the nearest adjective or possessor, with those joined to it by "and". Behind the
 * head, joined ones count where it is several: "the embassies of Denmark and Norway".
 */
export function countriesOf(matches: readonly Match[], tokens: ActorPhrase["tokens"], head: number, several: boolean): Match[] {
  const usable = matches.filter((m) => m.entry.country !== null && isTheirs(tokens, m) && !isDoneTo(tokens, head, m));
  const before = usable.filter((m) => m.first < head);
  const nearest = sentTo(before, tokens[head]?.lemma ?? "") ?? before.at(-1) ?? usable[0];
  if (nearest === undefined) return [];
  const beside = before.length > 0 ? before : several ? usable : [];
  const joined = beside.filter((m) => m !== nearest && joinedTo(tokens, m, nearest) && m.entry.country !== nearest.entry.country);
  return [...joined, nearest].sort((a, b) => a.first - b.first);
}

/** Whether a name only tells where somebody is or was born ("gunmen in Iraq", "the Jordanian-born militant"): most often, not always, whose they are. */
export function onlyPlaces(tokens: ActorPhrase["tokens"], head: number, match: Match): boolean {
  const born = tokens.slice(match.last, match.last + 2).some((t) => t.text.toLowerCase() === "born");
  return born || (match.first > head && !BELONGS.has(prepositionOf(tokens, head, match) ?? ""));
}

/** "the army of Chad", "soldiers from Chad". */
const BELONGS: ReadonlySet<string> = new Set(["of", "from"]);

/** The last preposition between a head and a name behind it. */
function prepositionOf(tokens: ActorPhrase["tokens"], head: number, { first }: Match): string | null {
  const between = tokens.slice(head + 1, Math.max(head + 1, first));
  return between.findLast((t) => t.upos === "ADP")?.text.toLowerCase() ?? null;
}

/** Those whom a country sends to a body of states: "Russia's U.N. ambassador" is Russia's. */
const SENT: ReadonlySet<string> = new Set("ambassador envoy representative delegate delegation mission diplomat".split(" "));

function sentTo(before: readonly Match[], lemma: string): Match | undefined {
  const [sender, body] = before.slice(-2);
  return SENT.has(lemma.toLowerCase()) && body?.entry.country === "IGO" && PLACES.has(sender?.entry.kind ?? "") ? sender : undefined;
}

/** Between the two stand only names, commas, "and" or a hyphen ("a NATO-Afghan patrol"). */
function joinedTo(tokens: ActorPhrase["tokens"], a: Match, b: Match): boolean {
  const [left, right] = a.first < b.first ? [a, b] : [b, a];
  const between = tokens.slice(left.last, right.first);
  return (
    between.some((t) => JOINS.has(t.text)) &&
    between.every((t) => JOINS.has(t.text) || t.text === "the" || t.upos === "PROPN" || t.upos === "ADJ")
  );
}

const JOINS: ReadonlySet<string> = new Set(["and", "or", ",", "-", "–"]);

/** A body whose name others bear too ("Japan's Liberal Democratic Party", "Nepalese Maoists") is of the country that stands before it. */
export function ownerBefore(matches: readonly Match[], tokens: ActorPhrase["tokens"], own: Match): string | null {
  if (own.entry.kind !== "body" || own.entry.country === "IGO") return null;
  if (own.entry.country !== null && !SHARED.has(own.entry.sector ?? "")) return null;
  const owner = matches.findLast((m) => m.last <= own.first && PLACES.has(m.entry.kind) && isTheirs(tokens, m));
  const between = owner === undefined ? [] : tokens.slice(owner.last, own.first);
  return between.every((t) => t.text.startsWith("'") || t.text.startsWith("’") || t.upos === "ADJ") ? (owner?.entry.country ?? null) : null;
}

/** Whoever speaks for a body of states is the body's, whatever office at home the tables know ("U.N. envoy Martti Ahtisaari"). */
export function bodyServed(matches: readonly Match[], tokens: ActorPhrase["tokens"], name: Match): string | null {
  const body = matches.findLast((m) => m.last <= name.first && m.entry.kind === "body" && m.entry.country === "IGO");
  const between = body === undefined ? [] : tokens.slice(body.last, name.first);
  const sender = matches.some((m) => body !== undefined && m.last <= body.first && PLACES.has(m.entry.kind));
  if (sender && between.some((t) => SENT.has(t.lemma.toLowerCase()))) return null;
  const title = between.every((t) => ["NOUN", "PROPN", "ADJ", "PUNCT", "PART"].includes(t.upos));
  return title && between.some((t) => actsFor(t.lemma.toLowerCase())) ? "IGO" : null;
}

const SHARED: ReadonlySet<string> = new Set(["LEG", "PTY", "OPP", "MIL", "COP", "JUD", "GOV", "SPY"]);
const PLACES: ReadonlySet<string> = new Set(["country", "region", "former", "seat", "adjective"]);
