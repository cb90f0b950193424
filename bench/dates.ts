/**
 * Days of publication on the test pages of htmldate (github.com/adbar/htmldate), which are not part of this repository:
 *   npm run bench:dates -- HTMLDATE/tests
 * Right is the very day that was annotated, or none where there is none. Every page counts, those without an article too.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../src/intake/bytes.js";
import { reportFromHtml } from "../src/intake/index.js";
import { machine } from "./machine.js";

const folder = process.argv[2];
if (folder === undefined) throw new Error("give the folder with htmldate's tests");
/** The lists of pages, and the folders in which they stand. */
const SETS = ["eval_default.json", "eval_mediacloud_2020.json"];
const FOLDERS = ["eval", "test_set", "cache"];

async function dayOf(path: string, url: string): Promise<string | null> {
  try {
    const report = await reportFromHtml((await decode(readFileSync(path), "html")) ?? "", { id: url, foundAt: url });
    return report.published?.slice(0, 10) ?? null;
  } catch {
    return null;
  }
}

console.log(JSON.stringify(machine()));
for (const set of SETS) {
  // Python writes NaN for "none".
  const gold = JSON.parse(readFileSync(join(folder, set), "utf8").replace(/\bNaN\b/gu, "null")) as Record<
    string,
    { readonly file: string; readonly date: string | null }
  >;
  const counts = { pages: 0, right: 0, wrong: 0, none: 0 };
  for (const [url, { file, date }] of Object.entries(gold)) {
    const path = FOLDERS.map((name) => join(folder, name, file)).find(existsSync);
    if (path === undefined) continue;
    const day = await dayOf(path, url);
    counts.pages++;
    counts[day === date ? "right" : day === null ? "none" : "wrong"]++;
  }
  console.log(`${set}: ${counts.right} of ${counts.pages} right, ${counts.wrong} wrong, ${counts.none} unknown`);
}
