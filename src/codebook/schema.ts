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
  pattern: lemmas,
  pos: z.enum(["VERB", "NOUN", "ADJ"]),
  trigger: z.int().min(1).optional(),
  mode: modeName.nullable().optional(),
  cameo: cameoCode.optional(),
  weight: z.number().min(0).max(1),
  needs: relation.optional(),
});

const example = z.strictObject({
  text,
  not: z.boolean().optional(),
  is: typeName.nullable(),
  trigger: text.optional(),
  mode: modeName.nullable().optional(),
  factuality: z.enum(FACTUALITIES).optional(),
  actors: z.array(text).optional(),
  recipients: z.array(text).optional(),
  why: text.optional(),
});

/** A file of `types/`. */
export const typeFile = z.strictObject({
  type: typeName,
  quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  intensity: score,
  intensitySource: text,
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
      cues: z.array(lemmas),
      hints: z.array(lemmas).optional(),
      addedBy: z.array(z.string().regex(/^[A-Z_]+\/[a-z-]+$/, 'a type and a mode, such as "COERCE/cyber"')).optional(),
      unless: z.array(contextName).optional(),
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
