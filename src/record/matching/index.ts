export { mentionOf, type Mention, type Told } from "./mention.js";
export { rarityFrom, type Rarity } from "./rarity.js";
export { traitsOf, type Traits } from "./traits.js";
export { blocksOf } from "./blocks.js";
export { compare, explainScore, type MatchScore, type ScorePart } from "./score.js";
export { happenings } from "./kinship.js";
export { entryOf, type Carried, type WeighedEntry } from "./entry.js";
export { STANDINGS, type Firmness } from "./firmness.js";
export { sameHappening } from "./same-happening.js";
