import type { Span } from "../model/index.js";

/** Whether two stretches of one text share a character. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
