import { builtin, Lookup } from "./codebook/index.js";
import { loadCodebook } from "./codebook/load.js";
import { openSession } from "./kit/inference/index.js";
import { loadGazetteerFile, loadModelFiles } from "./kit/model-files.js";
import { programVersion } from "./kit/package.js";
import { createPipeline, type Pipeline } from "./pipeline.js";
import type { ReaderLabels } from "./reading/index.js";

/** What made an output: two runs with the same values and the same input give the same bytes. */
export interface Versions {
  readonly annalist: string;
  readonly codebook: string;
  readonly model: string;
  readonly places: string;
}

export interface OpenOptions {
  /** Threads of one run of the reader; the output does not depend on them. */
  readonly threads?: number;
  /** Folder of another reader. */
  readonly model?: string;
  /** Events below this confidence, 0 to 1, are left out. */
  readonly threshold?: number;
  /** Folder of a codebook; it may begin with `extends: plover-en` and hold only what it adds or changes. */
  readonly codebook?: string;
}

/** The line on this machine, with the package's own model and codebook unless others are named. Throws E_MODEL_MISSING, E_CODEBOOK_INVALID. */
export async function openAnnalist(options: OpenOptions = {}): Promise<Pipeline & { readonly versions: Versions }> {
  const files = loadModelFiles(options.model);
  const codebook = options.codebook === undefined ? builtin : new Lookup(await loadCodebook(options.codebook, builtin.codebook));
  const session = await openSession(files.model, options.threads ?? 2);
  const assets = {
    session,
    vocabulary: files.vocabulary,
    labels: JSON.parse(files.labels) as ReaderLabels,
    lemmas: files.lemmas,
    sentences: files.sentences,
    choices: files.choices,
    places: loadGazetteerFile(),
  };
  const pipeline = createPipeline(assets, { codebook, ...(options.threshold === undefined ? {} : { threshold: options.threshold }) });
  return {
    ...pipeline,
    versions: {
      annalist: programVersion(),
      codebook: `${codebook.codebook.name}@${codebook.codebook.version}`,
      model: files.version,
      places: pipeline.gazetteer,
    },
  };
}
