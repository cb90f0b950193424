import type { Session } from "../kit/inference/session.js";
import type { Document, Report } from "../model/index.js";
import { findChains } from "./coreference/index.js";
import { createLemmatizer } from "./lemmas/index.js";
import { Reader, type ReaderLabels } from "./reader/index.js";
import { segment } from "./segment.js";
import { createSentenceSplitter } from "./sentences/index.js";
import { findSpeech } from "./speech/index.js";
import { parse } from "./parse.js";
import { tenseIn } from "./tense.js";
import { findTimes } from "./times/index.js";

export type { ReaderLabels } from "./reader/index.js";

/** Everything the stage needs from outside: it opens no file and no connection. */
export interface ReadingAssets {
  readonly session: Session;
  /** models/reader-en/vocab.txt, labels.json, lemmas and sentence tables, as texts. */
  readonly vocabulary: string;
  readonly labels: ReaderLabels;
  readonly lemmas: string;
  readonly sentences: string;
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
  times: [],
  speech: [],
  chains: [],
};

/** The reading stage: a Report in, a Document with all its layers out. */
export function createReading(assets: ReadingAssets): { read(report: Report): Promise<Document> } {
  const reader = new Reader(assets.session, assets.vocabulary, assets.labels);
  const split = createSentenceSplitter(assets.sentences);
  const lemmatize = createLemmatizer(assets.lemmas);
  const components: readonly Component[] = [
    // Where sentences and words are, in everything that is not furniture; then what the trained reader sees in them.
    {
      name: "parse",
      needs: [],
      adds: ["sentences", "tokens", "mentions", "predicates", "candidates"],
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
