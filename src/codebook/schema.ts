import { z } from "zod";
import { FACTUALITIES } from "../model/index.js";

const text = z.string().trim().min(1);
const score = z.number().min(-10).max(10);
const cameoCode = z.string().regex(/^\d{2,4}$/, "a CAMEO code: two to four digits, in quotes");
const typeName = z.string().regex(/^[A-Z][A-Z_]*$/, "a type's name: capital letters");
const modeName = z.string().regex(/^[a-z][a-z-]*$/, "a mode's name: small letters and hyphens");
const contextName = z.string().regex(/^[a-z][a-z_]*$/, "a context's name: small letters and underscores");
const lemmas = z.string().regex(/^[^\sA-Z]+(?: [^\sA-Z]+)*$/, "lemmas in small letters with single spaces between them");
const relation = z
  .string()
  .regex(/^[a-z]+(?::[a-z]+)?(?:[ ,|&]+!?[a-z]+(?::[a-z]+)?)*$/, 'Universal Dependencies relations, such as "ccomp" or "obl:for"');

const mode = z.strictObject({ mode: modeName, definition: text, cameo: cameoCode.optional(), intensity: score.optional() });

const lexiconEntry = z.strictObject({
  pattern: lemmas.describe('Lemmas in small letters: "hold talk"'),
  pos: z.enum(["VERB", "NOUN", "ADJ"]),
  trigger: z.int().min(1).optional().describe("Which word of the pattern names the act, counted from 1"),
  mode: modeName.nullable().optional(),
  cameo: cameoCode.optional().describe("The CAMEO code of these very words, before the code of type and mode"),
  weight: z.number().min(0).max(1).describe("How surely these words mean this type"),
  needs: relation.optional().describe('Dependents that the trigger must have: "ccomp", "obl:for"'),
});

const example = z.strictObject({
  text,
  not: z.boolean().optional().describe("A near-miss: the sentence is not this file's type"),
  is: typeName.nullable().describe("What the sentence is; null for no event"),
  trigger: text.optional().describe("The words that name the act, as they stand in the text"),
  mode: modeName.nullable().optional(),
  factuality: z.enum(FACTUALITIES).optional(),
  actors: z.array(text).optional(),
  recipients: z.array(text).optional(),
  why: text.optional(),
});

/** A file of `types/`. */
export const typeFile = z.strictObject({
  type: typeName,
  quad: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
    .describe("1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
  intensity: score.describe("-10, worst conflict, to 10"),
  intensitySource: text.describe("Where the score comes from"),
  title: text,
  definition: text,
  include: z.array(text).default([]),
  exclude: z.array(text).default([]),
  cameo: cameoCode.optional(),
  modes: z.array(mode).default([]),
  lexicon: z.array(lexiconEntry).default([]),
  examples: z.array(example).default([]),
});

/** `contexts.yaml` */
export const contextsFile = z.strictObject({
  ignore: z.array(lemmas).default([]),
  contexts: z.array(
    z.strictObject({
      name: contextName,
      definition: text,
      exclude: text.optional(),
      cues: z.array(lemmas).describe("Lemmas or runs of lemmas, each enough on its own"),
      hints: z.array(lemmas).optional().describe("Two different ones of these give the context"),
      addedBy: z
        .array(z.string().regex(/^[A-Z_]+\/[a-z-]+$/, 'a type and a mode, such as "COERCE/cyber"'))
        .optional()
        .describe("Modes that bring the context whatever the words"),
      unless: z.array(contextName).optional().describe("The context falls away where one of these holds"),
    }),
  ),
});

/** `sectors.yaml` */
export const sectorsFile = z.strictObject({
  ontology: text.optional(),
  sectors: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z]{3}$/, "a sector code: three capital letters"),
      title: text,
      definition: text,
      plover: text,
      cameo: text,
      nearest: z.array(text).optional(),
      decision: text.optional(),
    }),
  ),
});

const given = z.strictObject({ code: cameoCode, decision: text.optional() });

/** `cameo.yaml` */
export const cameoFile = z.strictObject({
  codes: z
    .record(
      cameoCode,
      z.strictObject({
        type: typeName.nullable(),
        mode: modeName.optional(),
        contexts: z.array(contextName).optional(),
        goldstein: score,
        text,
        decision: text.optional(),
      }),
    )
    .default({}),
  give: z.record(typeName, given.extend({ modes: z.record(modeName, given).optional() })).default({}),
  // The order of a code's contexts matters: the first that the event has decides.
  refine: z.record(cameoCode, z.record(contextName, cameoCode)).default({}),
});

/** `codebook.yaml` */
export const codebookFile = z.strictObject({
  extends: text.optional(),
  name: text,
  version: z.string().regex(/^\d+\.\d+\.\d+/, "a version such as 1.0.0"),
  ontology: text,
  language: text.default("en"),
  types: z.array(typeName).optional(),
  decisions: z.array(z.strictObject({ about: text, decision: text })).default([]),
});

/** The kinds of file in a codebook folder, by what they hold. */
export const FILE_SCHEMAS = {
  codebook: codebookFile,
  type: typeFile,
  contexts: contextsFile,
  sectors: sectorsFile,
  cameo: cameoFile,
} as const;
export type FileKind = keyof typeof FILE_SCHEMAS;
export type FileValue<K extends FileKind> = z.output<(typeof FILE_SCHEMAS)[K]>;
