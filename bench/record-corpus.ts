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
const WORDS = "the minister of a land said on that day that talks with its neighbour would go on until an accord was signed by both".split(
  " ",
);
/** Days over which reports are spread. */
const DAYS = 3650;
const START = Date.UTC(2010, 0, 1);

export const PAIR = { actor: COUNTRIES[0] as string, recipient: COUNTRIES[1] as string };

/** `events` coded reports' worth of events, about four a report; countries are told of as unevenly as they are (Zipf). */
export function* codedReports(events: number, seed: number): Generator<CodedReport> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const country = (): string => COUNTRIES[Math.floor(COUNTRIES.length ** next()) - 1] as string;
  const party = (): Party => {
    const code = country();
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
  const event = (i: number, date: string): Event => ({
    trigger: "said",
    start: i * 40,
    end: i * 40 + 4,
    type: pick(TYPES),
    mode: null,
    contexts: ["diplomatic"],
    cameo: "042",
    quad: (1 + Math.floor(next() * 4)) as Event["quad"],
    intensity: Math.round(next() * 200 - 100) / 10,
    actors: [party()],
    recipients: next() < 0.7 ? [party()] : [],
    place:
      next() < 0.5
        ? {
            text: "there",
            start: 3,
            end: 8,
            country: country(),
            basis: "stated",
            name: null,
            admin1: null,
            lat: null,
            lon: null,
            precision: null,
          }
        : null,
    date: { value: date, words: { text: "that day", start: 9, end: 17 }, basis: "inferred" },
    factuality: (next() < 0.8 ? "actual" : "future") as Factuality,
    speakers: [{ text: "the minister", start: 0, end: 12, name: "the minister" }],
    confidence: Math.round(next() * 1000) / 1000,
    happening: i + 1,
    trace: ["trigger", "type", "actors", "date"].map((field) => ({
      field: field as "type",
      by: "event-model",
      why: "the reader's best, p = 0.87",
    })),
  });
  for (let [made, n] = [0, 0]; made < events; n++) {
    const published = new Date(START + Math.floor(next() * DAYS) * 86_400_000).toISOString().slice(0, 10);
    const text = `Report ${n}. ${Array.from({ length: 250 }, () => pick(WORDS)).join(" ")}`;
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
    const count = Math.min(events - made, 1 + Math.floor(next() * 7));
    made += count;
    yield { report, events: Array.from({ length: count }, (_, i) => event(i, published)) };
  }
}
