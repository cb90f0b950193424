import { CODEBOOK_VERSION } from "./codebook/index.js";
import { openSession } from "./kit/inference/index.js";
import { loadModelFiles } from "./kit/model-files.js";
import { programVersion } from "./kit/package.js";
import { createPipeline, type Pipeline } from "./pipeline.js";
import type { ReaderLabels } from "./reading/index.js";

/** What made an output: two runs with the same three values and the same input give the same bytes. */
export interface Versions {
  readonly annalist: string;
  readonly codebook: string;
  readonly model: string;
}

/** The line on this machine, with the package's own model and codebook. Throws E_MODEL_MISSING. */
export async function openAnnalist(
  options: { readonly threads?: number; readonly model?: string; readonly threshold?: number } = {},
): Promise<Pipeline & { readonly versions: Versions }> {
  const files = loadModelFiles(options.model);
  const session = await openSession(files.model, options.threads ?? 2);
  const pipeline = createPipeline(
    {
      session,
      vocabulary: files.vocabulary,
      labels: JSON.parse(files.labels) as ReaderLabels,
      lemmas: files.lemmas,
      sentences: files.sentences,
    },
    options.threshold === undefined ? {} : { threshold: options.threshold },
  );
  return { ...pipeline, versions: { annalist: programVersion(), codebook: CODEBOOK_VERSION, model: files.version } };
}
