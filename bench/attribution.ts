/**
 * Who said what, against PolNeAR's development articles (never trained on): npm run bench:attribution -- [--data FOLDER] [--errors] [--json]
 * A pair of source and content is right where the head word of both is right (for a content of several sentences: of one of them).
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reportFromRecord } from "../src/intake/index.js";
import { firstEndingAfter } from "../src/kit/token-at.js";
import type { Document, Span } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import { readAttributions, type Ranges } from "./attribution-gold.js";
import { machine, machineLine } from "./machine.js";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["ANNALIST_SETS"] ?? "../shared/data" },
    errors: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

/** A pair by its head words; a source of null is nobody named. */
interface Pair {
  readonly source: number | null;
  readonly contents: ReadonlySet<number>;
  readonly show: string;
}

/**
 * The head word of each sentence's part of some ranges: of the words that hang on none of the others the one highest in the tree, function
 * words last. A cue inside the ranges, with what hangs on it as speaker, is no part.
 */
function headsOf(document: Document, ranges: Ranges, cue: number | null = null): number[] {
  const { tokens, sentences } = document;
  const inside = (i: number) => ranges.some(([start, end]) => (tokens[i]?.end ?? 0) > start && (tokens[i]?.start ?? Infinity) < end);
  const pieces = ranges.flatMap(([start, end]) =>
    sentences
      .filter((s) => s.end > start && s.start < end)
      .map((s) => ({ first: Math.max(s.firstToken, firstEndingAfter(tokens, start)), last: s.lastToken })),
  );
  return pieces.flatMap(({ first, last }) => {
    const tops: number[] = [];
    for (let i = first; i < last && inside(i); i++) {
      const token = tokens[i];
      if (token === undefined || i === cue || token.upos === "PUNCT") continue;
      if (token.head === cue ? SAID.has(token.deprel) : !inside(token.head) || tokens[token.head]?.sentence !== token.sentence)
        tops.push(i);
    }
    const depth = (i: number) => depthOf(tokens, i) + (FUNCTION.has(tokens[i]?.deprel ?? "") ? 1000 : 0);
    return tops.sort((a, b) => depth(a) - depth(b) || a - b).slice(0, 1);
  });
}
function depthOf(tokens: Document["tokens"], token: number): number {
  let depth = 0;
  for (let at = token; at >= 0 && depth < 200; at = tokens[at]?.head ?? -1) depth++;
  return depth;
}
/** How what is said hangs on the verb of saying. */
const SAID: ReadonlySet<string> = new Set(["ccomp", "parataxis", "xcomp", "obj", "advcl"]);

const FUNCTION: ReadonlySet<string> = new Set(["cc", "case", "mark", "advmod", "discourse", "det", "aux", "cop"]);

const within = (a: Span, b: Span) => b.start <= a.start && a.end <= b.end;

const annalist = await openAnnalist({ threads: 2 });
let [right, gold, found] = [0, 0, 0];
let sources = 0;
const lines: string[] = [];
for (const { name, text, attributions } of readAttributions(join(values.data, "polnear-dev"))) {
  const document = await annalist.read(reportFromRecord({ id: name, text, published: null }));
  const at = (ranges: Ranges) => ranges.map(([s, e]) => document.report.text.slice(s, e)).join(" … ");
  const wanted = attributions.flatMap((a): Pair[] =>
    a.contents.flatMap((content) =>
      a.sources.map((source) => ({
        source: headsOf(document, source)[0] ?? null,
        contents: new Set(headsOf(document, content)),
        show: `${at(source)} [${at(a.cue ?? [])}] ${at(content)}`,
      })),
    ),
  );
  // What one cue says of one speaker is one content, however many sentences it takes.
  const grouped = new Map<string, { source: number; contents: Set<number>; show: string }>();
  for (const { speaker, cue, content } of document.speech) {
    if (speaker === null) continue;
    const key = `${speaker.headToken}|${cue.start}`;
    const one = grouped.get(key) ?? {
      source: speaker.headToken,
      contents: new Set<number>(),
      show: `${speaker.text} [${cue.text}] ${at([[content.start, content.end]])}`,
    };
    const inside = within(cue, content) ? firstEndingAfter(document.tokens, cue.start) : null;
    for (const h of headsOf(document, [[content.start, content.end]], inside)) one.contents.add(h);
    grouped.set(key, one);
  }
  const left = new Set<Pair>(grouped.values());
  const share = (a: Pair, b: Pair) => [...a.contents].some((h) => b.contents.has(h));
  gold += wanted.length;
  found += left.size;
  for (const g of wanted) {
    const hit = [...left].find((p) => p.source === g.source && share(p, g));
    if (hit !== undefined) {
      right++;
      left.delete(hit);
    } else {
      if ([...left].some((p) => share(p, g))) sources++;
      lines.push(`missed\t${name.slice(0, 20)}\t${g.show}`);
    }
  }
  for (const p of left) lines.push(`extra\t${name.slice(0, 20)}\t${p.show}`);
}
const precision = right / Math.max(1, found);
const recall = right / Math.max(1, gold);
const f1 = (2 * right) / Math.max(1, found + gold);
const round = (p: number) => Math.round(1000 * p) / 10;
if (values.json) console.log(JSON.stringify({ precision, recall, f1, gold, found, right, machine: machine() }));
else {
  console.log(machineLine(machine()));
  console.log(
    `source and content: P ${round(precision)}  R ${round(recall)}  F1 ${round(f1)}  (${right} of ${gold} pairs, ${found} found; ${sources} with the content alone right)`,
  );
  if (values.errors) for (const line of lines) console.log(line.replaceAll("\n", " "));
}
