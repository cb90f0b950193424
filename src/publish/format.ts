import type { ExportRow } from "../model/index.js";

/** Where a format writes. `write` resolves when more may come, so that output never piles up in memory. */
export interface Sink {
  write(chunk: string | Uint8Array): Promise<void>;
}

/** An output being written: rows are added as they come, any number at a time; `end` writes what closes it. The sink itself stays open. */
export interface RowWriter {
  add(rows: readonly ExportRow[]): Promise<void>;
  end(): Promise<void>;
}

/** One way of giving rows out. */
export interface Format {
  readonly name: string;
  /** Of its files, without the dot. */
  readonly extension: string;
  readonly binary: boolean;
  /** One line for people. */
  readonly help: string;
  open(sink: Sink): RowWriter;
}

/** Rows that are handed over at once: enough to be quick, few enough to hold. */
const BATCH = 500;

/** Writes all rows in a format; memory does not grow with their number. Rejects with what the rows or the sink reject with. */
export async function writeRows(format: Format, rows: AsyncIterable<ExportRow> | Iterable<ExportRow>, sink: Sink): Promise<void> {
  const writer = format.open(sink);
  let batch: ExportRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await writer.add(batch);
    batch = [];
  }
  await writer.add(batch);
  await writer.end();
}
