/** The public API of Annalist: values, intake, the line, scoring. Everything else is internal. */
export type * from "./model/index.js";
export { AnnalistError, ERRORS, type ErrorCode } from "./kit/errors.js";
export {
  Families,
  intake,
  reportFromHtml,
  reportFromRecord,
  reportFromText,
  type Comparable,
  type Fault,
  type Given,
  type Placement,
} from "./intake/index.js";
export { openAnnalist, type Versions } from "./node.js";
export { createPipeline, type Coded, type Pipeline, type PipelineAssets } from "./pipeline.js";
export type { ContextName, Mode, ModeOf, PloverType, Sector } from "./codebook/index.js";
export type { Considered } from "./coding/index.js";
export { goldDocument, type GoldDocument } from "./evaluation/gold.js";
export { score, type Score } from "./evaluation/score.js";
