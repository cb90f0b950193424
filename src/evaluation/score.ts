import { overlap } from "../kit/overlap.js";
import type { GoldDocument, GoldEvent } from "./gold.js";
import { sentenceIndex } from "./sentences.js";

/** What the scorer looks at in a predicted event; `Event` fits. */
export interface Predicted {
  readonly trigger: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly mode: string | null;
  readonly actors: readonly PredictedParty[];
  readonly recipients: readonly PredictedParty[];
  readonly place: { readonly country: string | null } | null;
  readonly date: { readonly value: string } | null;
  readonly factuality: string;
  readonly speakers: readonly { readonly text: string }[];
  readonly happening: number;
}
interface PredictedParty {
  readonly text: string;
  readonly name?: string | null | undefined;
  readonly country: string | null;
  readonly sector: string | null;
}

export interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}
export const LEVELS = ["detect", "type", "typeAndActor", "triple"] as const;
export const ATTRIBUTES = ["mode", "factuality", "place", "date", "speakers", "sector"] as const;

/** One way in which a prediction and the gold differ. */
export interface Difference {
  readonly document: string;
  readonly kind: "missed" | "extra" | "type" | "parties";
  readonly what: string;
}
export interface Score {
  readonly documents: number;
  readonly gold: number;
  readonly predicted: number;
  readonly levels: Readonly<Record<(typeof LEVELS)[number], Prf>>;
  /** Accuracy on events whose trigger and type are right. */
  readonly attributes: Readonly<Record<(typeof ATTRIBUTES)[number], number>>;
  /** On the same events, of the sides (actors, recipients) where gold names a party: those whose set of countries is right. */
  readonly countries: number;
  /** Pairs of matched mentions put into one happening. */
  readonly happening: Prf;
  readonly types: Readonly<Record<string, Prf & { readonly gold: number; readonly predicted: number }>>;
  readonly differences: readonly Difference[];
}

/** Scores predictions against gold documents. An event of a document without prediction counts as missed. */
export function score(documents: readonly { readonly gold: GoldDocument; readonly predicted: readonly Predicted[] }[]): Score {
  const tally = new Tally();
  for (const { gold, predicted } of documents) tally.add(gold, predicted);
  return tally.result(documents.length);
}

class Tally {
  private readonly hits = { detect: 0, type: 0, typeAndActor: 0, triple: 0 };
  private gold = 0;
  private predicted = 0;
  private readonly accuracy = new Map<string, { right: number; all: number }>();
  private readonly pairs = { both: 0, gold: 0, predicted: 0 };
  private readonly types = new Map<string, { gold: number; predicted: number; right: number }>();
  private readonly differences: Difference[] = [];

  add(document: GoldDocument, predicted: readonly Predicted[]): void {
    const gold = document.events;
    this.gold += gold.length;
    this.predicted += predicted.length;
    for (const e of gold) this.ofType(e.type).gold++;
    for (const e of predicted) this.ofType(e.type).predicted++;
    const matched = match(document.text, gold, predicted);
    for (const [g, p] of matched) this.compare(document.id, g, p);
    this.countHappenings(matched);
    const [found, used] = [new Set(matched.map(([g]) => g)), new Set(matched.map(([, p]) => p))];
    const report = (kind: Difference["kind"], e: GoldEvent | Predicted) =>
      this.differences.push({ document: document.id, kind, what: `${e.type} ${e.trigger}` });
    gold.filter((g) => !found.has(g)).forEach((g) => report("missed", g));
    predicted.filter((p) => !used.has(p)).forEach((p) => report("extra", p));
  }

  private compare(document: string, g: GoldEvent, p: Predicted): void {
    this.hits.detect++;
    if (g.type !== p.type) {
      this.differences.push({ document, kind: "type", what: `${g.type} read as ${p.type}: ${g.trigger}` });
      return;
    }
    this.hits.type++;
    this.ofType(g.type).right++;
    const actors = sameSet(partyKeys(g.actors), partyKeys(p.actors));
    const recipients = sameSet(partyKeys(g.recipients), partyKeys(p.recipients));
    if (actors) this.hits.typeAndActor++;
    if (actors && recipients) this.hits.triple++;
    else {
      const show = (e: GoldEvent | Predicted) =>
        `${[...partyKeys(e.actors)].join("+") || "–"} → ${[...partyKeys(e.recipients)].join("+") || "–"}`;
      this.differences.push({ document, kind: "parties", what: `${show(g)} read as ${show(p)}: ${g.type} ${g.trigger}` });
    }
    this.attribute("mode", (g.mode ?? null) === p.mode);
    this.attribute("factuality", g.factuality === p.factuality);
    this.attribute("place", (g.place?.country ?? null) === (p.place?.country ?? null));
    this.attribute("date", g.date === (p.date?.value ?? null));
    this.attribute(
      "speakers",
      shareWord(
        g.speakers,
        p.speakers.map((s) => s.text),
      ),
    );
    for (const side of ["actors", "recipients"] as const)
      if (g[side].length > 0) this.attribute("countries", sameSet(countriesOf(g[side]), countriesOf(p[side])));
    const [first] = g.actors;
    if (first !== undefined) this.attribute("sector", first.sector === (p.actors[0]?.sector ?? null));
  }

