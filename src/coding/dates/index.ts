import type { EventDate, Span, TimeExpression } from "../../model/index.js";
import { bringsAbout, describesNoun, leadsTo, onlyBounds, opensWhen, partedBy, sameClause, tellsOf } from "./attachment.js";
import { common, isPoint, valueOf } from "./value.js";

export interface DateHelpers {
  /** Whether the parse attaches a time expression to the trigger's clause. */
  governs(time: Span): boolean;
  /** The publication date, as the report gives it. */
  readonly published: string | null;
  /** The report's text; without it only the parse decides. */
  readonly text?: string;
}

/** Index of the first expression that starts at or after an offset; `times` is in text order. */
function firstFrom(times: readonly TimeExpression[], offset: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

function nearest(times: readonly TimeExpression[], trigger: Span): TimeExpression | undefined {
  return times.reduce<TimeExpression | undefined>(
    (best, time) => (best === undefined || gap(time, trigger) < gap(best, trigger) ? time : best),
    undefined,
  );
}

/** The expression that belongs to the trigger: of its own noun phrase, of its "when" clause, of its clause by the parse, of its clause by the words between. */
function own(
  event: { readonly trigger: Span; readonly sentence: Span },
  here: readonly TimeExpression[],
  helpers: DateHelpers,
): TimeExpression | undefined {
  const { trigger, sentence } = event;
  const { text } = helpers;
  const points = here.filter(isPoint);
  if (text === undefined)
    return nearest(
      points.filter((time) => helpers.governs(time)),
      trigger,
    );
  const described = points.findLast(
    (time) =>
      (describesNoun(text, time) && leadsTo(text, time, trigger)) || bringsAbout(text, time, trigger) || tellsOf(text, time, trigger),
  );
  if (described !== undefined) return described;
  const free = points.filter((time) => !describesNoun(text, time) && !onlyBounds(text, time) && !partedBy(text, time, trigger, sentence));
  const when = here.findLast(
    (time) => time.kind !== "duration" && time.kind !== "set" && opensWhen(text, time, trigger) && !partedBy(text, time, trigger, sentence),
  );
  if (when !== undefined && !free.some((time) => time.start > when.start && helpers.governs(time))) return when;
  const governed = free.filter((time) => helpers.governs(time) && !opensWhen(text, time, trigger));
  return (
    nearest(governed, trigger) ??
    nearest(
      free.filter((time) => sameClause(text, time, trigger, sentence)),
      trigger,
    )
  );
}

const BARE_WEEKDAY = /^(?:(?:late|early)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|night))?$/i;

/** A weekday that reading placed in the past, though the act lies ahead: the next such day. */
function ahead(value: string, time: TimeExpression, published: string | null): string {
  if (published === null || !BARE_WEEKDAY.test(time.text) || value.length !== 10 || value >= published.slice(0, 10)) return value;
  return new Date(Date.parse(`${value}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
}

/**
 * When an act happened, by the time expression of its own clause; null when the text gives it none.
 *
 * @param event offsets into the report's text; `sentence` bounds the search.
 * @param times the report's time expressions in text order.
 */
export function dateOf(
  event: { readonly trigger: Span; readonly sentence: Span; readonly tense: "past" | "future" | null },
  times: readonly TimeExpression[],
  helpers: DateHelpers,
): EventDate | null {
  const here: TimeExpression[] = [];
  for (let i = firstFrom(times, event.sentence.start); i < times.length; i++) {
    const time = times[i];
    if (time === undefined || time.start >= event.sentence.end) break;
    here.push(time);
  }
  const time = own(event, here, helpers);
  if (time === undefined) return null;
  const value = either(time, here, helpers.text) ?? valueOf(time);
  if (value === null) return null;
  return {
    value: event.tense === "future" ? ahead(value, time, helpers.published) : value,
    words: { text: time.text, start: time.start, end: time.end },
    basis: time.how,
  };
}

/** "in May or early June": what the two have in common. */
function either(time: TimeExpression, here: readonly TimeExpression[], text: string | undefined): string | null {
  if (text === undefined) return null;
  const other = here.find(
    (t) =>
      t !== time && isPoint(t) && /^\s+or\s+(?:in\s+|on\s+)?$/i.test(text.slice(Math.min(t.end, time.end), Math.max(t.start, time.start))),
  );
  const [a, b] = [valueOf(time), other === undefined ? null : valueOf(other)];
  return a === null || b === null ? null : common(a, b);
}
