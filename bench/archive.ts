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
try {
  const rows = [];
  for (const share of [0.25, 1]) {
    const path = join(folder, "made.warc.gz");
    const { bytes, pages } = await makeArchive(path, Number(values.mb) * 1e6 * share, Number(values.seed));
    const { seconds, cpu, peak } = await start(["intake", path, "--quiet"], 1);
    rows.push({ mb: bytes / 1e6, pages, seconds, cpu, pagesPerSecond: pages / seconds, pagesPerCpuSecond: pages / cpu, peak });
  }
  if (values.json) console.log(JSON.stringify({ ...machine(), built, seed: Number(values.seed), rows }, null, 2));
  else {
    console.log(`${machineLine(machine())}; seed ${values.seed}${built ? "" : "; program from source, not built"}\n`);
    for (const r of rows)
      console.log(
        `${r.mb.toFixed(0)} MB packed, ${r.pages} pages: ${r.seconds.toFixed(1)} s, ${r.pagesPerSecond.toFixed(1)} pages/s (${r.pagesPerCpuSecond.toFixed(1)} for each second of processor time), peak memory ${r.peak.toFixed(0)} MiB`,
      );
  }
} finally {
  rmSync(folder, { recursive: true });
}
