export { openQueue, type Queue } from "./enqueue.js";
export { work, type Outcome, type Worked, type WorkOptions } from "./work.js";
export { workStatus, type QueueStatus, type WorkStatus } from "./status.js";
