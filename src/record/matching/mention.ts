import type { Event, Party, Report } from "../../model/index.js";
import { plain } from "./gazetteer.js";
import { countsIn } from "./numbers.js";
import type { Rarity } from "./rarity.js";
import { stem } from "./stem.js";

/** Of an event, what matching looks at. */
export type Told = Pick<Event, "trigger" | "start" | "end" | "type" | "mode" | "factuality"> & {
  readonly actors: readonly MatchParty[];
  readonly recipients: readonly MatchParty[];
  readonly place: Place | null;
  readonly date: { readonly value: string } | null;
  readonly speakers: readonly { readonly name: string }[];
};
export type MatchParty = Pick<Party, "name" | "country" | "sector">;

/** What matching looks at in an event's place; `EventPlace` fits. */
export interface Place {
  readonly text: string;
  readonly country: string | null;
  /** "city", "site" …, as the gazetteer says; null or left out where it is in no table. */
  readonly precision?: string | null;
}

/** Stems of words, each once, in the order of the alphabet; and what each tells, 0 to 1, in thousandths. */
export interface Words {
  readonly stems: readonly string[];
  readonly tells: readonly number[];
}

/** One event mention with what its report says around it: all that matching is told. */
export interface Mention {
  /** Id of its report. */
  readonly report: string;
  readonly event: Told;
  /** The number of the happening inside its report, as coding gave it; null where nobody has said. */
  readonly happening: number | null;
  /** Who brought the report out. */
  readonly publisher: string | null;
  /** ISO 8601. */
  readonly published: string | null;
  /** Reports that are copies of one text share it; null for a report of its own. */
  readonly family: string | null;
  /** The words around the trigger. */
  readonly words: Words;
  /** Counts told in the trigger's sentence: victims, marchers. */
  readonly counts: ReadonlySet<number>;
  /** The passage that words and counts were taken from, in plain letters: who is quoted stands there. */
  readonly passage: string;
}

/** A key that is the same whenever a mention arrives: its report's id and its trigger's offsets. */
export const keyOf = ({ report, event }: Mention): string =>
  `${report}\u0001${String(event.start).padStart(8, "0")}\u0001${event.end}\u0001${event.type}`;
/** The report's id in such a key. */
export const reportIn = (key: string): string => key.slice(0, key.indexOf("\u0001"));

/** What words of a neighbouring sentence tell, against those of the trigger's own. */
const BESIDE = 0.4;
/** Longest passage on either side of a trigger, in code units. */
const REACH = 500;
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$|^(?:yesterday|today|tomorrow|tonight|week|month|year|day|hour|morning|evening|night)s?$/i;

/** The mention of a happening that an event of a report is. */
export function mentionOf(
  report: Pick<Report, "id" | "text" | "publisher" | "published">,
  event: Told & { readonly happening: number | null },
  { rarity, family = null }: { readonly rarity: Rarity; readonly family?: string | null },
): Mention {
  const { own, beside } = passages(report.text, event.start, event.end);
  return {
    report: report.id,
    event,
    happening: event.happening,
    publisher: report.publisher,
    published: report.published,
    family,
    words: wordsOf(weigher(rarity), own, beside),
    counts: countsIn(own),
    passage: plain([own, ...beside].join(" ")),
  };
}

function wordsOf(weighed: ReturnType<typeof weigher>, own: string, beside: readonly string[]): Words {
  const most = new Map<string, number>();
  for (const { stem, tells } of weighed(own)) if (tells > (most.get(stem) ?? 0)) most.set(stem, tells);
  for (const passage of beside)
    for (const { stem, besides } of weighed(passage)) if (besides > (most.get(stem) ?? 0)) most.set(stem, besides);
  const stems = [...most.keys()].sort();
  return { stems, tells: stems.map((stem) => most.get(stem) as number) };
}

const rounded = (weight: number): number => Math.round(weight * 1000) / 1000;

interface Weighed {
  readonly stem: string;
  /** In the trigger's own sentence, and in one beside it. */
  readonly tells: number;
  readonly besides: number;
}
const WEIGHED = new WeakMap<Rarity, { readonly words: Map<string, Weighed>; readonly passages: Map<string, readonly Weighed[]> }>();
/** Words that are remembered: the commonest are most of any text. */
const WORDS = 50_000;
/** Passages that are remembered: a sentence is beside two others. */
const PASSAGES = 100;

/** The words of passages, with their stems and weights, each worked out once. */
function weigher(rarity: Rarity): (passage: string) => readonly Weighed[] {
  const { words, passages } = WEIGHED.get(rarity) ?? { words: new Map<string, Weighed>(), passages: new Map<string, readonly Weighed[]>() };
  WEIGHED.set(rarity, { words, passages });
  const weighedWord = (word: string): Weighed => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const tells = CALENDAR.test(word) ? 0 : rarity(word.replace(/['’]s?$/, ""));
    const weighed = { stem: stem(word), tells: rounded(tells), besides: rounded(BESIDE * tells) };
    if (words.size < WORDS) words.set(word, weighed);
    return weighed;
  };
  return (passage) => {
    const known = passages.get(passage);
    if (known !== undefined) return known;
    const found = (passage.match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? []).map(weighedWord);
    if (passages.size === PASSAGES) passages.clear();
    passages.set(passage, found);
    return found;
  };
}

/** The sentence around a trigger and the two beside it. A sentence ends at a stop before white space and a capital, or at a line break. */
export function passages(text: string, start: number, end: number): { own: string; beside: string[] } {
  const before = text.slice(Math.max(0, start - REACH), start).split(BREAK);
  const after = text.slice(end, end + REACH).split(BREAK);
  return {
    own: `${before.at(-1) ?? ""}${text.slice(start, end)}${after[0] ?? ""}`,
    beside: [before.at(-2) ?? "", after[1] ?? ""],
  };
}
const BREAK = /(?<=[.!?]["'”’)]?)\s+(?=["'“‘(]?[\p{Lu}\d])|\n+/u;
