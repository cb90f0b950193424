import { stringify } from "yaml";

/** Whether a word can name a type: capital letters, and underscores inside. */
export function isTypeName(name: string): boolean {
  return /^[A-Z][A-Z_]*$/.test(name);
}

/**
 * A type file to begin with: valid as it stands, with every field explained and commented-out entries to copy.
 * @param schema where the JSON Schema lies, for editors; left out where it is not known.
 */
export function typeSkeleton(type: string, schema: string | null = null): string {
  const say = (value: string): string => stringify(value, { lineWidth: 0 }).trim();
  return `${schema === null ? "" : `# yaml-language-server: $schema=${schema}\n`}type: ${type}
# 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
quad: 1
# -10 (worst conflict) to 10 (best cooperation)
intensity: 0
intensitySource: ${say("not scored yet")}
title: ${say(type.charAt(0) + type.slice(1).toLowerCase().replace(/_/g, " "))}
definition: ${say(`What somebody does when they ${type.toLowerCase().replace(/_/g, " ")}: say it in one or two sentences.`)}
include: []
exclude: []
# The CAMEO code that comes closest, where there is one; "annalist codebook show 030" tells what a code means.
# cameo: "030"
modes: []
#  - { mode: loudly, definition: "How it is done.", intensity: 0 }
lexicon: []
#  - { pattern: "hold rally", pos: NOUN, trigger: 2, mode: loudly, weight: 0.9, needs: "nmod:for" }
examples: []
#  - text: "The two ministers held a rally in Lagos on Monday."
#    is: ${type}
#    trigger: rally
#    actors: ["The two ministers"]
#  - text: "The rally driver won in Monaco."
#    not: true
#    is: null
#    why: "A sport."
`;
}

/** The head of a codebook that adds to the shipped one. */
export function codebookSkeleton(base: string): string {
  return `# What this codebook adds to "${base}" or changes in it: types/*.yaml, and where wanted contexts.yaml, sectors.yaml, cameo.yaml.
extends: ${base}
name: mine
version: 0.1.0
ontology: PLOVER 2.0, extended
`;
}
