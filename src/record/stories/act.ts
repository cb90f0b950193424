import type { Traits } from "../matching/index.js";

/** A happening as stories see it: what its mentions say, put together. */
export interface Act {
  readonly id: string;
  readonly types: ReadonlySet<string>;
  /** Days since 1970; null where no mention has a time. */
  readonly days: { readonly from: number; readonly to: number } | null;
  /** Countries of its parties and its place. */
  readonly countries: ReadonlySet<string>;
  /** Own names of people and groups that take part. */
  readonly names: ReadonlySet<string>;
  /** Names of places below a country. */
  readonly places: ReadonlySet<string>;
  /** Stems of the words that tell it most, over all its mentions; a few. */
  readonly topic: ReadonlySet<string>;
  /** Ids of the reports that tell it. */
  readonly reports: ReadonlySet<string>;
}

/** How exactly a time is known, best first. */
const EXACT = ["day", "month", "year", "published"];

/** The act that these mentions tell of. */
export function actOf(id: string, mentions: readonly Traits[]): Act {
  const parties = mentions.flatMap(({ actors, recipients }) => [...actors, ...recipients]);
  const [days] = mentions
    .flatMap((mention) => mention.days ?? [])
    .sort((a, b) => EXACT.indexOf(a.known) - EXACT.indexOf(b.known) || a.to - a.from - (b.to - b.from) || a.from - b.from);
  return {
    id,
    types: new Set(mentions.map(({ mention }) => mention.event.type)),
    days: days === undefined ? null : { from: days.from, to: days.to },
    countries: new Set([...parties.map((p) => p.country), ...mentions.map((m) => m.spot.country)].filter((c) => c !== null)),
    names: new Set(parties.flatMap((p) => [...p.names])),
    places: new Set(mentions.flatMap((m) => [...m.spot.names])),
    topic: topicOf(mentions),
    reports: new Set(mentions.map((m) => m.mention.report)),
  };
}

/** Words in an act's topic. */
const TOPIC = 8;
function topicOf(mentions: readonly Traits[]): ReadonlySet<string> {
  const weights = new Map<string, number>();
  // Sums of floating point numbers hang on their order.
  for (const { mention } of mentions.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
    mention.words.stems.forEach((stem, i) => weights.set(stem, (weights.get(stem) ?? 0) + (mention.words.tells[i] as number)));
  const told = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(told.slice(0, TOPIC).map(([word]) => word));
}
