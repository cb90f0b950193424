import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Started {
  /** Seconds from start to end. */
  readonly seconds: number;
  /** Seconds of processor time, which other programs on the machine do not add to. */
  readonly cpu: number;
  /** Highest resident memory, MiB. */
  readonly peak: number;
}

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The program as users start it where it is built, else from its source. */
export const built = existsSync(at("dist/cli/main.js"));
const CLI = built ? [at("dist/cli/main.js")] : ["--import", "tsx", at("src/cli/main.ts")];

/**
 * Says the highest memory of its process when that ends, in KiB. On Linux the figure of getrusage counts what the process that started it
 * had taken too, so that the kernel's own account goes first.
 */
const TELL = `import { readFileSync } from "node:fs";
const own = () => { try { return /^VmHWM:\\s+(\\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]; } catch { return undefined; } };
process.on("exit", () => {
  const used = process.resourceUsage();
  process.stderr.write("PEAK " + (own() ?? used.maxRSS) + "\\nCPU " + (used.userCPUTime + used.systemCPUTime) + "\\n");
});`;
const WATCH = `--import=data:text/javascript,${encodeURIComponent(TELL)}`;

/** Runs the program once. Throws where it fails: a figure of a failed run means nothing. */
export function start(args: readonly string[], threads: number): Promise<Started> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [WATCH, ...CLI, ...args], {
      cwd: at("."),
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ANNALIST_THREADS: String(threads) },
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", reject).on("close", (status) => {
      const peak = /^PEAK (\d+)$/m.exec(said)?.[1];
      const cpu = Number(/^CPU (\d+)$/m.exec(said)?.[1]) / 1e6;
      if (status !== 0 || peak === undefined) reject(new Error(`annalist ${args.join(" ")} ended with ${status}: ${said}`));
      else resolve({ seconds: (performance.now() - began) / 1000, cpu, peak: Number(peak) / 1024 });
    });
  });
}
