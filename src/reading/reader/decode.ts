import type { CandidateArgument, Upos } from "../../model/index.js";
import type { ReaderLabels } from "./labels.js";
import type { FloatTensor } from "../../kit/inference/session.js";
import { likeness, type LearnedType } from "./learned-types.js";
import { decodeSpans, softmax, type TaggedSpan } from "./tags.js";
import { bestTree } from "./tree.js";

/** What the words graph reads in one sentence; word numbers count from the sentence's first word, a head of -1 is the root. */
export interface WordsReading {
  readonly upos: readonly Upos[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
  readonly entities: readonly TaggedSpan[];
  /** Words that may be predicates, with the probability that they are. Few are, so that roles are made out when somebody asks for them. */
  readonly predicates: readonly { readonly word: number; readonly p: number; readonly roles: () => readonly TaggedSpan[] }[];
  /** Probabilities of the sectors that a party's word may be of. */
  readonly sectors: (word: number) => readonly number[];
}
/** What the events graph reads in it, as part of its report. */
export interface EventsReading {
  /** UDS factuality of every word; it means something for predicates only. */
  readonly factuality: readonly number[];
  readonly candidates: readonly CandidateReading[];
}
export type SentenceReading = Omit<WordsReading, "sectors"> & EventsReading;
export interface CandidateReading {
  readonly first: number;
  readonly last: number;
  readonly types: readonly { readonly type: string; readonly p: number }[];
  readonly modes: readonly { readonly type: string; readonly mode: string | null; readonly p: number }[];
  readonly factuality: readonly { readonly value: string; readonly p: number }[];
  readonly arguments: readonly (TaggedSpan & Pick<CandidateArgument, "sectors">)[];
}

export type Outputs = Readonly<Record<string, FloatTensor>>;

/** Reads sentence `b` of a run of the words graph out of its heads' outputs. */
export function decodeWords(outputs: Outputs, b: number, words: number, labels: ReaderLabels): WordsReading {
  const view = new View(outputs, b);
  const arcs = view.matrix("arc");
  const heads = bestTree(words, (dependent, head) => arcs.data[arcs.at + (dependent - 1) * arcs.width + head]!);
  const relations = heads.map((head, w) => (head === 0 ? "root" : view.relation(w, head, labels.deprel)));
  const entities = decodeSpans(...view.rows("entity", []), words, labels.entity).filter((s) => s.kind !== "TIME");
  const predicates = view.sparse("role_rows").map(({ word, row }) => ({
    word,
    p: sigmoid(view.at("predicate", word)),
    roles: spansLater(...row("role"), words, labels.role),
  }));
  return {
    upos: range(words).map((w) => view.bestLabel("upos", [w], labels.upos) as Upos),
    heads: heads.map((h) => h - 1),
    relations,
    entities,
    predicates,
    sectors: (word) => view.probabilities("sector", [word]),
  };
}

/** Reads sentence `b` of a run of the events graph. */
export function decodeEvents(
  outputs: Outputs,
  b: number,
  { upos: { length: words }, sectors }: WordsReading,
  labels: ReaderLabels,
  learned: readonly LearnedType[],
): EventsReading {
  const view = new View(outputs, b);
  const candidates = candidatesOf(view, words, sectors, labels);
  return {
    factuality: range(words).map((w) => view.at("factuality", w)),
    candidates: withLearned(candidates, view, words, sectors, labels, learned),
  };
}

/** Decodes spans when they are asked for; of the outputs only their own is kept until then. */
const spansLater = (scores: Float32Array, at: number, words: number, tags: readonly string[]) => () => decodeSpans(scores, at, words, tags);

function candidatesOf(view: View, words: number, sectors: WordsReading["sectors"], labels: ReaderLabels): CandidateReading[] {
  const spans: { first: number; last: number }[] = [...decodeSpans(...view.rows("trigger", []), words, labels.trigger)];
  const taken = new Set(spans.flatMap((s) => range(s.last - s.first).map((i) => s.first + i)));
  // The model scores arguments for every word that may be a trigger; the less likely ones are offered as single words.
  const rows = new Map(view.sparse("argument_rows").map(({ word, row }) => [word, row("argument")]));
  for (const word of rows.keys()) if (!taken.has(word)) spans.push({ first: word, last: word + 1 });
  return spans
    .sort((a, b) => a.first - b.first)
    .flatMap((span) => {
      const row = rows.get(span.first);
      return row === undefined ? [] : [candidateAt(view, span, decodeSpans(...row, words, labels.argument), sectors, labels)];
    });
}

/** Adds what a codebook's own types make of each word: a further reading of a candidate, or a candidate of its own. */
function withLearned(
  candidates: CandidateReading[],
  view: View,
  words: number,
  sectors: WordsReading["sectors"],
  labels: ReaderLabels,
  learned: readonly LearnedType[],
): CandidateReading[] {
  if (learned.length === 0) return candidates;
  const found = range(words).flatMap((word): CandidateReading[] => {
    const likely = learned.map((l) => likeness(l, ...view.rows("meaning", [word])));
    const types = likeliest(likely, LIKELY, 4).map((i) => ({ type: learned[i]!.type, p: likely[i]! }));
    if (types.length === 0) return [];
    const of =
      candidates.find((c) => c.first <= word && word < c.last) ?? candidateAt(view, { first: word, last: word + 1 }, [], sectors, labels);
    // What is likelier than not of the codebook's own goes first: the reader's types were learnt without it, and are surer of themselves than
    // they should be beside it. What is less likely does where all of the reader's together are less likely still.
    const known = of.types.reduce((sum, { p }) => sum + p, 0);
    const first = types.filter(({ p }) => p >= 0.5 || p > known);
    const others = [...of.types, ...types.filter((t) => !first.includes(t))];
    return [{ ...of, types: [...first, ...others] }];
  });
  const replaced = candidates.filter((c) => !found.some((f) => f.first === c.first));
  return [...replaced, ...found].sort((a, b) => a.first - b.first);
}

function candidateAt(
  view: View,
  { first, last }: { first: number; last: number },
  found: readonly TaggedSpan[],
  sectors: WordsReading["sectors"],
  labels: ReaderLabels,
): CandidateReading {
  const modes = view.probabilities("mode", [first]);
  const values = view.probabilities("event_factuality", [first]);
  return {
    first,
    last,
    types: typesOf(view.probabilities("trigger", [first]), labels.trigger),
    modes: likeliest(modes, 0.01, 8).map((i) => {
      const [type = "", mode = null] = (labels.mode[i] ?? "").split("/");
      return { type, mode, p: modes[i]! };
    }),
    factuality: likeliest(values, 0.02, 4).map((i) => ({ value: labels.eventFactuality[i] ?? "", p: values[i]! })),
    arguments: found.map((span) => ({ ...span, sectors: sectorsOf(sectors, span, labels) })),
  };
}

/** A type is as likely as its two tags, B- and I-, together. */
function typesOf(tags: readonly number[], names: readonly string[]): CandidateReading["types"] {
  const types: number[] = [];
  for (let tag = 1; tag < tags.length; tag += 2) types.push(tags[tag]! + tags[tag + 1]!);
  return likeliest(types, 0.02, 4).map((t) => ({ type: names[2 * t + 1]!.slice(2), p: types[t]! }));
}

/** The sector head is trained on every word of a party; their mean decides. */
function sectorsOf(of: WordsReading["sectors"], span: TaggedSpan, labels: ReaderLabels): CandidateArgument["sectors"] {
  const mean = labels.sector.map(() => 0);
  for (let w = span.first; w < span.last; w++) {
    const sectors = of(w);
    for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + sectors[i]!;
  }
  for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! / (span.last - span.first);
  return likeliest(mean, 0.05, 3).map((i) => ({ sector: labels.sector[i] === "-" ? null : (labels.sector[i] ?? null), p: mean[i]! }));
}

/** A word is a candidate of a learnt type from this probability on. */
const LIKELY = 0.4;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** Which of the probabilities are `floor` or more, the `most` highest of them, the highest first. */
function likeliest(probabilities: readonly number[], floor: number, most: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < probabilities.length; i++) if (probabilities[i]! >= floor) found.push(i);
  return found.sort((a, b) => probabilities[b]! - probabilities[a]!).slice(0, most);
}

