import { range, spanOf } from "./blocks.js";
import { hashOf, mostOf, mustAgree, reachOf, sidesOf } from "./most.js";
import type { Traits } from "./traits.js";
import { MUTUAL, nearTypes } from "./types.js";

/** Where an index holds a mention: under a name, at a day or a span of days. */
export interface Post {
  readonly name: string;
  readonly at: number;
}

/** Where a mention looks in the index: under any of the names, from one point to another, both inclusive. */
export interface Look {
  readonly names: readonly string[];
  readonly low: number;
  readonly high: number;
  /** Bits of the types that are looked for. */
  readonly types: number;
  /** Its day, where what is found has one too: each day apart lowers what the two can score. */
  readonly day: number | null;
  /** Whether both are mutual acts; null where neither parties nor counts are looked at, which `most` has then. */
  readonly mutual: boolean | null;
  /** Whether on other days than its own only that is found of which neither actors nor recipients are all of other countries. */
  readonly strict: boolean;
  /** What it can score at most with what is found, parties, counts and days left out. */
  readonly most: number;
}

/** Days by which a date that is not known to the day may be missed. */
const MISSED = 2;

/** A type as a bit: two that fall together only give more to look at. */
export const typeBit = (type: string): number => 1 << (hashOf(type) & 31);

/** By its type and day; where its day is not known, in each span of days in which it may have been. */
export function postsOf({ days, anchors, mention }: Traits): Post[] {
  const { type } = mention.event;
  if (days === null) return anchors.map((anchor) => ({ name: open(type, anchor), at: 0 }));
  if (days.known === "day") return anchors.map((anchor) => ({ name: dated(type, anchor), at: days.from }));
  return anchors.flatMap((anchor) => range(spanOf(days.from), spanOf(days.to)).map((at) => ({ name: spanned(anchor), at })));
}

/**
 * Where a mention looks for all that it can score above 0 with, but for those of its own report or family; nothing that is found is outside of
 * its blocks. What is of the same type is found over more days than what is of a type near it, which must agree in all else.
 */
export function looksOf(traits: Traits): Look[] {
  const { days, anchors, mention } = traits;
  const { type } = mention.event;
  const near = nearTypes(type);
  if (days === null)
    return near.map((other): Look => {
      const names = anchors.map((anchor) => open(other, anchor));
      return { names, low: 0, high: 0, ...told(traits, other), day: null, strict: false, most: mostOf(traits, other === type, "open") };
    });
  const missed = { low: days.from - MISSED, high: days.to + MISSED };
  const exact = near.flatMap((other): Look[] => {
    const names = anchors.map((anchor) => dated(other, anchor));
    const rest = told(traits, other);
    if (days.known !== "day")
      return [{ names, ...missed, ...rest, day: null, strict: false, most: mostOf(traits, other === type, "span") }];
    const most = mostOf(traits, other === type, "day");
    const reach = reachOf(most + sidesOf(traits, rest.mutual));
    if (reach === null) return [];
    const strict = !rest.mutual && mustAgree(most, traits);
    return [{ names, low: days.from - reach, high: days.from + reach, ...rest, day: days.from, strict, most }];
  });
  const types = near.reduce((bits, other) => bits | typeBit(other), 0);
  const most = mostOf(traits, true, "span") + Math.max(sidesOf(traits, true), sidesOf(traits, false));
  const spans = { low: spanOf(missed.low), high: spanOf(missed.high) };
  return [...exact, { names: anchors.map(spanned), ...spans, types, day: null, mutual: null, strict: false, most }];
}

const told = ({ mention }: Traits, other: string) => ({
  types: typeBit(other),
  mutual: MUTUAL.has(mention.event.type) && MUTUAL.has(other),
});

const open = (type: string, anchor: string): string => `${type}|?${anchor}`;
const dated = (type: string, anchor: string): string => `${type}|${anchor}`;
/** Most dates are known to the day: the others stand together, so that hardly anything is looked up for them. */
const spanned = (anchor: string): string => `~${anchor}`;
