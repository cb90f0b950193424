import { readFileSync } from "node:fs";

/** Who a process is: its number is given again after its death, so its start is told as well where the system tells it. */
export interface ProcessIdentity {
  readonly pid: number;
  /**
   * Boot and clock ticks from boot to the process's start, from /proc; null where there is none. No wall clock is in it: that can be moved.
   */
  readonly started: string | null;
}

export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) });

/** Whether that very process lives; a dead one that its parent has not yet taken note of does not. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = startOf(pid);
  return now !== "dead" && (started === null || now === null || started === now);
}

function startOf(pid: number): string | "dead" | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "dead" : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}