/** One sentence's slice of the batched outputs. */
class View {
  constructor(
    private readonly outputs: Outputs,
    private readonly b: number,
  ) {}

  private tensor(name: string): FloatTensor {
    const tensor = this.outputs[name];
    if (tensor === undefined) throw new RangeError(`the model has no output "${name}"`);
    return tensor;
  }

  private offset(dims: readonly number[], index: readonly number[]): number {
    let at = this.b;
    index.forEach((i, axis) => (at = at * (dims[axis + 1] ?? 1) + i));
    for (let axis = index.length + 1; axis < dims.length; axis++) at *= dims[axis] ?? 1;
    return at;
  }

  at(name: string, word: number): number {
    const { data, dims } = this.tensor(name);
    return data[this.offset(dims, [word])] ?? 0;
  }

  /** Data of an output, where this sentence's begins, and how long each word's row is. */
  matrix(name: string): { readonly data: Float32Array; readonly at: number; readonly width: number } {
    const { data, dims } = this.tensor(name);
    return { data, at: this.offset(dims, []), width: dims.at(-1) ?? 0 };
  }

  /** Which words of this sentence have rows of their own under a sparse output, and where those lie. */
  sparse(name: "role_rows" | "argument_rows"): { word: number; row: (output: string) => [Float32Array, number] }[] {
    const index = this.tensor(name).data;
    const found: { word: number; row: (output: string) => [Float32Array, number] }[] = [];
    for (let n = 0; n * 2 < index.length; n++) {
      if (Number(index[n * 2]) !== this.b) continue;
      found.push({
        word: Number(index[n * 2 + 1]),
        row: (output) => {
          const { data, dims } = this.tensor(output);
          return [data, n * (dims[1] ?? 0) * (dims[2] ?? 0)];
        },
      });
    }
    return found;
  }

  /** Data and offset of the rows under an index, for span decoding. */
  rows(name: string, index: readonly number[]): [Float32Array, number] {
    const { data, dims } = this.tensor(name);
    return [data, this.offset(dims, index)];
  }

  probabilities(name: string, index: readonly number[]): number[] {
    const { data, dims } = this.tensor(name);
    return softmax(data, this.offset(dims, index), dims.at(-1) ?? 0);
  }

  /** A word's relation to its head; "dep" towards one so unlikely that the model scored no relation to it. */
  relation(word: number, head: number, labels: readonly string[]): string {
    const { data, dims } = this.tensor("rel_heads");
    const at = this.offset(dims, [word]);
    for (let k = 0; k < (dims[2] ?? 0); k++) if (Number(data[at + k]) === head) return this.bestLabel("rel", [word, k], labels, "root");
    return "dep";
  }

  bestLabel(name: string, index: readonly number[], labels: readonly string[], except?: string): string {
    const { data, dims } = this.tensor(name);
    const at = this.offset(dims, index);
    let best = -1;
    for (let i = 0; i < labels.length; i++)
      if (labels[i] !== except && (best < 0 || (data[at + i] ?? 0) > (data[at + best] ?? 0))) best = i;
    return labels[best] ?? "";
  }
}
