import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Milliseconds between two signs of life, and without one until the owner counts as gone. */
const [BEAT, GONE] = [5_000, 60_000];

/** Folders that this process holds. */
const held = new Set<string>();

/**
 * Holds a folder for this process alone, by a file that names it. Returns how to let go, or null where another live process holds the
 * folder. An owner that was killed is known by its process or its signs of life being gone.
 */
export function lockFolder(folder: string): (() => void) | null {
  const path = join(folder, "lock");
  if (held.has(path)) return null;
  if (!create(path)) {
    const owner = read(path);
    if (owner !== null && alive(owner, path)) return null;
    const stale = `${path}.${process.pid}.stale`;
    try {
      renameSync(path, stale);
    } catch {
      // Another process was faster: it has the folder, or nobody has.
    }
    const moved = read(stale);
    rmSync(stale, { force: true });
    if (moved !== owner || !create(path)) return null;
  }
  held.add(path);
  const beat = setInterval(() => touch(path), BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    held.delete(path);
    if (read(path) === process.pid) rmSync(path, { force: true });
  };
}

function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): number | null {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return null;
  }
}

function alive(pid: number, path: string): boolean {
  // In a container the same number comes again with each start.
  if (pid === process.pid || Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > GONE) return false;
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The folder was removed: the next write says so.
  }
}
