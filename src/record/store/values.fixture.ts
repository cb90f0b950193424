import type { Event, Party, Report } from "../../model/index.js";

/** A report of our own making. */
export function aReport(text: string, given: Partial<Report> = {}): Report {
  const block = { start: 0, end: text.length, kind: "body", furniture: false, why: "the only paragraph" } as const;
  return {
    id: `r: ${text}`,
    text,
    title: null,
    publisher: "Harbour Gazette",
    published: "2020-01-03",
    updated: null,
    byline: null,
    dateline: null,
    url: null,
    language: "en",
    blocks: [block],
    evidence: { published: "given" },
    ...given,
  };
}

export const aParty = (name: string, country: string | null, sector: string | null = "GOV"): Party => ({
  text: name,
  start: 0,
  end: name.length,
  name,
  country,
  countryBasis: country === null ? "unknown" : "stated",
  sector,
  sectorBasis: sector === null ? "unknown" : "inferred",
});

/** An event of that report's first words. */
export function anEvent(given: Partial<Event> = {}): Event {
  return {
    trigger: "met",
    start: 7,
    end: 10,
    type: "CONSULT",
    mode: "visit",
    contexts: ["diplomatic"],
    cameo: "042",
    quad: 1,
    intensity: 2.5,
    actors: [aParty("Russia", "RUS")],
    recipients: [aParty("Iran", "IRN")],
    place: {
      text: "Tehran",
      start: 19,
      end: 25,
      country: "IRN",
      basis: "stated",
      name: null,
      admin1: null,
      lat: null,
      lon: null,
      precision: null,
    },
    date: {
      value: "2020-01-02",
      words: { text: "Thursday", start: 30, end: 38 },
      basis: "stated",
    },
    factuality: "actual",
    speakers: [{ text: "the ministry", start: 40, end: 52, name: "Foreign Ministry" }],
    confidence: 0.75,
    happening: 1,
    trace: [{ field: "type", by: "event-model", why: "p = 0.75" }],
    ...given,
  };
}

export const VERSIONS = { annalist: "1.0.0", codebook: "plover-en@1", model: "reader-en@1", minConfidence: null };

/** How much a word tells, in tests. */
export const RARITY = (): number => 0.5;

/** Two happenings of a report, told of by no report with another number. */
export function twoEvents(number: number): Event[] {
  const day = new Date(Date.UTC(2000, 0, 1 + 12 * number)).toISOString().slice(0, 10);
  const date = { value: day, words: null, basis: "stated" } as const;
  return [anEvent({ date }), anEvent({ date, type: "AID", mode: null, start: 20, end: 23, happening: 2 })];
}

/** Two happenings that no report of another text tells of. */
export const ownEvents = ({ text }: { readonly text: string }): Event[] =>
  twoEvents([...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 99_991, 7));
