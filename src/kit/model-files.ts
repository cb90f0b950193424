import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AnnalistError } from "./errors.js";
import { packageFolder } from "./package.js";

/** The files of a trained reader, read from disk. */
export interface ModelFiles {
  readonly model: Uint8Array;
  readonly vocabulary: string;
  readonly labels: string;
  readonly lemmas: string;
  readonly sentences: string;
  /** "reader-en@" and the start of the model file's SHA-256: two runs with the same value read alike. */
  readonly version: string;
}

/** Loads models/reader-en, or another folder of the same files. Throws E_MODEL_MISSING. */
export function loadModelFiles(folder = join(packageFolder(), "models", "reader-en")): ModelFiles {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch (cause) {
      throw new AnnalistError("E_MODEL_MISSING", `the reader's ${name} cannot be read`, folder, { cause });
    }
  };
  const model = read("reader.onnx");
  return {
    model,
    vocabulary: read("vocab.txt").toString("utf8"),
    labels: read("labels.json").toString("utf8"),
    lemmas: read("lemmas.tsv").toString("utf8"),
    sentences: read("sentences.tsv").toString("utf8"),
    version: `reader-en@${createHash("sha256").update(model).digest("hex").slice(0, 12)}`,
  };
}
