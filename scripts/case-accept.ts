/**
 * Accepts what the program now says of cases: the only writer of cases/<slug>/expected.json.
 *   npm run case:accept -- SLUG…|--all
 * Prints what changed; read it before you commit it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AnnalistError } from "../src/kit/errors.js";
import { openAnnalist } from "../src/node.js";
import { compact, eventLines, type CompactEvent } from "./cases/compact.js";
import { allCases, caseAt, loadReport, readExpected, type Case } from "./cases/folders.js";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { all: { type: "boolean", default: false } } });
  if (values.all === positionals.length > 0)
    throw new AnnalistError("E_USAGE", "name the cases to accept, or give --all: npm run case:accept -- SLUG");
  const cases = values.all ? allCases() : positionals.map(named);
  const annalist = await openAnnalist({ threads: 1 });
  let changed = 0;
  for (const of of cases) {
    const events = compact((await annalist.run(await loadReport(of))).events);
    const before = readExpected(of);
    const [old, now] = [lines(before === null ? [] : (before as CompactEvent[])), lines(events)];
    if (before !== null && old.join("\n") === now.join("\n")) continue;
    changed++;
    process.stdout.write(`${of.slug}${before === null ? " (new)" : ""}\n`);
    for (const line of old.filter((l) => !now.includes(l))) process.stdout.write(`  - ${line}\n`);
    for (const line of now.filter((l) => !old.includes(l))) process.stdout.write(`  + ${line}\n`);
    writeFileSync(join(of.folder, "expected.json"), eventLines(events));
  }
  process.stdout.write(`${changed} of ${cases.length} ${cases.length === 1 ? "case" : "cases"} changed\n`);
}

const lines = (events: readonly CompactEvent[]): string[] => events.map((e) => JSON.stringify(e));

function named(slug: string): Case {
  const found = caseAt(slug.replace(/^cases\/|\/$/g, ""));
  if (found === null) throw new AnnalistError("E_USAGE", `cases/ holds no case "${slug}"`);
  return found;
}

await main().catch((error: unknown) => {
  console.error(error instanceof AnnalistError ? error.line : error);
  process.exitCode = 2;
});
