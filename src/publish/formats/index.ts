import type { Format } from "../format.js";
import { csv } from "./csv.js";
import { geojson } from "./geojson.js";
import { gexf } from "./gexf.js";
import { graphml } from "./graphml.js";
import { icews } from "./icews.js";
import { jsonl } from "./jsonl.js";
import { parquet } from "./parquet.js";
import { petrarch } from "./petrarch.js";
import { phoenix } from "./phoenix.js";
import { polecat } from "./polecat.js";
import { tsv } from "./tsv.js";

/** Every format in which rows are given out. */
export const FORMATS = { csv, tsv, jsonl, parquet, geojson, gexf, graphml, petrarch, phoenix, icews, polecat } as const satisfies Readonly<
  Record<string, Format>
>;
export type FormatName = keyof typeof FORMATS;
