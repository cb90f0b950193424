import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AnnalistError } from "./errors.js";
import { packageFolder } from "./package.js";

/** The files of a trained reader, read from disk. */
export interface ModelFiles {
  /** "words" reads rows of sentences, "events" a report in what that saw of its words. */
  readonly graphs: { readonly words: Uint8Array; readonly events: Uint8Array };
  readonly vocabulary: string;
  readonly labels: string;
  readonly lemmas: string;
  readonly sentences: string;
  readonly choices: string;
  /** "reader-en@" and the start of the SHA-256 over its files: two runs with the same value read alike. */
  readonly version: string;
}

/** The gazetteer of the package. Throws E_MODEL_MISSING. */
export function loadGazetteerFile(): Uint8Array {
  const path = join(packageFolder(), "models", "places-en.bin");
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AnnalistError("E_MODEL_MISSING", "the gazetteer cannot be read", path, { cause });
  }
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
  const hash = createHash("sha256");
  const file = (name: string): Buffer => {
    const content = read(name);
    hash.update(content);
    return content;
  };
  return {
    graphs: { words: file("reader.onnx"), events: file("events.onnx") },
    vocabulary: file("vocab.txt").toString("utf8"),
    labels: file("labels.json").toString("utf8"),
    lemmas: file("lemmas.tsv").toString("utf8"),
    sentences: file("sentences.tsv").toString("utf8"),
    choices: file("choices.tsv").toString("utf8"),
    version: `reader-en@${hash.digest("hex").slice(0, 12)}`,
  };
}
