import type { RootScore } from "./roots.js";
import { ATTRIBUTES, LEVELS, type Prf, type Score } from "./score.js";

const percent = (p: number): string => (100 * p).toFixed(1);
const show = ({ precision, recall, f1 }: Prf): string => `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`;

/** A score as lines for people. */
export function scoreLines(score: Score, withDifferences: boolean): string {
  const lines = [`${score.documents} documents, ${score.gold} gold events, ${score.predicted} predicted`];
  for (const level of LEVELS) lines.push(`${level.padEnd(14)} ${show(score.levels[level])}`);
  lines.push(`${"happening".padEnd(14)} ${show(score.happening)}`);
  lines.push(
    `on matched     ${ATTRIBUTES.map((name) => `${name} ${percent(score.attributes[name])}`).join("  ")}  countries ${percent(score.countries)}`,
  );
  for (const [type, row] of Object.entries(score.types))
    lines.push(`  ${type.padEnd(10)} gold ${String(row.gold).padStart(4)}  predicted ${String(row.predicted).padStart(4)}  ${show(row)}`);
  if (withDifferences) for (const d of score.differences) lines.push(`${d.document}\t${d.kind}\t${d.what}`);
  return `${lines.join("\n")}\n`;
}

/** A score of roots as lines for people. */
export function rootLines(score: RootScore, withConfusions: boolean): string {
  const lines = [
    `${score.sentences} sentences, ${score.none} without an event`,
    `root macro-F1  ${percent(score.macroF1)}   accuracy ${percent(score.accuracy)}`,
  ];
  for (const [root, row] of Object.entries(score.roots))
    lines.push(`  ${root.padEnd(10)} gold ${String(row.gold).padStart(4)}  predicted ${String(row.predicted).padStart(4)}  ${show(row)}`);
  if (withConfusions) for (const { what, times } of score.confusions) lines.push(`  ${String(times).padStart(4)}  ${what}`);
  return `${lines.join("\n")}\n`;
}