  private countHappenings(matched: readonly (readonly [GoldEvent, Predicted])[]): void {
    matched.forEach(([g, p], i) => {
      for (const [g2, p2] of matched.slice(i + 1)) {
        const [inGold, inPredicted] = [g.happening === g2.happening, p.happening === p2.happening];
        this.pairs.gold += Number(inGold);
        this.pairs.predicted += Number(inPredicted);
        this.pairs.both += Number(inGold && inPredicted);
      }
    });
  }

  private attribute(name: (typeof ATTRIBUTES)[number] | "countries", right: boolean): void {
    const row = this.accuracy.get(name) ?? { right: 0, all: 0 };
    this.accuracy.set(name, { right: row.right + Number(right), all: row.all + 1 });
  }

  private ofType(type: string): { gold: number; predicted: number; right: number } {
    const row = this.types.get(type) ?? { gold: 0, predicted: 0, right: 0 };
    this.types.set(type, row);
    return row;
  }

  result(documents: number): Score {
    const level = (name: (typeof LEVELS)[number]) => prf(this.hits[name], this.gold, this.predicted);
    const accuracy = (name: string) => ratio(this.accuracy.get(name)?.right ?? 0, this.accuracy.get(name)?.all ?? 0);
    return {
      documents,
      gold: this.gold,
      predicted: this.predicted,
      levels: { detect: level("detect"), type: level("type"), typeAndActor: level("typeAndActor"), triple: level("triple") },
      attributes: {
        mode: accuracy("mode"),
        factuality: accuracy("factuality"),
        place: accuracy("place"),
        date: accuracy("date"),
        speakers: accuracy("speakers"),
        sector: accuracy("sector"),
      },
      countries: accuracy("countries"),
      happening: prf(this.pairs.both, this.pairs.gold, this.pairs.predicted),
      types: Object.fromEntries(
        [...this.types]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([type, row]) => [type, { gold: row.gold, predicted: row.predicted, ...prf(row.right, row.gold, row.predicted) }]),
      ),
      differences: this.differences,
    };
  }
}

/** One to one, best first: triggers that overlap, or one sentence and one type. */
export function match(text: string, gold: readonly GoldEvent[], predicted: readonly Predicted[]): (readonly [GoldEvent, Predicted])[] {
  const sentence = sentenceIndex(text);
  const candidates = gold.flatMap((g, i) =>
    predicted.flatMap((p, j) => {
      const [sameType, touching] = [g.type === p.type, overlap(g, p)];
      if (!touching && !(sameType && sentence(g.start) === sentence(p.start))) return [];
      const parties =
        Number(sameSet(partyKeys(g.actors), partyKeys(p.actors))) + Number(sameSet(partyKeys(g.recipients), partyKeys(p.recipients)));
      return [{ g, p, i, j, worth: 4 * Number(sameType) + 3 * Number(touching) + parties }];
    }),
  );
  candidates.sort((a, b) => b.worth - a.worth || a.i - b.i || a.j - b.j);
  const [usedGold, usedPredicted] = [new Set<GoldEvent>(), new Set<Predicted>()];
  const pairs: (readonly [GoldEvent, Predicted, number])[] = [];
  for (const { g, p, i } of candidates) {
    if (usedGold.has(g) || usedPredicted.has(p)) continue;
    usedGold.add(g);
    usedPredicted.add(p);
    pairs.push([g, p, i]);
  }
  return pairs.sort((a, b) => a[2] - b[2]).map(([g, p]) => [g, p]);
}

/** Parties are compared by country, or by name where the country is unknown. */
export const partyKey = ({ country, name, text }: Omit<PredictedParty, "sector">): string =>
  country?.toUpperCase() ?? (name ?? text).toLowerCase().replace(/^(?:the|an?) /, "");
const partyKeys = (parties: readonly PredictedParty[]): ReadonlySet<string> => new Set(parties.map(partyKey).filter((key) => key !== ""));

/** Of parties of no known country, that there are such. */
const countriesOf = (parties: readonly PredictedParty[]): ReadonlySet<string> =>
  new Set(parties.map(({ country }) => country?.toUpperCase() ?? ""));

function shareWord(a: readonly string[], b: readonly string[]): boolean {
  const words = (list: readonly string[]) => new Set(list.flatMap((s) => s.toLowerCase().match(/[\p{L}\d.]{3,}/gu) ?? []));
  const [left, right] = [words(a), words(b)];
  if (left.size === 0 || right.size === 0) return left.size === right.size;
  return [...left].some((word) => right.has(word) && !["the", "and", "for"].includes(word));
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((key) => b.has(key));
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
export function prf(right: number, gold: number, predicted: number): Prf {
  const [precision, recall] = [ratio(right, predicted), ratio(right, gold)];
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}
