import type { Kinship } from "../grouping/kinship.js";
import { blocksOf } from "./blocks.js";
import { totalOf } from "./score.js";
import type { Traits } from "./traits.js";

/** Mentions that tell of one happening belong together: `new Groups(happenings)` keeps them so. */
export const happenings: Kinship<Traits> = {
  keyOf: (traits) => traits.key,
  blocksOf: (traits) => blocksOf(traits).own,
  neighboursOf: (traits) => blocksOf(traits).near,
  score: totalOf,
  linkage: "average",
  bars: [0, 1.5, 3, 4.5, 6],
};
