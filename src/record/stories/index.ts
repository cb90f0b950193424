export { actOf, type Act } from "./act.js";
export { stories, storyParts, type StoryPart } from "./kinship.js";
