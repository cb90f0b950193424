import type { Candidate, Gazetteer } from "../../codebook/gazetteer/gazetteer.js";
import { kilometres } from "../../kit/distance.js";
import { PLACE_KINDS } from "../../codebook/gazetteer/kinds.js";
import { containersOf, type Reading } from "./readings.js";
import type { Toponym } from "./toponyms.js";

/** The place that a toponym names, and why it and not another. */
export interface Choice {
  readonly reading: Reading;
  readonly why: string;
  /** Whether the words alone decide: a single place of the name, or its container named beside it. */
  readonly stated: boolean;
  /** A small place that nothing else in the report speaks for: it may be there, but the report is not about its country. */
  readonly weak: boolean;
}
interface Scored {
  readonly reading: Reading;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** How much each kind of evidence weighs; set on the development half of the gold toponyms. */
const WEIGHT = {
  country: 8,
  region: 5.5,
  own: 4.4,
  population: 0.55,
  fame: 0.45,
  capital: 1,
  seat: 0.4,
  quarter: -0.4,
  alternate: -4,
  unplaced: -5,
  kindTold: 3,
  contained: 8,
  reportCountry: 3,
  sameSentence: 0.4,
  near: [
    [50, 1.5],
    [150, 1],
    [400, 0.4],
  ],
} as const;
/** How much of a name's vote its likeliest place takes before anything is chosen. */
const SHARPNESS = 2.5;
/** What a place must lead its namesakes by, for the name alone to tell it. */
const LEAD = 0.8;
/** Rounds in which toponyms inform each other; after the second hardly one changes. */
const ROUNDS = 3;

/** Chooses for all toponyms of a report together; null where none of its readings is known. */
export function choosePlaces(
  gazetteer: Gazetteer,
  text: string,
  toponyms: readonly Toponym[],
  adjectives: ReadonlySet<string>,
): (Choice | null)[] {
  const names = toponyms.map((toponym, i) => ({
    toponym,
    key: toponym.text.toLowerCase(),
    open: openVotes(toponym),
    container: explicitContainer(gazetteer, text, toponyms, i),
  }));
  let chosen: (Scored | null)[] = toponyms.map(() => null);
  for (let round = 0; round < ROUNDS; round++) chosen = chooseAgain(names, chosen, adjectives);
  // One name in one report is one place, unless the words beside it say otherwise.
  return chosen.map((choice, i): Choice | null => {
    if (choice === null) return null;
    const contained = choice.reasons.some((r) => r.startsWith("in "));
    const twin = contained ? -1 : names.findIndex((n, j) => n.key === names[i]?.key && chosen[j]?.reasons.some((r) => r.startsWith("in ")));
    const final = chosen[twin] ?? choice;
    const stated = final.reasons.some((r) => r.startsWith("in ")) || leads(final.reading, toponyms[i]?.readings ?? []);
    return {
      reading: final.reading,
      weak: PLACE_KINDS[final.reading.kind] === "city" && final.reading.population < SMALL && final.reasons.length === 0,
      stated,
      why: explain(gazetteer, final, toponyms[i]?.readings.length ?? 1, twin >= 0),
    };
  });
}

/** A toponym with what stays the same in every round. */
interface Name {
  readonly toponym: Toponym;
  /** Names alike are one name. */
  readonly key: string;
  /** How its vote is shared among its readings before anything is chosen. */
  readonly open: readonly number[];
  readonly container: readonly Candidate[] | null;
}

/** One round: each name's best reading, by what was chosen for the others in the round before. */
function chooseAgain(names: readonly Name[], before: readonly (Scored | null)[], adjectives: ReadonlySet<string>): (Scored | null)[] {
  const told = new Map<string, Told>();
  const chosen: (Scored | null)[] = [];
  for (const { toponym, key, container } of names) {
    const others = told.get(key) ?? toldBeside(names, before, key, adjectives);
    told.set(key, others);
    let best: Scored | null = null;
    for (const reading of toponym.readings) {
      const scored = score(reading, toponym, others, container);
      if (best === null || scored.score > best.score) best = scored;
    }
    chosen.push(best === null || unsupported(best.reading, toponym, others.votes) ? null : best);
  }
  return chosen;
}

/** A foreign, an old or an otherwise spelt name, or a doubtful one, in a report that names other countries and not this one. */
function unsupported(reading: Reading, { doubtful }: Toponym, votes: ReadonlyMap<string, number>): boolean {
  if (reading.country === null || (votes.get(reading.country) ?? 0) >= SUPPORT) return false;
  if (doubtful) return reading.kind !== "country";
  return (reading.respelt || (reading.alternate && reading.population < KNOWN)) && [...votes.values()].some((v) => v >= SUPPORT);
}
/** Votes that make a country one that the report is about; a name that English papers give to a town of this size needs none. */
const SUPPORT = 0.7;
const KNOWN = 500_000;

/** Whether a place is so much better known than its namesakes elsewhere that its name alone tells it. */
const leads = (reading: Reading, readings: readonly Reading[]): boolean =>
  readings.every(
    (r) =>
      r.entry === reading.entry || !(kilometres(r.lat, r.lon, reading.lat, reading.lon) > AREA_KM) || prior(reading) - prior(r) >= LEAD,
  );

/** What the names of a report other than one say. */
interface Told {
  /** Where they are, as they were chosen in the round before. */
  readonly others: readonly { readonly place: Reading; readonly sentence: number }[];
  readonly votes: ReadonlyMap<string, number>;
  /** Votes of the country that has most. */
  readonly most: number;
}

function toldBeside(names: readonly Name[], before: readonly (Scored | null)[], key: string, adjectives: ReadonlySet<string>): Told {
  const votes = countryVotes(names, before, key, adjectives);
  const others: { place: Reading; sentence: number }[] = [];
  for (const [i, name] of names.entries()) {
    const choice = before[i];
    if (choice != null && name.key !== key) others.push({ place: choice.reading, sentence: name.toponym.sentence });
  }
  return { others, votes, most: Math.max(FEW, ...votes.values()) };
}

function score(reading: Reading, toponym: Toponym, told: Told, container: readonly Candidate[] | null): Scored {
  const reasons: string[] = [];
  let score = prior(reading);
  if (container !== null) {
    const inside = container.find((c) => contains(c, reading));
    if (inside !== undefined) {
      score += WEIGHT.contained;
      reasons.push(`in ${inside.region ?? inside.country ?? ""}`);
    }
  }
  const share = reading.country === null ? 0 : (told.votes.get(reading.country) ?? 0) / told.most;
  if (share > 0) {
    score += WEIGHT.reportCountry * share;
    if (share > 0.3) reasons.push(`the report is about ${reading.country}`);
  }
  let nearest = Infinity;
  for (const { place, sentence } of told.others) {
    if (place.entry === reading.entry) continue;
    const precision = PLACE_KINDS[place.kind];
    if (precision === "country" && sentence === toponym.sentence && place.country === reading.country) score += WEIGHT.sameSentence;
    if (precision === "country" || precision === "water" || Math.abs(place.lat - reading.lat) > FAR) continue;
    nearest = Math.min(nearest, kilometres(place.lat, place.lon, reading.lat, reading.lon));
  }
  if (PLACE_KINDS[reading.kind] !== "country") {
    const [, bonus = 0] = WEIGHT.near.find(([km]) => nearest <= km) ?? [];
    score += bonus;
    if (bonus > 0) reasons.push(`${Math.round(nearest)} km from another place that it names`);
  }
  return { reading, score, reasons };
}

/** Votes below which a report is hardly about its first country: one name of the United States does not set a report there. */
const FEW = 2;
/** People below which a town alone sets no report in its country. */
const SMALL = 50_000;
/** Degrees of latitude beyond which nothing is near. */
const FAR = 4;

function prior(r: Reading): number {
  const precision = PLACE_KINDS[r.kind];
  const town = WEIGHT.population * Math.log10(r.population + 100) + WEIGHT.fame * Math.log2(1 + r.fame);
  const kind =
    r.kind === "unplaced"
      ? WEIGHT.unplaced
      : precision === "country"
        ? WEIGHT.country
        : precision === "region"
          ? WEIGHT.region
          : precision === "city" && r.population > 0
            ? town + (r.kind === "capital" ? WEIGHT.capital : r.kind === "seat" ? WEIGHT.seat : r.kind === "quarter" ? WEIGHT.quarter : 0)
            : precision === "city" && r.region !== null
              ? town
              : WEIGHT.own;
  return kind + (r.alternate ? WEIGHT.alternate : 0) + (r.kindTold ? WEIGHT.kindTold : 0);
}

/** What the other names of a report say of its countries. The dateline, and what has a sentence of its own, count alike. */
function countryVotes(
  names: readonly Name[],
  chosen: readonly (Scored | null)[],
  key: string,
  adjectives: ReadonlySet<string>,
): Map<string, number> {
  const votes = new Map<string, number>();
  const vote = (country: string | null, weight: number) => {
    if (country !== null) votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  for (const country of adjectives) vote(country, 0.5);
  const heard = new Set<number>();
  for (const [j, { toponym, open, key: own }] of names.entries()) {
    if (own === key || toponym.not !== null) continue;
    const sure = chosen[j];
    if (sure != null) {
      // However often and under whatever names a place is named, it is one witness.
      if (heard.has(sure.reading.entry)) continue;
      heard.add(sure.reading.entry);
      vote(sure.reading.country, sure.reading.kind === "country" || toponym.readings.length === 1 ? 1 : 0.7);
    } else {
      for (const [k, reading] of toponym.readings.entries()) vote(reading.country, open[k] ?? 0);
    }
  }
  return votes;
}

/** Before anything is chosen, each name counts for the countries that it may lie in: what each of its readings takes of its vote. */
function openVotes({ readings }: Toponym): number[] {
  const weights = readings.map((r) => Math.exp(SHARPNESS * prior(r)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** What a name beside this one says that contains it: "Paris, Texas", "Kontagora in Niger State", "Kupiansk (Ukraine)". */
function explicitContainer(gazetteer: Gazetteer, text: string, toponyms: readonly Toponym[], index: number): readonly Candidate[] | null {
  const toponym = toponyms[index];
  if (toponym === undefined) return null;
  const next = toponyms.find((t) => t.start >= toponym.end && t.sentence === toponym.sentence);
  if (
    next !== undefined &&
    /^(?:,? ?| \(|, (?:in|the capital of|the main town of) | in (?:the )?| (?:district|province|region|county) (?:of|in) | of )$/i.test(
      text.slice(toponym.end, next.start),
    )
  ) {
    const containers = containersOf(gazetteer, next.readings, next.text).filter((c) =>
      toponym.readings.some((r) => r.entry !== c.entry && contains(c, r)),
    );
    if (containers.length > 0) return containers;
  }
  // The container itself: of its namesakes, the one that holds what stands before it.
  const last = toponyms.findLast((t) => t.end <= toponym.start && t.sentence === toponym.sentence);
  if (last !== undefined && /^(?:, ?| in | \()$/.test(text.slice(last.end, toponym.start))) {
    const own = containersOf(gazetteer, toponym.readings, toponym.text).filter((c) =>
      last.readings.some((r) => r.entry !== c.entry && contains(c, r)),
    );
    if (own.length > 0) return own.map((c) => ({ ...c }));
  }
  return null;
}

/** Whether a country, a region or an area holds a place; an area by distance, since the tables know no borders. */
function contains(container: Candidate, place: Candidate): boolean {
  if (container.entry === place.entry) return true;
  if (container.kind === "country") return place.country === container.country && place.kind !== "country";
  if (container.kind === "region" && container.region !== null && place.region !== null) return place.region === container.region;
  return (
    (container.country === null || place.country === container.country) &&
    kilometres(container.lat, container.lon, place.lat, place.lon) < AREA_KM
  );
}
const AREA_KM = 250;

function explain(gazetteer: Gazetteer, { reading, reasons }: Scored, readings: number, twin: boolean): string {
  const where = [gazetteer.place(reading.entry).admin1, reading.country].filter(Boolean).join(", ");
  const of = readings === 1 ? "the only place of this name" : `of ${readings} places of this name`;
  const because = reasons.length > 0 ? `: ${reasons.join("; ")}` : readings === 1 ? "" : ": the best known";
  const spelt = reading.respelt ? `, written otherwise` : "";
  return `${gazetteer.nameOf(reading.entry)}${where === "" ? "" : ` in ${where}`}, ${of}${spelt}${because}${twin ? ", as elsewhere in the report" : ""}`;
}
