import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { GoldDocument } from "../src/evaluation/gold.js";
import type { Score } from "../src/evaluation/score.js";
import type { Event } from "../src/model/index.js";

/** The yardstick's own scorer, where the data folder has it beside it. */
export function sharedScorer(data: string): string | null {
  const path = resolve(data, "..", "gold", "score.mjs");
  return existsSync(path) ? path : null;
}

/** Where our scorer and the shared one differ over the same predictions; empty where they agree to the last digit. */
export function disagreements(
  scorer: string,
  pairs: readonly { readonly gold: GoldDocument; readonly predicted: readonly Event[] }[],
  ours: Score,
): string[] {
  const folder = mkdtempSync(join(tmpdir(), "score-"));
  try {
    mkdirSync(join(folder, "gold"));
    pairs.forEach(({ gold }, i) => writeFileSync(join(folder, "gold", `${i}.json`), JSON.stringify({ ...gold, id: String(i) })));
    writeFileSync(
      join(folder, "predicted.jsonl"),
      pairs.map(({ gold, predicted }, i) => `${JSON.stringify({ id: String(i), text: gold.text, events: predicted })}\n`).join(""),
    );
    const theirs = JSON.parse(
      execFileSync(process.execPath, [scorer, join(folder, "gold"), join(folder, "predicted.jsonl"), "--json"], {
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      }),
    ) as Record<string, unknown>;
    const same = {
      documents: ours.documents,
      goldEvents: ours.gold,
      predictedEvents: ours.predicted,
      ...ours.levels,
      attributes: ours.attributes,
      happening: ours.happening,
    };
    return Object.entries(same).flatMap(([name, value]) =>
      JSON.stringify(value) === JSON.stringify(theirs[name])
        ? []
        : [`${name}: ${JSON.stringify(value)} here, ${JSON.stringify(theirs[name])} there`],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
