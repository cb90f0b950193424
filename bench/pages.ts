/**
 * What intake makes of the pages of `test/pages/`: token F1 of the article's text, furniture that slips through, dates; for the half that
 * is developed on and the half that is held out. Then its speed.
 * Usage: npx tsx bench/pages.ts [--verbose]
 */
import { parseArgs } from "node:util";
import { machine } from "./machine.js";
import { f1, pages, reportOf, tokenCounts, type Page } from "./pages-gold.js";

const { values } = parseArgs({ options: { verbose: { type: "boolean" } } });

async function score(name: string, all: readonly Page[]): Promise<void> {
  const sums = { right: 0, found: 0, expected: 0 };
  const scores: number[] = [];
  let dates = 0;
  for (const page of all) {
    const report = await reportOf(page);
    const counts = tokenCounts(report, page.expected);
    scores.push(f1(counts));
    for (const key of ["right", "found", "expected"] as const) sums[key] += counts[key];
    const dated = (report.published?.slice(0, 10) ?? null) === page.expected.published;
    if (dated) dates++;
    if (values.verbose && !page.heldOut && (f1(counts) < 0.99 || !dated))
      console.log(`  ${page.slug}: F1 ${f1(counts).toFixed(3)}, published ${report.published}, expected ${page.expected.published}`);
  }
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  const leak = (sums.found - sums.right) / sums.found;
  console.log(
    `${name}: ${all.length} pages, token F1 ${mean.toFixed(4)} (over all tokens ${f1(sums).toFixed(4)}), furniture ${(100 * leak).toFixed(2)} %, dates ${dates}/${all.length}`,
  );
}

/** Pages a second of one core, over the same pages again and again, with the markup around them grown to a usual page's size. */
async function speed(all: readonly Page[]): Promise<void> {
  const USUAL = 100_000;
  const rounds = 5;
  const grown = all.map((page) => ({ ...page, bytes: withScripts(page.bytes, USUAL) }));
  for (const page of grown) await reportOf(page);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) for (const page of grown) await reportOf(page);
  const spent = process.cpuUsage(before);
  const seconds = (spent.user + spent.system) / 1e6;
  console.log(`speed: ${((rounds * grown.length) / seconds).toFixed(0)} pages of ${USUAL / 1000} kB a second of processor time`);
}

/** The page with a menu of many links and a script before its end, as usual pages have. */
function withScripts(bytes: Uint8Array, size: number): Uint8Array {
  const missing = Math.max(0, size - bytes.length);
  const menu = `<div class="mega-menu"><ul>${'<li class="item"><a class="link" href="/section/page">Section page</a></li>'.repeat(Math.floor(missing / 2 / 75))}</ul></div>`;
  const script = `<script>var data = "${"x".repeat(missing / 2)}";</script>`;
  return Buffer.concat([bytes, Buffer.from(menu + script)]);
}

const all = pages();
console.log(JSON.stringify(machine()));
await score(
  "developed on",
  all.filter((p) => !p.heldOut),
);
await score(
  "held out",
  all.filter((p) => p.heldOut),
);
await speed(all.filter((p) => !p.expected.text.some((t) => /[À-ÿ]/u.test(t))));
