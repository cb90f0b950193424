// @ts-check
/** What a session's thread and its process tell each other, each in a number of its own, 0 or 1: that the runtime computes, that the process ends. */
export const [COMPUTES, ENDS] = /** @type {const} */ ([0, 1]);
