import type { Event, Factuality, Party, Report } from "../src/model/index.js";
import type { CodedReport } from "../src/record/store/index.js";

/** Mulberry32: small, seeded, the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COUNTRIES = Array.from(
  { length: 200 },
  (_, i) => `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}X`,
);
const TYPES = ["CONSULT", "ACCUSE", "ASSAULT", "AGREE", "COERCE", "AID", "PROTEST", "REQUEST"] as const;
const SECTORS = ["GOV", "MIL", "REB", "CVL"] as const;
/** Made words, told as unevenly as those of a language. */
const VOCABULARY = 5000;
const SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu ya ze wi lo na".split(" ");
const WORDS = Array.from({ length: VOCABULARY }, (_, i) =>
  [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400)].map((n) => SYLLABLES[n] as string).join(""),
);
/** Words of a sentence at least, and beyond that; each of the first tells of one event. */
const [LEAST, MORE] = [19, 11];
/** Letters of a report. */
const LONG = 1300;
/** How many reports tell of what one of the last few told, in words of their own for the most part. */
const [AGAIN, LAST, OWN] = [0.4, 20, 0.6];
/** A million events are told of in ten years. */
const DAYS = 3650;
const DAILY = 1_000_000 / DAYS;
const START = Date.UTC(2010, 0, 1);
/** The years that the first so many events are told of in. */
export const yearsOf = (events: number): number => Math.max(1, Math.min(10, Math.ceil(events / DAILY / 365)));

export const PAIR = { actor: COUNTRIES[0] as string, recipient: COUNTRIES[1] as string };

/** What a report tells: its day, and its acts in their sentences. */
interface Told {
  readonly published: string;
  readonly acts: readonly { readonly event: Omit<Event, "start" | "end" | "happening">; readonly words: readonly string[] }[];
}

/**
 * `events` coded reports' worth of events, about four a report; countries are told of as unevenly as they are (Zipf). Two reports of five tell of
 * acts of a report shortly before them, in part with other words and without the recipients.
 * @param order whether reports come as they were published, as in an archive or a feed, or of all ten years at random.
 */
export function* codedReports(events: number, seed: number, order: "published" | "random" = "published"): Generator<CodedReport> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const uneven = <T>(list: readonly T[]): T => list[Math.floor(list.length ** next()) - 1] as T;
  const sentence = (): string[] => Array.from({ length: LEAST + Math.floor(next() * MORE) }, () => uneven(WORDS));
  const party = (): Party => {
    const code = uneven(COUNTRIES);
    return {
      text: code,
      start: 0,
      end: 3,
      name: `Ministry of ${code}`,
      country: code,
      countryBasis: "stated",
      sector: pick(SECTORS),
      sectorBasis: "inferred",
    };
  };
  const place = (): Event["place"] =>
    next() < 0.5
      ? {
          text: "there",
          start: 3,
          end: 8,
          country: uneven(COUNTRIES),
          basis: "stated",
          name: null,
          admin1: null,
          lat: null,
          lon: null,
          precision: null,
        }
      : null;
  const act = (date: string): Told["acts"][number] => ({
    words: sentence(),
    event: {
      trigger: "said",
      type: pick(TYPES),
      mode: null,
      contexts: ["diplomatic"],
      cameo: "042",
      quad: (1 + Math.floor(next() * 4)) as Event["quad"],
      intensity: Math.round(next() * 200 - 100) / 10,
      actors: [party()],
      recipients: next() < 0.7 ? [party()] : [],
      place: place(),
      date: { value: date, words: { text: "that day", start: 9, end: 17 }, basis: "inferred" },
      factuality: (next() < 0.8 ? "actual" : "future") as Factuality,
      speakers: [{ text: "the minister", start: 0, end: 12, name: "the minister" }],
      confidence: Math.round(next() * 1000) / 1000,
      trace: ["trigger", "type", "actors", "date"].map((field) => ({
        field: field as "type",
        by: "event-model",
        why: "the reader's best, p = 0.87",
      })),
    },
  });
  const told = (made: number): Told => {
    const day = Math.floor(order === "published" ? made / DAILY : next() * DAYS);
    const published = new Date(START + day * 86_400_000).toISOString().slice(0, 10);
    return { published, acts: Array.from({ length: 1 + Math.floor(next() * 7) }, () => act(published)) };
  };
  const again = ({ published, acts }: Told): Told => ({
    published,
    acts: acts.slice(0, 1 + Math.floor(next() * acts.length)).map(({ event, words }) => ({
      words: words.map((word) => (next() < OWN ? uneven(WORDS) : word)),
      event: { ...event, recipients: next() < 0.8 ? event.recipients : [], confidence: Math.round(next() * 1000) / 1000 },
    })),
  });
  const last: Told[] = [];
  for (let [made, n] = [0, 0]; made < events; n++) {
    const before = next() < AGAIN ? last[Math.floor(next() * last.length)] : undefined;
    const { published, acts: all } = before === undefined ? told(made) : again(before);
    const acts = all.slice(0, events - made);
    if (before === undefined) last.push({ published, acts });
    if (last.length > LAST) last.shift();
    let text = `Report ${n}.`;
    const coded = acts.map(({ event, words }, i): Event => {
      const start = text.length + 1;
      text += ` Said ${words.join(" ")}.`;
      return { ...event, start, end: start + 4, happening: i + 1 };
    });
    while (text.length < LONG) text += ` The ${sentence().join(" ")}.`;
    const report: Report = {
      id: String(n),
      text,
      title: `Report ${n}`,
      publisher: `Outlet ${Math.floor(next() * 100)}`,
      published,
      byline: null,
      updated: null,
      dateline: null,
      url: `https://outlet.example/${n}`,
      language: "en",
      blocks: [{ start: 0, end: text.length, kind: "body", furniture: false, why: "paragraph" }],
      evidence: { published: "given" },
    };
    made += acts.length;
    yield { report, events: coded };
  }
}
