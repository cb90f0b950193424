import { allCases, loadReport } from "../scripts/cases/folders.js";

/** A made report, as a line of JSON lines has it. */
export interface MadeReport {
  readonly id: string;
  readonly published: string;
  readonly text: string;
}

/**
 * `count` reports made of the paragraphs of the cases, seeded: the same seed gives the same reports. Lengths vary as those of news do: most have
 * three to fifteen paragraphs, one in ten is a brief of one or two, one in twenty a long read.
 */
export async function corpus(count: number, seed: number): Promise<MadeReport[]> {
  const reports = await Promise.all(allCases().map((c) => loadReport(c)));
  const paragraphs = reports.flatMap((r) => r.blocks.filter((b) => b.kind === "body").map((b) => r.text.slice(b.start, b.end)));
  if (paragraphs.length === 0) throw new Error("cases/ holds no text to make reports of");
  const random = generator(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  return Array.from({ length: count }, (_, i) => {
    const kind = random();
    const length = kind < 0.1 ? 1 + upTo(2) : kind < 0.95 ? 3 + upTo(13) : 20 + upTo(40);
    const day = String(1 + upTo(28)).padStart(2, "0");
    return {
      id: `made-${i + 1}`,
      published: `2021-06-${day}`,
      text: Array.from({ length }, () => paragraphs[upTo(paragraphs.length)]).join("\n\n"),
    };
  });
}

/** Numbers from 0 to 1, the same for one seed on every machine (mulberry32, public domain). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
