/**
 * Which mentions tell of one happening, against our own cross-report set (test/gold/happenings):
 *   npm run bench:matching -- [--coded FOLDER] [--errors] [--json]
 * First with gold events, whose happenings are hidden. With --coded also with what `annalist code` finds: FOLDER holds development.jsonl and
 * held-out.jsonl, each printed by `annalist code test/gold/happenings/HALF.jsonl --format jsonl --out FOLDER/HALF.jsonl`.
 * Errors are shown of the development half alone: the held-out half is not to be tuned on.
 */
import { parseArgs } from "node:util";
import { Groups } from "../src/record/grouping/groups.js";
import { compare, explainScore, happenings, type Traits } from "../src/record/matching/index.js";
import { actOf, stories, type Act } from "../src/record/stories/index.js";
import { bCubed, pairwise, type Figures, type Placed } from "./clusters.js";
import { machine, machineLine } from "./machine.js";
import { fromCoded, fromGold, HALVES, loadHalf, type Labelled } from "./matching-gold.js";

const { values } = parseArgs({
  options: { coded: { type: "string" }, errors: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});

interface Row {
  readonly events: string;
  readonly half: string;
  readonly mentions: number;
  readonly happenings: number;
  readonly pairwise: Figures;
  readonly bCubed: Figures;
}
const rows: Row[] = [];

/** The labelled mentions with the group that each was put into. */
function group(labelled: readonly Labelled[]): { placed: (Labelled & Placed)[]; groups: Groups<Traits> } {
  const groups = new Groups<Traits>(happenings);
  groups.add(labelled.map(({ traits }) => traits));
  return { groups, placed: labelled.map((one) => ({ ...one, found: groups.of(one.traits.key)?.[0] ?? one.traits.key })) };
}

function measure(events: string, half: string, labelled: readonly Labelled[], missed: readonly string[] = []): void {
  const { placed } = group(labelled);
  const all: Placed[] = [...placed, ...missed.map((gold, i) => ({ gold, found: `missed ${i}` }))];
  rows.push({
    events,
    half,
    mentions: all.length,
    happenings: new Set(all.map((item) => item.gold)).size,
    pairwise: pairwise(all),
    bCubed: bCubed(all),
  });
  if (values.errors && half === "development") showErrors(placed);
}

/** Gold happenings put into stories; a group of the set's reports is one story. */
function measureStories(half: string, labelled: readonly Labelled[]): void {
  const mentions = new Map<string, Traits[]>();
  for (const { gold, traits } of labelled) mentions.set(gold, [...(mentions.get(gold) ?? []), traits]);
  const groups = new Groups<Act>(stories);
  groups.add([...mentions].map(([entry, told]) => actOf(entry, told)));
  const placed = [...mentions.keys()].map((entry) => ({ gold: entry.replace(/\/.*/, ""), found: groups.of(entry)?.[0] ?? entry }));
  const count = new Set(placed.map((item) => item.gold)).size;
  rows.push({
    events: "stories, of gold entries",
    half,
    mentions: placed.length,
    happenings: count,
    pairwise: pairwise(placed),
    bCubed: bCubed(placed),
  });
}

/** Pairs that were wrongly put together or wrongly kept apart, with their scores. */
function showErrors(placed: readonly (Labelled & Placed)[]): void {
  placed.forEach((a, i) => {
    for (const b of placed.slice(i + 1)) {
      if ((a.gold === b.gold) === (a.found === b.found)) continue;
      const name = (one: Labelled) => `${one.traits.mention.report} "${one.traits.mention.event.trigger}" (${one.gold})`;
      console.log(`\n${a.gold === b.gold ? "KEPT APART" : "PUT TOGETHER"} ${name(a)} and ${name(b)}`);
      console.log(
        explainScore(compare(a.traits, b.traits))
          .map((line) => `  ${line}`)
          .join("\n"),
      );
    }
  });
}

for (const half of HALVES) {
  const reports = loadHalf(half);
  measure("gold", half, fromGold(reports));
  measureStories(half, fromGold(reports));
  if (values.coded === undefined) continue;
  const { found, missed } = fromCoded(reports, values.coded, half);
  measure(
    "coded, matched with gold",
    half,
    found.filter(({ gold }) => !gold.startsWith("extra ")),
  );
  measure("coded, all", half, found, missed);
}

const percent = (p: number): string => (100 * p).toFixed(1).padStart(6);
if (values.json) console.log(JSON.stringify({ ...machine(), rows }, null, 2));
else {
  console.log(`${machineLine(machine())}\n`);
  console.log(`${"".padEnd(38)}mentions happ.  pairwise P     R    F1    B³ P     R    F1`);
  for (const { events, half, mentions, happenings: count, pairwise: p, bCubed: b } of rows)
    console.log(
      `${events.padEnd(26)}${half.padEnd(12)}${String(mentions).padStart(8)}${String(count).padStart(6)}     ${[p.precision, p.recall, p.f1].map(percent).join("")}  ${[b.precision, b.recall, b.f1].map(percent).join("")}`,
    );
}
