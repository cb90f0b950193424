import type { Mention } from "./mention.js";

/** Days since 1970, both ends in; how they are known. */
export interface Days {
  readonly from: number;
  readonly to: number;
  readonly known: "day" | "month" | "year" | "published";
}

const DAY = 86_400_000;
/** Days before publication within which an act without a date is looked for. */
const BEFORE = 4;
/** Days after it for an act that is still to come. */
const AHEAD = 30;
/** A year alone is narrowed to these days on both sides of publication where it can be. */
const AROUND = 60;

/** When a mention's happening was; null where neither a date nor the day of publication is known. */
export function daysOf({ event, published }: Pick<Mention, "event" | "published">): Days | null {
  const brought = dayOf(published);
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(event.date?.value ?? "") ?? [];
  if (year !== undefined && day !== undefined) {
    const at = dayOf(event.date?.value ?? null);
    if (at !== null) return { from: at, to: at, known: "day" };
  }
  if (year !== undefined) {
    const [y, m] = [Number(year), month === undefined ? null : Number(month) - 1];
    const [from, to] = [Date.UTC(y, m ?? 0, 1) / DAY, Date.UTC(m === null ? y + 1 : y, m === null ? 0 : m + 1, 1) / DAY - 1];
    if (m !== null) return { from, to, known: "month" };
    if (brought === null || brought + AROUND < from || brought - AROUND > to) return { from, to, known: "year" };
    return { from: Math.max(from, brought - AROUND), to: Math.min(to, brought + AROUND), known: "year" };
  }
  if (brought === null) return null;
  return { from: brought - BEFORE, to: event.factuality === "future" ? brought + AHEAD : brought, known: "published" };
}

/** The day of an ISO date or date-time, since 1970; null for none. */
export function dayOf(date: string | null): number | null {
  const text = /^\d{4}-\d{2}-\d{2}/.exec(date ?? "")?.[0];
  const time = text === undefined ? Number.NaN : Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : time / DAY;
}

/** Farthest that two dates may lie apart for their mentions to be compared at all, in days. */
export const FARTHEST = 8;

export function compareDays(
  a: Days | null,
  b: Days | null,
): "same day" | "next day" | "within" | "published near" | "days apart" | "far apart" | "open" {
  if (a === null || b === null) return "open";
  const gap = Math.max(0, a.from - b.to, b.from - a.to);
  if (a.known === "day" && b.known === "day")
    return gap === 0 ? "same day" : gap === 1 ? "next day" : gap <= 3 ? "days apart" : "far apart";
  if (gap > 0) return gap <= 2 && (a.known === "published" || b.known === "published") ? "days apart" : "far apart";
  return a.known === "published" || b.known === "published" ? "published near" : "within";
}
