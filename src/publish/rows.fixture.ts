import { builtinCodebook, cameoOf, intensityOf, quadOf } from "../codebook/index.js";
import type { ExportRow } from "../model/index.js";

const COUNTRIES = ["RUS", "IRN", "USA", "CHN", "ROU", "TLS", "KOR", "EGY", "PSE", "XKX", "IGO", "NGO", null] as const;
const NAMES = [
  "Russia",
  "the ministry",
  'Ana "Nino" Popescu',
  "=SUM(A1:A9)",
  "-Front; for Change",
  "Łódź\tcouncil",
  "+33 group",
  "@handle\r\nof mine",
  "A & B <Co>",
];
const PLACES = [
  { placeText: "Muscat", placeCountry: "OMN", lat: 23.58, lon: 58.41, precision: "city" },
  { placeText: "Bihor", placeCountry: "ROU", lat: 46.98, lon: 22.11, precision: "region" },
  { placeText: "the border", placeCountry: null, lat: null, lon: null, precision: null },
  { placeText: null, placeCountry: null, lat: null, lon: null, precision: null },
] as const;
const DATES = ["2020-01-03", "2020-01", "2020", null] as const;

/** Rows as the record gives them, seeded: the same seed gives the same rows. Names, titles and ids hold what breaks careless writers. */
export function* madeRows(count: number, seed: number): Generator<ExportRow> {
  const random = generator(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const side = () =>
    Array.from({ length: Math.floor(random() * 3) }, () => ({ name: one(NAMES), country: one(COUNTRIES), sector: one(SECTORS) }));
  for (let event = 1; event <= count; event++) {
    const { type, modes } = one(builtinCodebook.types);
    const mode = random() < 0.5 ? null : (one(modes)?.mode ?? null);
    const contexts = builtinCodebook.contexts.filter(() => random() < 0.05).map(({ name }) => name);
    const [actors, recipients] = [side(), side()];
    const report = Math.ceil(event / 4);
    const start = Math.floor(random() * 5000);
    yield {
      event,
      entry: Math.ceil(event / 2),
      report,
      reportId: `wire-${report}`,
      publisher: random() < 0.1 ? null : one(["The Gazette", "=cmd|' /C calc'!A0", 'The "Daily"\nNews']),
      published: random() < 0.05 ? null : "2020-01-04T10:00:00Z",
      title: random() < 0.1 ? null : `${one(NAMES)}, and ${one(NAMES)} ${Math.floor(random() * 1e6)}`,
      url: random() < 0.5 ? null : `https://gazette.example/a/${report}?x=1&y=2`,
      trigger: one(["held talks", "shelled", "-condemned", "said no"]),
      start,
      end: start + 10,
      type,
      mode,
      contexts,
      cameo: cameoOf(type, mode, contexts),
      quad: quadOf(type),
      intensity: intensityOf(type, mode),
      actorNames: actors.map((p) => p.name),
      actorCountries: actors.map((p) => p.country),
      actorSectors: actors.map((p) => p.sector),
      recipientNames: recipients.map((p) => p.name),
      recipientCountries: recipients.map((p) => p.country),
      recipientSectors: recipients.map((p) => p.sector),
      ...one(PLACES),
      date: one(DATES),
      factuality: one(["actual", "actual", "actual", "negated", "future", "hypothetical"]),
      speakers: random() < 0.5 ? [] : [one(NAMES)],
      confidence: Math.round(100 * random()) / 100,
      happening: 1 + (event % 3),
      annalist: "0.1.0",
      codebook: "plover-en@0.1.0",
      model: "reader-en@3",
    };
  }
}
const SECTORS = [...builtinCodebook.sectors.map(({ code }) => code), null];

/** A sink that keeps what it is given. */
export function keeper() {
  const chunks: Uint8Array[] = [];
  return {
    write: async (chunk: string | Uint8Array) => void chunks.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk),
    get bytes(): Uint8Array {
      return new Uint8Array(Buffer.concat(chunks));
    },
    get text(): string {
      return Buffer.concat(chunks).toString("utf8");
    },
    get writes(): number {
      return chunks.length;
    },
  };
}

/** Numbers from 0 to 1, the same for one seed on every machine (a linear congruential generator modulo 2^32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
