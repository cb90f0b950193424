import { setting } from "../kit/settings.js";
import type { OpenOptions } from "../node.js";

/** What a command says of the line, over what the environment says, over the defaults. */
export function openOptions(options: { readonly minConfidence?: number; readonly codebook?: string } = {}): OpenOptions {
  const threshold = options.minConfidence ?? setting("minConfidence");
  const codebook = options.codebook ?? setting("codebook");
  const model = setting("model");
  return {
    threads: setting("threads"),
    ...(threshold === null ? {} : { threshold }),
    ...(codebook === null ? {} : { codebook }),
    ...(model === null ? {} : { model }),
  };
}
