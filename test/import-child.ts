/**
 * An import that is there to be killed: `import-child.ts FOLDER PATH`. It begins at the first word on its standard input, writes "," for each
 * report that is durable, and at its end what it did, in JSON.
 */
import { once } from "node:events";
import { importPaths } from "../src/cli/import-paths.js";
import { keeperOf } from "../src/cli/keep.js";
import { reportFromHtml } from "../src/intake/index.js";
import { openRecord, startRun } from "../src/record/store/index.js";
import { twoEvents, RARITY, VERSIONS } from "../src/record/store/values.fixture.js";
import { pageOf } from "./news.js";

const [folder = "", path = ""] = process.argv.slice(2);
// Loads what reads pages: a kill is to come between reports, and not before the first.
await reportFromHtml(pageOf(0), { id: "warm" });
await once(process.stdin, "data");
process.stdin.unref();
const record = await openRecord({ folder });
const run = await startRun(record.db, VERSIONS, new Date().toISOString());
let n = 0;
/** Two events a report, in place of the reader's. */
const { codeNew, put } = keeperOf(record.db, { run, rarity: RARITY, code: async (report) => ({ report, events: twoEvents(n++) }) });
const { aside, ...imported } = await importPaths([path], { quiet: true }, record, {
  run,
  codeNew,
  put: async (coded) => {
    const kept = await put(coded);
    if (kept !== "known") process.stdout.write(",");
    return kept;
  },
});
await record.close();
process.stdout.write(`\n${JSON.stringify({ ...imported, aside: aside.size })}`);
