import type { Kinship } from "../grouping/kinship.js";
import type { Act } from "./act.js";
import { follows } from "./follows.js";

/** What speaks for two happenings belonging to one unfolding story, and how much. */
export interface StoryPart {
  readonly part: "told together" | "place" | "names" | "countries" | "topic" | "consequence" | "time" | "base";
  readonly worth: number;
}

/** Two happenings must share more than a country before they are one story. */
const BASE = -1.6;
const TOGETHER = 0.9;
const PLACE = 1;
const NAME = 0.8;
const COUNTRIES = [0, 0.5, 1.4] as const;
/** For each of two words of both topics, where a country is shared as well. */
const TOPIC = 0.6;
const CONSEQUENCE = 0.5;
/** Days after which nearness in time counts for nothing, and beyond which two happenings are never linked by themselves. */
const LONG = 45;

/** How two happenings are kin, part by part; symmetric. A story links happenings whose parts sum up to more than 0. */
export function storyParts(a: Act, b: Act): StoryPart[] {
  const gap = gapOf(a, b);
  const part = (name: StoryPart["part"], worth: number): StoryPart => ({ part: name, worth });
  return [
    part("told together", shared(a.reports, b.reports) > 0 ? TOGETHER : 0),
    part("place", shared(a.places, b.places) > 0 ? PLACE : 0),
    part("names", Math.min(2, shared(a.names, b.names)) * NAME),
    part("countries", COUNTRIES[Math.min(2, shared(a.countries, b.countries))] ?? 0),
    part("topic", shared(a.countries, b.countries) > 0 ? Math.min(2, shared(a.topic, b.topic)) * TOPIC : 0),
    part("consequence", gap !== null && consequence(a, b) ? CONSEQUENCE : 0),
    part("time", gap === null ? 0 : gap > LONG ? -10 : 0.5 - gap / LONG),
    part("base", BASE),
  ];
}

/**
 * Happenings that belong to one unfolding story: linked by shared parties, places and topics, by nearness in time, by what commonly follows what,
 * and by reports that tell both. A story is whatever hangs together by such links.
 */
export const stories: Kinship<Act> = {
  keyOf: (act) => act.id,
  blocksOf: blocks,
  neighboursOf: (act) => blocks(act).flatMap(beside),
  score: (a, b) => storyParts(a, b).reduce((sum, { worth }) => sum + worth, 0),
  linkage: "single",
  bars: [0, 0.75, 1.5, 2.25, 3],
};

const SPAN = "|";
/** A shared report, place, name, pair of countries or country and topic at nearly the same time: whatever shares none of these cannot reach a score above 0. */
function blocks({ days, countries, names, places, reports, topic }: Act): string[] {
  const sorted = [...countries].sort();
  const pairs = sorted.flatMap((one, i) => sorted.slice(i + 1).map((other) => `${one}-${other}`));
  const topics = sorted.flatMap((country) => [...topic].map((word) => `${country} ${word}`));
  const anchors = [...reports]
    .map((r) => `in ${r}`)
    .concat(
      [...places].map((p) => `at ${p}`),
      [...names].map((n) => `by ${n}`),
      pairs,
      topics,
    );
  if (days === null) return anchors.map((anchor) => `${anchor}${SPAN}?`);
  const [from, to] = [Math.floor(days.from / LONG), Math.floor(days.to / LONG)];
  return anchors.flatMap((anchor) => Array.from({ length: to - from + 1 }, (_, i) => `${anchor}${SPAN}${from + i}`));
}
function beside(block: string): string[] {
  const cut = block.lastIndexOf(SPAN);
  const span = Number(block.slice(cut + 1));
  return Number.isNaN(span) ? [block] : [-1, 0, 1].map((step) => `${block.slice(0, cut)}${SPAN}${span + step}`);
}

function gapOf(a: Act, b: Act): number | null {
  return a.days === null || b.days === null ? null : Math.max(0, a.days.from - b.days.to, b.days.from - a.days.to);
}
function consequence(a: Act, b: Act): boolean {
  const [first, then] = (a.days?.from ?? 0) <= (b.days?.from ?? 0) ? [a, b] : [b, a];
  const sameDay = a.days?.from === b.days?.from;
  return followsAny(first, then) || (sameDay && followsAny(then, first));
}
const followsAny = (first: Act, then: Act): boolean => [...first.types].some((type) => [...then.types].some((next) => follows(type, next)));
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((one) => b.has(one)).length;
