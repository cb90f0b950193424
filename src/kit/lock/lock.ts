import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { isAlive, ownIdentity } from "./process.js";

const owner = z.object({
  pid: z.int().positive(),
  started: z.string().nullable(),
  host: z.string(),
  command: z.string(),
  /** Where it serves what it holds to others; empty where it does not. */
  socket: z.string(),
  released: z.boolean(),
});
export type Owner = z.infer<typeof owner>;

/**
 * The lock of a data folder is its file `lock.N` with the highest N; it names the owner. It is taken by making `lock.N+1`, whole and
 * only where it is not there, so of several who find the owner dead one alone gets it; nothing that a living process holds is ever removed.
 */
export interface Held {
  release(): void;
}
export type Attempt = { readonly held: Held } | { readonly heldBy: Owner };

/**
 * Takes the lock, or names the living owner. A lock that cannot be read (torn by a crash of the machine) is taken over only where
 * `serves` finds nobody at the folder's usual socket.
 */
export async function takeLock(folder: string, socket: string, serves: (socket: string) => Promise<boolean>): Promise<Attempt> {
  for (;;) {
    const top = highest(folder);
    if (top > 0) {
      const found = readOwner(folder, top);
      if (found === "gone") continue;
      if (found === "torn" ? await serves(socket) : lives(found))
        return { heldBy: found === "torn" ? { ...self(socket), pid: 0, command: "unknown" } : (found as Owner) };
    }
    const mine = top + 1;
    if (!claim(folder, mine, self(socket))) continue;
    // Somebody may have taken and cleared away this very number since we looked.
    if (highest(folder) !== mine) {
      rmSync(path(folder, mine), { force: true });
      continue;
    }
    for (const n of numbers(folder)) if (n < mine) rmSync(path(folder, n), { force: true });
    return { held: { release: () => release(path(folder, mine), { ...self(socket), released: true }) } };
  }
}

const self = (socket: string): Owner => ({
  ...ownIdentity(),
  host: hostname(),
  command: ["annalist", ...process.argv.slice(2, 3)].join(" "),
  socket,
  released: false,
});

/** An owner on another machine cannot be asked whether it lives: then it counts as living. */
const lives = (found: Owner): boolean => !found.released && (found.host !== hostname() || isAlive(found));

const path = (folder: string, n: number): string => join(folder, `lock.${n}`);
const numbers = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => /^lock\.([1-9]\d{0,14})$/.exec(name)?.[1] ?? [])
    .map(Number);
const highest = (folder: string): number => Math.max(0, ...numbers(folder));

/** The path of the lock as it is now, for messages. */
export const lockPath = (folder: string): string => path(folder, highest(folder));

function readOwner(folder: string, n: number): Owner | "torn" | "gone" {
  let text: string;
  try {
    text = readFileSync(path(folder, n), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "gone";
    throw error;
  }
  try {
    return owner.parse(JSON.parse(text));
  } catch {
    return "torn";
  }
}

/** A link is made whole or not at all, and never over another file. */
function claim(folder: string, n: number, content: Owner): boolean {
  const whole = write(folder, content);
  try {
    linkSync(whole, path(folder, n));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** In place, which needs no room on a disk that is full; whoever reads half of it finds nobody at the socket. */
function release(file: string, content: Owner): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, "r+");
  try {
    const text = `${JSON.stringify(content)}\n`;
    writeSync(descriptor, text, 0);
    ftruncateSync(descriptor, Buffer.byteLength(text));
  } finally {
    closeSync(descriptor);
  }
}

function write(folder: string, content: Owner): string {
  const file = join(folder, `.lock-${randomUUID()}`);
  writeFileSync(file, `${JSON.stringify(content)}\n`, { flag: "wx", mode: 0o600, flush: true });
  return file;
}
