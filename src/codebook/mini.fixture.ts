import { parseSource, kindOfFile } from "./source.js";
import type { Source } from "./source.js";
import type { Fault } from "./fault.js";

/** A whole codebook of two types, without a fault, for tests to break in one place at a time. */
export const MINI: Readonly<Record<string, string>> = {
  "codebook.yaml": `name: mini
version: 1.2.3
ontology: none
types: [GREET, SHUN]
`,
  "contexts.yaml": `ignore: [tea leaf]
contexts:
  - name: tea
    definition: Tea.
    cues: [tea, kettle]
    hints: [cup, milk]
    addedBy: [GREET/pour]
  - name: drink
    definition: Any drink.
    cues: [water]
    hints: [cup]
    unless: [tea]
`,
  "sectors.yaml": `sectors:
  - { code: GOV, title: government, definition: Who governs., plover: GOV, cameo: GOV }
`,
  "cameo.yaml": `codes:
  "90": { type: GREET, goldstein: 1, text: Greets }
  "901": { type: GREET, mode: pour, contexts: [tea], goldstein: 2, text: Greets with tea }
  "91": { type: SHUN, goldstein: -1, text: Shuns }
give:
  GREET: { code: "90", modes: { pour: { code: "901" } } }
  SHUN: { code: "91" }
refine:
  "90": { tea: "901" }
`,
  "types/GREET.yaml": `type: GREET
quad: 1
intensity: 2
intensitySource: made up
title: Greet
definition: Says hello.
cameo: "90"
modes:
  - { mode: pour, definition: With tea., cameo: "901", intensity: 3 }
lexicon:
  - { pattern: say hello, pos: VERB, weight: 0.9 }
  - { pattern: pour tea, pos: VERB, trigger: 1, mode: pour, weight: 0.8, needs: "obl:for" }
examples:
  - { text: The mayor greeted the envoy., is: GREET, trigger: greeted, actors: [The mayor], recipients: [the envoy] }
  - { text: The mayor poured tea for the envoy., is: GREET, trigger: poured, mode: pour }
  - { text: The mayor shunned the envoy., is: SHUN, not: true, trigger: shunned }
`,
  "types/SHUN.yaml": `type: SHUN
quad: 3
intensity: -1
intensitySource: made up
title: Shun
definition: Looks away.
cameo: "91"
lexicon:
  - { pattern: look away, pos: VERB, weight: 0.9 }
examples:
  - { text: The envoy looked away., is: SHUN, trigger: looked away }
  - { text: The road led away., is: null, not: true }
`,
};

/** Parses a codebook given as file name to text. */
export function parseFiles(files: Readonly<Record<string, string>>): { sources: Source[]; faults: Fault[] } {
  const sources: Source[] = [];
  const faults: Fault[] = [];
  for (const [file, text] of Object.entries(files)) {
    const kind = kindOfFile(file);
    if (kind === null) continue;
    const parsed = parseSource(kind, file, text);
    faults.push(...parsed.faults);
    if (parsed.source !== null) sources.push(parsed.source);
  }
  return { sources, faults };
}
