export { actOf, type Act } from "./act.js";
export { stories } from "./kinship.js";
