/**
 * Families of near-duplicates on made reports: precision and recall over pairs, time, memory.
 * Usage: npx tsx bench/duplicates.ts [--size 100000] [--seed 1]
 */
import { parseArgs } from "node:util";
import { Families } from "../src/intake/duplicates/index.js";
import { madeReports } from "./duplicates-made.js";
import { machine } from "./machine.js";

const { values } = parseArgs({ options: { size: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } } });
const size = Number(values.size);

const families = new Families();
const gold = new Map<string, number>();
let spent = 0;
for (const { id, family, text } of madeReports(size, Number(values.seed))) {
  gold.set(id, family);
  const before = process.cpuUsage();
  families.add({ id, text });
  const { user, system } = process.cpuUsage(before);
  spent += user + system;
}
const pairs = (n: number): number => (n * (n - 1)) / 2;
const sizes = (groups: Iterable<number>): number => [...groups].reduce((sum, n) => sum + pairs(n), 0);
const countBy = (keys: Iterable<number>): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};
const found = families.all();
const right = found.reduce((sum, family) => sum + sizes(countBy(family.map((id) => gold.get(id) ?? -1)).values()), 0);
const claimed = sizes(found.map((f) => f.length));
const expected = sizes(countBy(gold.values()).values());
console.log(JSON.stringify(machine()));
console.log(
  `${size} reports, ${new Set(gold.values()).size} stories, ${found.length} families found, the largest of ${Math.max(...found.map((f) => f.length))}`,
);
console.log(`pairs: precision ${((100 * right) / claimed).toFixed(2)} %, recall ${((100 * right) / expected).toFixed(2)} %`);
console.log(`processor time ${(spent / 1e6).toFixed(1)} s, memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`);
