import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";

/** What a figure was measured on: without it no two figures compare. */
export interface Machine {
  /** Short commit; "+" after it where the tree has changes. */
  readonly commit: string;
  readonly node: string;
  readonly processor: string;
  readonly threads: number;
  /** GiB. */
  readonly memory: number;
}

export function machine(): Machine {
  return {
    commit: commit(),
    node: process.version,
    processor: cpus()[0]?.model.trim() ?? process.arch,
    threads: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
  };
}

export const machineLine = (m: Machine): string =>
  `commit ${m.commit}, Node ${m.node}, ${m.processor}, ${m.threads} threads, ${m.memory} GiB`;

function commit(): string {
  const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return (
      git("rev-parse", "--short", "HEAD") +
      (git("status", "--porcelain", "--untracked-files=no", "--", "src", "models", "codebook") === "" ? "" : "+")
    );
  } catch {
    return "unknown";
  }
}
