/** A stretch of days in office, ISO dates or as much of them as is known; empty where open. */
export interface Term {
  readonly from: string;
  readonly to: string;
}

const FIRST = "0000-01-01";
const LAST = "9999-12-31";
const start = (date: string): string => (date === "" ? FIRST : `${date}${FIRST.slice(date.length)}`);
const end = (date: string): string => (date === "" ? LAST : `${date}${"-12-31".slice(date.length - 4)}`);

/** Whether a day, at its own precision, lies in a term. */
export const covers = (term: Term, day: string): boolean => start(term.from) <= end(day) && start(day) <= end(term.to);

/** Whether two terms share more than the day of the handover. */
export const overlap = (a: Term, b: Term): boolean => start(a.from) < end(b.to) && start(b.from) < end(a.to);
