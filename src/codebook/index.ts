import { builtinCodebook } from "./generated/data.js";
import { Lookup } from "./lookup.js";
import type { Quad } from "./types.js";

export type * from "./types.js";
export { Lookup } from "./lookup.js";
export { builtinCodebook } from "./generated/data.js";
export { MODES, PLOVER_TYPES, SECTORS } from "./generated/types.js";
export type { ContextName, Mode, ModeOf, PloverType, Sector } from "./generated/types.js";

/** The shipped codebook's lookup; the functions below ask it. Whoever brings a codebook of their own builds a `Lookup`. */
export const builtin = new Lookup(builtinCodebook);

/** Version of the shipped codebook, which every output carries. */
export const CODEBOOK_VERSION: string = builtinCodebook.version;

/** See `Lookup.modes`. */
export const modesOf = (type: string): readonly string[] => builtin.modes(type);
/** See `Lookup.quad`. Throws RangeError for an unknown type. */
export const quadOf = (type: string): Quad => builtin.quad(type);
/** See `Lookup.intensity`. Throws RangeError for an unknown type. */
export const intensityOf = (type: string, mode: string | null = null): number => builtin.intensity(type, mode);
/** See `Lookup.typeOfCameo`. */
export const typeOfCameo = (cameo: string): string | null => builtin.typeOfCameo(cameo);
/** See `Lookup.cameoOf`. */
export const cameoOf = (
  type: string,
  mode: string | null = null,
  contexts: readonly string[] = [],
  from: string | null = null,
): string | null => builtin.cameoOf(type, mode, contexts, from);
/** See `Lookup.contextsOf`. */
export const contextsOf = (
  words: readonly string[],
  act: { readonly type: string; readonly mode: string | null } | null = null,
): readonly string[] => builtin.contextsOf(words, act);
