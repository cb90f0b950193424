import { builtin, Lookup } from "./codebook/index.js";
import { loadLearned } from "./codebook/learned.js";
import { loadCodebook } from "./codebook/load.js";
import { openSession } from "./kit/inference/index.js";
import { loadGazetteerFile, loadModelFiles, type ModelFiles } from "./kit/model-files.js";
import { programVersion } from "./kit/package.js";
import type { Versions } from "./model/index.js";
import { createPipeline, type Pipeline, type PipelineAssets } from "./pipeline.js";
import type { ReaderLabels } from "./reading/index.js";
import { rarityFrom, type Rarity } from "./record/matching/index.js";

export interface OpenOptions {
  /** Threads of the reader, each of which takes a run; the output does not depend on them. */
  readonly threads?: number;
  /** Folder of another reader. */
  readonly model?: string;
  /** Events below this confidence, 0 to 1, are left out. */
  readonly threshold?: number;
  /** Folder of a codebook; it may begin with `extends: plover-en` and hold only what it adds or changes. */
  readonly codebook?: string;
}

/** Reports worth having at hand at once on two threads: one is in each, one outside them, and one waits for each, so that none is idle. */
export const AT_ONCE = 5;

/** A reader's files as the line takes them. */
export async function openAssets(files: ModelFiles, threads: number): Promise<PipelineAssets> {
  return {
    session: await openSession(files.graphs, threads),
    vocabulary: files.vocabulary,
    labels: JSON.parse(files.labels) as ReaderLabels,
    lemmas: files.lemmas,
    sentences: files.sentences,
    choices: files.choices,
    places: loadGazetteerFile(),
  };
}

export type Annalist = Pipeline & {
  readonly versions: Versions;
  /** How much a word tells, by the reader's vocabulary: what matching in the record weighs words by. */
  readonly rarity: Rarity;
  /** Ends the reader's threads, once what was asked of it is done. A program that ends need not call it. */
  close(): Promise<void>;
};

/** The line on this machine, with the package's own model and codebook unless others are named. Throws E_MODEL_MISSING, E_CODEBOOK_INVALID, E_CODEBOOK_STALE. */
export async function openAnnalist(options: OpenOptions = {}): Promise<Annalist> {
  const files = loadModelFiles(options.model);
  const codebook = options.codebook === undefined ? builtin : new Lookup(await loadCodebook(options.codebook, builtin.codebook));
  const learned = options.codebook === undefined ? [] : await loadLearned(options.codebook, files.version);
  const assets = { ...(await openAssets(files, options.threads ?? 2)), learned };
  const pipeline = createPipeline(assets, { codebook, ...(options.threshold === undefined ? {} : { threshold: options.threshold }) });
  return {
    ...pipeline,
    rarity: rarityFrom(files.vocabulary),
    close: async () => assets.session.close?.(),
    versions: {
      annalist: programVersion(),
      codebook: `${codebook.codebook.name}@${codebook.codebook.version}`,
      model: `${files.version} ${pipeline.gazetteer}`,
    },
  };
}
