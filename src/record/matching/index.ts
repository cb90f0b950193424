export { citesOf } from "./cites.js";
export { entryOf, type Carried } from "./entry.js";
export { keyOf, mentionOf, type Mention, type Told } from "./mention.js";
export { rarityFrom, type Rarity } from "./rarity.js";
export { traitsOf, type Traits } from "./traits.js";
export { compare, explainScore } from "./score.js";
export { happenings } from "./kinship.js";
