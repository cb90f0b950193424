/** The public API of Annalist: values, intake, the line, scoring. Everything else is internal. */
export type * from "./model/index.js";
export { AnnalistError, ERRORS, type ErrorCode } from "./kit/errors.js";
export {
  columnMap,
  Families,
  intake,
  items,
  reportFromHtml,
  reportFromRecord,
  reportFromText,
  type ColumnMap,
  type Comparable,
  type Fault,
  type Given,
  type IntakeOptions,
  type Item,
  type Placement,
  type Position,
} from "./intake/index.js";
export { openAnnalist } from "./node.js";
export { createPipeline, type Coded, type Pipeline, type PipelineAssets } from "./pipeline.js";
export type { ContextName, Mode, ModeOf, PloverType, Sector } from "./codebook/index.js";
export type { Considered } from "./coding/index.js";
export { goldDocument, type GoldDocument } from "./evaluation/gold.js";
export { score, type Score } from "./evaluation/score.js";
export { flattener } from "./publish/flat.js";
export { writeRows, type Format, type RowWriter, type Sink } from "./publish/format.js";
export { FORMATS, type FormatName } from "./publish/formats/index.js";
