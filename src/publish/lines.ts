import type { ExportRow } from "../model/index.js";
import type { RowWriter, Sink } from "./format.js";

export interface Lines {
  readonly head?: string;
  print(rows: readonly ExportRow[]): string;
  readonly foot?: string;
}

/** A text format that prints rows by themselves, between what opens and what closes the output. */
export function linesWriter(sink: Sink, { head = "", print, foot = "" }: Lines): RowWriter {
  let opened = false;
  const put = async (text: string) => {
    const whole = opened ? text : head + text;
    opened = true;
    if (whole !== "") await sink.write(whole);
  };
  return { add: (rows) => put(print(rows)), end: () => put(foot) };
}
