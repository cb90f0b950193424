export { openQueue, type Queue } from "./enqueue.js";
export { work, type Outcome, type Worked } from "./work.js";
export { workStatus, type WorkStatus } from "./status.js";
