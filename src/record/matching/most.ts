import type { Traits } from "./traits.js";
import { BASE, WEIGHTS } from "./weights.js";

/*
 * Bounds of the score of two mentions of different reports and texts, so that an index can pass over pairs that cannot be one happening
 * without reading them. Whatever is not known counts as what weighs most.
 */

const worth = (found: string): number => WEIGHTS[found] ?? 0;
const best = (...found: readonly string[]): number => Math.max(...found.map(worth));
const kinds = (part: string): string[] => Object.keys(WEIGHTS).filter((found) => found.startsWith(part));

/** What parties add: where they may agree, where all are of other countries, where one side has none. */
export interface Sides {
  readonly agree: number;
  readonly differ: number;
  readonly open: number;
}
const sides = (part: string, among: readonly string[]): Sides => ({
  agree: best(...among),
  differ: worth(`${part}: other country`),
  open: worth(`${part}: open`),
});
export const ACTORS = sides(
  "actors",
  kinds("actors: ").filter((found) => !found.startsWith("actors: mutual: ")),
);
export const RECIPIENTS = sides("recipients", kinds("recipients: "));
export const MUTUALS = sides("actors: mutual", kinds("actors: mutual: "));
/** What counts add: where one may be the same, where all are others, where one side has none. */
export const COUNTS: Sides = { agree: worth("counts: shared"), differ: worth("counts: different"), open: worth("counts: open") };
/** What another country of the place takes off. */
export const ELSEWHERE = worth("place: other country");
/** What the next day, and more days between, take off against the same day. */
export const NEXT_DAY = worth("time: next day") - worth("time: same day");
export const LATER = best("time: days apart", "time: far apart") - worth("time: same day");
/** Days between beyond which two acts known to the day are far apart. */
const LAST = 3;

/** The most that a mention can score with another, parties and counts left out, with days that agree as well as they can. */
export function mostOf({ mention, spot }: Traits, same: boolean, time: "day" | "span" | "open"): number {
  const mode = mention.event.mode === null ? TYPE : MODE;
  return REST + (same ? mode : NEAR_TYPE) + TIME[time] + (spot.names.size === 0 ? COUNTRY : PLACE);
}
const [TYPE, MODE] = [best("type: same type", "type: near mode"), best("type: same type and mode", "type: same type", "type: near mode")];
const NEAR_TYPE = worth("type: near type");
const TIME = { day: worth("time: same day"), span: best("time: within", "time: published near"), open: worth("time: open") };
const COUNTRY = best("place: same country", "place: open");
const PLACE = best("place: same country", "place: open", "place: same place");
const REST =
  BASE +
  worth("words: shared") +
  best(...kinds("trigger: ")) +
  best(...kinds("denial: ")) +
  best("sources: quoted", "sources: own") +
  worth("report: two reports");

/** The most that parties and counts add to a mention's score. */
export function sidesOf({ actors, recipients, mention }: Traits, mutual: boolean): number {
  const counts = mention.counts.size === 0 ? COUNTS.open : Math.max(...Object.values(COUNTS));
  const most = (of: readonly unknown[], { agree, open }: Sides): number => (of.length === 0 ? open : Math.max(agree, open));
  return counts + (mutual ? most([...actors, ...recipients], MUTUALS) : most(actors, ACTORS) + most(recipients, RECIPIENTS));
}

/** Days apart at which two acts known to the day can still be one, where on the same day they score this at most; null for none. */
export function reachOf(most: number): number | null {
  if (most <= EDGE) return null;
  return most + NEXT_DAY <= EDGE ? 0 : most + LATER <= EDGE ? 1 : LAST;
}

/**
 * Whether of two acts that are not mutual, and score this at most on the same day, parties and counts left out, no side may tell against the
 * other where their days are apart.
 */
export function mustAgree(most: number, traits: Traits): boolean {
  const [actors, recipients] = [ACTORS, RECIPIENTS].map(({ agree, open }) => Math.max(agree, open)) as [number, number];
  const apart = Math.max(NEXT_DAY, LATER) + (traits.mention.counts.size === 0 ? COUNTS.open : Math.max(...Object.values(COUNTS)));
  return most + apart + Math.max(ACTORS.differ + recipients, actors + RECIPIENTS.differ) <= EDGE;
}

/** What counts as 0: sums of floating point numbers hang on their order. */
export const EDGE = -1e-9;

/** What of a mention tells that another's parties or place are of other countries. */
export interface Marks {
  /** Bits of the countries and names of its actors: 0 where it has none, all where the country of one is not known. */
  readonly actors: bigint;
  readonly recipients: bigint;
  /** The country of its place as a number, 0 where it is not known: two that fall together only give more to compare. */
  readonly place: number;
  /** Bits of the counts that it gives, 0 where it gives none. */
  readonly counts: number;
}

export const marksOf = ({ actors, recipients, spot, mention }: Traits): Marks => ({
  actors: bitsOf(actors),
  recipients: bitsOf(recipients),
  place: spot.country === null ? 0 : hashOf(spot.country) || 1,
  counts: [...mention.counts].reduce((bits, count) => bits | (1 << (hashOf(String(count)) & 31)), 0),
});

function bitsOf(parties: Traits["actors"]): bigint {
  let [countries, names] = [0, 0];
  for (const { country, names: own } of parties) {
    if (country === null) return -1n;
    countries |= 1 << (hashOf(country) & 31);
    for (const name of own) names |= 1 << (hashOf(name) & 31);
  }
  return BigInt.asIntN(64, (BigInt(countries) << 32n) | BigInt(names >>> 0));
}

/** 32 bits of a word. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) | 0;
}
