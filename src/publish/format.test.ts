import { describe, expect, it } from "vitest";
import type { ExportRow } from "../model/index.js";
import { writeRows, type Sink } from "./format.js";
import { FORMATS, type FormatName } from "./formats/index.js";
import { madeRows } from "./rows.fixture.js";

/** Rows that count how many were taken. */
function counted(count: number) {
  const taken = { rows: 0 };
  async function* rows(): AsyncGenerator<ExportRow> {
    for (const row of madeRows(count, 5)) {
      taken.rows++;
      yield row;
    }
  }
  return { taken, rows: rows() };
}
const streaming = (Object.keys(FORMATS) as FormatName[]).filter((name) => !["gexf", "graphml", "parquet"].includes(name));

describe.each(streaming)("%s", (name) => {
  it("takes no further rows while the sink is slow", async () => {
    const { taken, rows } = counted(5000);
    let release = (): void => {};
    const asked = new Promise<void>((resolve) => {
      const sink: Sink = {
        write: () => {
          resolve();
          return new Promise((go) => (release = go));
        },
      };
      void writeRows(FORMATS[name], rows, sink);
    });
    await asked;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken.rows).toBe(500);
    release();
  });
});

describe.each(Object.keys(FORMATS) as FormatName[])("%s", (name) => {
  it("stops the rows where the sink fails", async () => {
    const { rows } = counted(1000);
    const sink: Sink = { write: () => Promise.reject(new Error("no room")) };
    await expect(writeRows(FORMATS[name], rows, sink)).rejects.toThrow("no room");
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });
  it("gives the same bytes however the rows come", async () => {
    const rows = [...madeRows(700, 9)];
    const gather = async (add: (writer: ReturnType<(typeof FORMATS)[FormatName]["open"]>) => Promise<void>) => {
      const chunks: Buffer[] = [];
      const writer = FORMATS[name].open({ write: async (chunk) => void chunks.push(Buffer.from(chunk as string)) });
      await add(writer);
      await writer.end();
      return Buffer.concat(chunks);
    };
    const whole = await gather((writer) => writer.add(rows));
    const single = await gather(async (writer) => {
      for (const row of rows) await writer.add([row]);
    });
    expect(single.equals(whole)).toBe(true);
  });
});
