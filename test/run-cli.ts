import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** How to start the program from its source. */
export const CLI: readonly string[] = ["--import", "tsx", at("src/cli/main.ts")];

/** Runs the program as a child process, as a user would. `head`: closes its output after that many characters, as `| head` does. */
export function annalist(
  args: readonly string[],
  options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv; readonly head?: number } = {},
): Promise<Run> {
  if (!existsSync(at("src/cli/main.ts"))) throw new Error("the program's source is not where this test stands");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...CLI, ...args], {
      cwd: at("."),
      env: { ...process.env, NO_COLOR: "1", ANNALIST_THREADS: "1", ...options.env },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      if (options.head !== undefined && out.length >= options.head) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject).on("close", (status) => resolve({ status, out, err }));
    child.stdin.on("error", () => {}).end(options.input ?? "");
  });
}
