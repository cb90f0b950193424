/**
 * A half-open range [start, end) of UTF-16 code units (what `string.slice` counts) into `report.text`.
 * Every offset in Annalist is one of these; nothing counts bytes, code points or tokens unless its name says so.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the words it covers: `text === report.text.slice(start, end)` always holds. */
export interface Quote extends Span {
  readonly text: string;
}
