/**
 * Time expressions against our own gold sentences, the development half and the held-out half apart.
 * Usage: npx tsx bench/times.ts [--misses]   (misses of the development half only)
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { TimeExpression } from "../src/model/index.js";
import { findTimes } from "../src/reading/times/index.js";

interface GoldTime {
  readonly text: string;
  readonly kind: string;
  readonly value: string | null;
}
interface GoldSentence {
  readonly half: "dev" | "held-out";
  readonly published: string | null;
  readonly text: string;
  readonly expected: readonly GoldTime[];
}

const path = new URL("../test/gold/times.jsonl", import.meta.url);
const gold = readFileSync(path, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as GoldSentence);

/** Gold expressions with offsets: each stands after the one before it. */
function placed(sentence: GoldSentence): (GoldTime & { start: number; end: number })[] {
  let from = 0;
  return sentence.expected.map((time) => {
    const start = sentence.text.indexOf(time.text, from);
    if (start < 0) throw new Error(`"${time.text}" is not in "${sentence.text}"`);
    from = start + time.text.length;
    return { ...time, start, end: from };
  });
}

const percent = (right: number, of: number): string => `${((100 * right) / (of || 1)).toFixed(1)}`;
const f1 = (right: number, wanted: number, found: number): string =>
  `F1 ${percent(2 * right, wanted + found)} (precision ${percent(right, found)}, recall ${percent(right, wanted)})`;

function score(half: GoldSentence["half"], showMisses: boolean): void {
  const sum = { sentences: 0, wanted: 0, found: 0, relaxed: 0, strict: 0, kind: 0, value: 0 };
  for (const sentence of gold.filter((g) => g.half === half)) {
    const wanted = placed(sentence);
    const found = findTimes(sentence.text, [{ start: 0, end: sentence.text.length }], sentence.published);
    const taken = new Set<TimeExpression>();
    const misses: string[] = [];
    for (const w of wanted) {
      const hit = found.find((f) => !taken.has(f) && f.start < w.end && w.start < f.end);
      if (hit === undefined) misses.push(`missed "${w.text}"`);
      else {
        taken.add(hit);
        sum.relaxed++;
        sum.strict += Number(hit.start === w.start && hit.end === w.end);
        sum.kind += Number(hit.kind === w.kind);
        sum.value += Number(hit.value === w.value);
        if (hit.text !== w.text || hit.value !== w.value || hit.kind !== w.kind)
          misses.push(`"${w.text}" ${w.kind} ${w.value} came out as "${hit.text}" ${hit.kind} ${hit.value}: ${hit.why}`);
      }
    }
    misses.push(...found.filter((f) => !taken.has(f)).map((f) => `nothing is "${f.text}" ${f.kind} ${f.value}`));
    if (showMisses && misses.length > 0) console.log(`${sentence.published} ${sentence.text}\n  ${misses.join("\n  ")}`);
    sum.sentences++;
    sum.wanted += wanted.length;
    sum.found += found.length;
  }
  console.log(`${half}: ${sum.sentences} sentences, ${sum.wanted} expressions`);
  console.log(`  relaxed ${f1(sum.relaxed, sum.wanted, sum.found)}`);
  console.log(`  strict  ${f1(sum.strict, sum.wanted, sum.found)}`);
  console.log(
    `  value accuracy ${percent(sum.value, sum.relaxed)}, kind accuracy ${percent(sum.kind, sum.relaxed)}, of ${sum.relaxed} found`,
  );
}

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
score("dev", values.misses);
score("held-out", false);
