/**
 * Rows a second and peak memory of every format, on seeded rows, each format in a process of its own. Rows a second of processor time do
 * not depend on what else the machine does; making the rows, the line "none", is taken off there.
 *   npm run bench:publish [-- ROWS]
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { writeRows } from "../src/publish/format.js";
import { FORMATS, type FormatName } from "../src/publish/formats/index.js";
import { madeRows } from "../src/publish/rows.fixture.js";
import { machine, machineLine } from "./machine.js";

const SEED = 20200103;
const [count = "100000", only] = process.argv.slice(2);

interface Figures {
  readonly seconds: number;
  /** Of processor time. */
  readonly cpu: number;
  readonly bytes: number;
  /** MiB, of the whole process. */
  readonly peak: number;
}

/** "none" makes the rows and drops them: what the others cost without writing anything. */
async function measure(name: FormatName | "none"): Promise<Figures> {
  let bytes = 0;
  const [started, before] = [performance.now(), process.cpuUsage()];
  const rows = madeRows(Number(count), SEED);
  if (name === "none") for (const _ of rows);
  else
    await writeRows(FORMATS[name], rows, {
      // A sink that lets others run, as a file would.
      write: async (chunk) => {
        bytes += Buffer.byteLength(chunk);
        await new Promise(setImmediate);
      },
    });
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, bytes, peak: process.resourceUsage().maxRSS / 1024 };
}

if (only !== undefined) console.log(JSON.stringify(await measure(only as FormatName | "none")));
else {
  console.log(`${count} rows; ${machineLine(machine())}`);
  console.log("format      rows/s rows/cpu-s bytes/row  peak MiB");
  let making = 0;
  for (const name of ["none", ...Object.keys(FORMATS)]) {
    const out = execFileSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), count, name], { encoding: "utf8" });
    const { seconds, cpu, bytes, peak } = JSON.parse(out) as Figures;
    if (name === "none") making = cpu;
    const cells = [
      Math.round(Number(count) / seconds),
      Math.round(Number(count) / (name === "none" ? cpu : Math.max(0.01, cpu - making))),
      Math.round(bytes / Number(count)),
      Math.round(peak),
    ];
    console.log(name.padEnd(9) + cells.map((cell) => String(cell).padStart(10)).join(" "));
  }
}
