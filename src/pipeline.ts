import { code, resolve, WeighedChooser, type Coding, type CodingOptions, type Resolved } from "./coding/index.js";
import { Gazetteer } from "./codebook/gazetteer/gazetteer.js";
import type { Session } from "./kit/inference/session.js";
import type { Document, Report } from "./model/index.js";
import { createReading, type LearnedType, type ReaderLabels } from "./reading/index.js";

/** What the line needs from outside; `src/node.ts` takes it from the package's files. */
export interface PipelineAssets {
  readonly session: Session;
  readonly vocabulary: string;
  readonly labels: ReaderLabels;
  readonly lemmas: string;
  readonly sentences: string;
  readonly choices: string;
  /** The gazetteer's file. */
  readonly places: Uint8Array;
  /** Types of the codebook's own that it has learnt from examples. */
  readonly learned?: readonly LearnedType[];
}

/** One report with all that was made of it. */
export interface Coded extends Coding {
  readonly report: Report;
  readonly document: Document;
}

export interface Pipeline {
  /** Reads and codes one report. The same report gives the same events whatever else is coded in the run. */
  run(report: Report): Promise<Coded>;
  /** The reading alone. */
  read(report: Report): Promise<Document>;
  /** Whom and what the mentions of a document resolve to, with the reasons. */
  resolve(document: Document): Resolved;
  /** What made the places: "places-en@" and a hash. */
  readonly gazetteer: string;
}

/** The whole line, in order. */
export function createPipeline(assets: PipelineAssets, options: CodingOptions = {}): Pipeline {
  // 1. reading: sentences, words, parse, names, roles, times, coreference, speech.
  const reading = createReading(assets);
  const chooser = new WeighedChooser(assets.choices);
  const gazetteer = new Gazetteer(assets.places);
  return {
    gazetteer: gazetteer.version,
    read: (report) => reading.read(report),
    resolve: (document) => resolve(document, chooser, gazetteer),
    async run(report) {
      const document = await reading.read(report);
      // 2. coding: which of the reader's candidates are events, and who, whom, where, when, who says so.
      return { report, document, ...code(document, chooser, gazetteer, options) };
    },
  };
}
