export { mentionOf, type Told } from "./mention.js";
export { rarityFrom } from "./rarity.js";
export { traitsOf, type Traits } from "./traits.js";
export { compare, explainScore } from "./score.js";
export { happenings } from "./kinship.js";
