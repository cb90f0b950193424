import { assemble } from "./assemble.js";
import type { Checked } from "./assemble.js";
import { checkCameo } from "./check-cameo.js";
import { checkContexts } from "./check-contexts.js";
import { checkExamples } from "./check-examples.js";
import { checkLexicon } from "./check-lexicon.js";
import { checkNames } from "./check-names.js";
import type { Fault } from "./fault.js";
import type { Source } from "./source.js";
import type { Codebook } from "./types.js";

/** Every check, in the order in which their faults are told. Each is pure and looks at one kind of thing. */
const CHECKS: readonly ((checked: Checked) => readonly Fault[])[] = [checkNames, checkLexicon, checkExamples, checkCameo, checkContexts];

/** Puts parsed files together and checks them. Faults come in the order of file and line. */
export function checkSources(sources: readonly Source[], base: Codebook | null = null): { codebook: Codebook; faults: readonly Fault[] } {
  const { codebook, faults } = assemble(sources, base);
  const all = [...faults, ...CHECKS.flatMap((check) => check({ sources, codebook }))];
  return { codebook, faults: sortFaults(all) };
}

/** By file, then line, then message; the order does not depend on how the faults were found. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  const key = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...faults].sort((a, b) => key(a.file, b.file) || a.line - b.line || key(a.message, b.message));
}
