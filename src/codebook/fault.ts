/** Every kind of fault that a codebook can have, and what it means. */
export const FAULTS = {
  yaml: "The file is not YAML.",
  shape: "A value is missing, unknown or of the wrong kind.",
  "missing-file": "A file that the codebook names is not there.",
  "unlisted-type": "A type file is not listed in codebook.yaml, or its name and file name differ.",
  "duplicate-name": "Two types, modes, contexts or sectors share a name.",
  "unknown-type": "A type is named that the codebook lacks.",
  "unknown-mode": "A mode is named that its type lacks.",
  "unknown-cameo": "A CAMEO code is named that the table lacks.",
  "unknown-context": "A context is named that the codebook lacks.",
  "cameo-disagrees": "A type file and cameo.yaml give different codes for the same type and mode.",
  "cameo-missing": "A type has no CAMEO code.",
  "cameo-other-type": "A type is given, or refined to, a code that means another type, and no decision says why.",
  "duplicate-pattern": "A pattern stands twice in one type, under the same conditions.",
  "rival-pattern": "Two types claim a pattern with equal weight and nothing in `needs` to tell them apart.",
  "trigger-range": "The trigger's number lies outside its pattern.",
  "needs-relation": "`needs` names a relation that Universal Dependencies lacks.",
  "example-words": "A trigger, actor or recipient does not stand in its example.",
  "example-trigger": "An example that is an event names no trigger.",
  "example-label": "An example and its `not` disagree about whether it is the file's type.",
  "duplicate-example": "An example's sentence stands twice.",
  "few-examples": "A type has fewer than 20 examples.",
  "few-near-misses": "Less than a quarter of a type's examples are near-misses.",
  "mode-without-example": "No example shows a mode.",
  "unknown-country": "A country is named that ISO 3166-1 lacks.",
  "unknown-sector": "A sector is named that sectors.yaml lacks.",
  "unknown-body": "Members or a code are given for a body that organisations.tsv lacks.",
  term: "A term of office has a date that is none, or ends before it begins.",
  "office-overlap": "Two hold one office at the same time.",
  "shared-alias": "One name stands for two actors on the same day.",
  "unused-cue": "A cue stands twice in one context, is a hint as well, or is ignored.",
  coordinates: "A latitude or a longitude is no number, or off the globe.",
} as const;
export type FaultCode = keyof typeof FAULTS;

/** Something wrong in a codebook, and where. A warning does not keep the codebook from being used. */
export interface Fault {
  readonly code: FaultCode;
  readonly severity: "error" | "warning";
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** `file:line: message`, as compilers write it. */
export function faultLine(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.severity}: ${fault.message} [${fault.code}]`;
}
