/**
 * Actor mentions against our own gold texts: country and sector, the development half and the held-out half apart.
 * Usage: npx tsx bench/actors.ts [--misses]   (misses of the development half only)
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openAnnalist } from "../src/node.js";
import { reportFromText } from "../src/intake/index.js";

interface GoldActor {
  readonly text: string;
  readonly start: number;
  /** ISO code, IGO or NGO; several where the phrase joins actors; null where neither words nor report say. */
  readonly country: string | readonly string[] | null;
  readonly sector: string | null;
}
interface GoldText {
  readonly half: "dev" | "held-out";
  readonly published: string;
  readonly text: string;
  readonly actors: readonly GoldActor[];
}

const path = new URL("../test/gold/actors.jsonl", import.meta.url);
const gold = readFileSync(path, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as GoldText);
const percent = (right: number, of: number): string => ((100 * right) / (of || 1)).toFixed(1);
const sorted = (countries: readonly (string | null)[]): string =>
  countries
    .map((c) => c ?? "?")
    .sort()
    .join("+");

const annalist = await openAnnalist();
const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
for (const half of ["dev", "held-out"] as const) {
  const sum = { wanted: 0, found: 0, country: 0, sector: 0, both: 0 };
  for (const { text, published, actors } of gold.filter((g) => g.half === half)) {
    const document = await annalist.read(reportFromText(text, { id: "gold", published }));
    const mentions = annalist.resolve(document).actors;
    for (const wanted of actors) {
      sum.wanted++;
      const end = wanted.start + wanted.text.length;
      // The mention that shares most with the words, and is not mostly something else.
      const overlap = (m: { start: number; end: number }) => Math.min(m.end, end) - Math.max(m.start, wanted.start);
      const found = mentions
        .filter((m) => overlap(m) > 0)
        .sort((a, b) => overlap(b) - overlap(a) || a.end - a.start - (b.end - b.start))[0];
      const country = sorted([...new Set(found?.actors.map((a) => a.country) ?? ["missed"])]);
      const sector = found?.actors[0]?.sector ?? null;
      const right = { country: country === sorted([wanted.country].flat()), sector: found !== undefined && sector === wanted.sector };
      sum.found += Number(found !== undefined);
      sum.country += Number(right.country);
      sum.sector += Number(right.sector);
      sum.both += Number(right.country && right.sector);
      if (values.misses && half === "dev" && !(right.country && right.sector))
        console.log(
          `${published} "${wanted.text}" is ${sorted([wanted.country].flat())}/${wanted.sector ?? "?"}, came out as ${country}/${sector ?? "?"} "${found?.text ?? ""}" (${found?.actors.flatMap((a) => a.why).join("; ") ?? ""})`,
        );
    }
  }
  console.log(
    `${half}: ${sum.wanted} mentions; found ${percent(sum.found, sum.wanted)}, country ${percent(sum.country, sum.wanted)}, sector ${percent(sum.sector, sum.wanted)}, both ${percent(sum.both, sum.wanted)}`,
  );
}
