import { expect } from "vitest";
import { items, type IntakeOptions, type Item } from "../../src/intake/index.js";

/** An item in few words, as expectations hold it. */
export interface Told {
  readonly at: number;
  readonly code?: string;
  readonly id?: string;
  readonly title?: string | null;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly byline?: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
  readonly text?: string;
}

export async function told(items: AsyncIterable<Item>): Promise<Told[]> {
  const out: Told[] = [];
  for await (const item of items) {
    const report = "report" in item ? item.report : item.fault.report;
    out.push({
      at: item.where.at,
      ...("fault" in item && { code: item.fault.error.code }),
      ...(report !== undefined && {
        id: report.id,
        title: report.title,
        publisher: report.publisher,
        published: report.published,
        byline: report.byline,
        url: report.url,
        language: report.language,
        text: report.text,
      }),
    });
  }
  return out;
}

/** Cuts a run after each of its items and goes on from there: together they must be the run that was never cut. Gives how many items it has. */
export async function resumed(path: string, options: IntakeOptions = {}): Promise<number> {
  const all = await places(items([path], options));
  for (const [i, after] of all.entries()) expect(await places(items([path], { ...options, after }))).toEqual(all.slice(i + 1));
  return all.length;
}

async function places(run: AsyncIterable<Item>): Promise<Item["where"][]> {
  const out: Item["where"][] = [];
  for await (const { where } of run) out.push(where);
  return out;
}
