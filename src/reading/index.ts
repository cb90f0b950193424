import type { Session } from "../kit/inference/session.js";
import type { Document, Report, Span } from "../model/index.js";
import { findChains } from "./coreference/index.js";
import { createLemmatizer } from "./lemmas/index.js";
import { Reader, type ReaderLabels } from "./reader/index.js";
import type { LearnedType } from "./reader/learned-types.js";
import { segment } from "./segment.js";
import { createSentenceSplitter } from "./sentences/index.js";
import { findFraming } from "./framing/index.js";
import { findSpeech } from "./speech/index.js";
import { parse } from "./parse.js";
import { tenseIn } from "./tense.js";
import { findTimes } from "./times/index.js";

export type { ReaderLabels } from "./reader/index.js";
export { learnType, likeness, type LearnedType } from "./reader/learned-types.js";

/** Everything the stage needs from outside: it opens no file and no connection. */
export interface ReadingAssets {
  readonly session: Session;
  /** models/reader-en/vocab.txt, labels.json, lemmas and sentence tables, as texts. */
  readonly vocabulary: string;
  readonly labels: ReaderLabels;
  readonly lemmas: string;
  readonly sentences: string;
  /** Types of a codebook's own, learnt by `annalist codebook train`. */
  readonly learned?: readonly LearnedType[];
}

/** A word and the reader's view of it: what types are learnt from. */
export interface SeenWord extends Span {
  readonly view: Float32Array;
}

type Layer = Exclude<keyof Document, "report">;

/** One component: which layers it needs and which it adds. */
interface Component {
  readonly name: string;
  readonly needs: readonly Layer[];
  readonly adds: readonly Layer[];
  apply(document: Document): Partial<Document> | Promise<Partial<Document>>;
}

const EMPTY: Omit<Document, "report"> = {
  sentences: [],
  tokens: [],
  mentions: [],
  predicates: [],
  candidates: [],
  links: [],
  times: [],
  speech: [],
  framing: [],
  chains: [],
};

export interface Reading {
  read(report: Report): Promise<Document>;
  /** The words of a report with the reader's view of each. */
  views(report: Report): Promise<SeenWord[]>;
}

/** The reading stage: a Report in, a Document with all its layers out. */
export function createReading(assets: ReadingAssets): Reading {
  const reader = new Reader(assets.session, assets.vocabulary, assets.labels, assets.learned);
  const split = createSentenceSplitter(assets.sentences);
  const lemmatize = createLemmatizer(assets.lemmas);
  const components: readonly Component[] = [
    // Where sentences and words are, in everything that is not furniture; then what the trained reader sees in them.
    {
      name: "parse",
      needs: [],
      adds: ["sentences", "tokens", "mentions", "predicates", "candidates", "links"],
      apply: (d) => parse(d, segment(d.report, split), reader, lemmatize),
    },
    // Time expressions and their values, from the words, the tense around them and the publication date.
    {
      name: "times",
      needs: ["sentences", "tokens"],
      adds: ["times"],
      apply: (d) => ({ times: findTimes(d.report.text, d.sentences, d.report.published, tenseIn(d.tokens)) }),
    },
    // Which mentions are the same person, body or place.
    { name: "coreference", needs: ["tokens", "mentions"], adds: ["chains"], apply: (d) => ({ chains: findChains(d) }) },
    // Who says what: quotations and reported speech.
    { name: "speech", needs: ["sentences", "tokens", "chains"], adds: ["speech"], apply: (d) => ({ speech: findSpeech(d) }) },
    // Words that take sides where nobody is credited with them.
    { name: "framing", needs: ["tokens", "mentions", "speech"], adds: ["framing"], apply: (d) => ({ framing: findFraming(d) }) },
  ];
  assertOrder(components);
  return {
    async read(report) {
      let document: Document = { report, ...EMPTY };
      for (const component of components) {
        const added = await component.apply(document);
        document = Object.assign({}, document, added);
      }
      return document;
    },
    async views(report) {
      const seen: SeenWord[] = [];
      for (const words of segment(report, split)) {
        const views = await reader.views(words.map((w) => report.text.slice(w.start, w.end)));
        views.forEach((view, i) => words[i] && seen.push({ ...words[i], view }));
      }
      return seen;
    },
  };
}

/** Every layer is there before it is needed, and added once. */
function assertOrder(components: readonly Component[]): void {
  const there = new Set<Layer>();
  for (const { name, needs, adds } of components) {
    for (const layer of needs) if (!there.has(layer)) throw new Error(`${name} needs the layer "${layer}" before it is added`);
    for (const layer of adds) {
      if (there.has(layer)) throw new Error(`${name} adds the layer "${layer}" a second time`);
      there.add(layer);
    }
  }
}
