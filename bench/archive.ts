/**
 * How fast a web archive is taken in, and in how much memory:
 *   npm run bench:archive -- [--mb N] [--seed N] [--json]
 * `annalist intake` runs on a made WARC.gz of a quarter of the size and of the whole: memory that is flat has the same peak in both.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeArchive } from "./archive-made.js";
import { machine, machineLine } from "./machine.js";
import { built, start } from "./speed-start.js";

const { values } = parseArgs({
  options: { mb: { type: "string", default: "200" }, seed: { type: "string", default: "1" }, json: { type: "boolean", default: false } },
});
const folder = mkdtempSync(join(tmpdir(), "archive-"));
if (!values.json) console.log(`${machineLine(machine())}; seed ${values.seed}${built ? "" : "; program from source, not built"}\n`);
try {
  const rows = [];
  for (const share of [0.25, 1]) {
    const path = join(folder, "made.warc.gz");
    const { bytes, pages } = await makeArchive(path, Number(values.mb) * 1e6 * share, Number(values.seed));
    const { seconds, cpu, peak } = await start(["intake", path, "--quiet"], 1);
    const row = { mb: bytes / 1e6, pages, seconds, cpu, pagesPerSecond: pages / seconds, pagesPerCpuSecond: pages / cpu, peak };
    rows.push(row);
    if (!values.json)
      console.log(
        `${row.mb.toFixed(0)} MB packed, ${pages} pages: ${seconds.toFixed(1)} s, ${row.pagesPerSecond.toFixed(1)} pages/s (${row.pagesPerCpuSecond.toFixed(1)} for each second of processor time), peak memory ${peak.toFixed(0)} MiB`,
      );
  }
  if (values.json) console.log(JSON.stringify({ ...machine(), built, seed: Number(values.seed), rows }, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
