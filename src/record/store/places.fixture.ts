import { spawn, spawnSync, type SpawnOptions } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "./open.js";

const LIBRARY = "/usr/lib/postgresql";
/** The newest server that the Debian package installed; null where there is none. */
export const serverPrograms: string | null =
  (existsSync(LIBRARY) ? readdirSync(LIBRARY) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(LIBRARY, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb"))) ?? null;

/** "nobody": the server refuses to run as root. */
const NOBODY = 65534;

export interface Server {
  /** The address of a fresh, empty database. */
  database(): string;
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** A PostgreSQL server of our own in a temporary folder, reached by its socket alone. */
export async function startServer(programs: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "annalist-pg-"));
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, NOBODY, NOBODY);
  const as: SpawnOptions = { cwd: folder, stdio: "ignore", ...(root ? { uid: NOBODY, gid: NOBODY } : {}) };
  const must = (program: string, ...args: string[]): void => {
    const { status, error } = spawnSync(join(programs, program), args, as);
    if (status !== 0) throw new Error(`${program} failed`, { cause: error });
  };
  must("initdb", "-D", join(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
  let count = 0;
  let server: ReturnType<typeof spawn> | null = null;
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    const child = server;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => (child.once("exit", resolve), child.kill(signal)));
  };
  const start = async (): Promise<void> => {
    server = spawn(join(programs, "postgres"), ["-D", join(folder, "data"), "-k", folder, "-c", "listen_addresses="], as);
    for (let tries = 0; spawnSync(join(programs, "pg_isready"), ["-q", "-h", folder]).status !== 0; tries++) {
      if (tries > 600) throw new Error("the server does not start");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await start();
  return {
    database() {
      must("createdb", "-h", folder, "-U", "postgres", `t${++count}`);
      return `postgres://postgres@localhost/t${count}?host=${encodeURIComponent(folder)}`;
    },
    kill: () => ended("SIGKILL"),
    start,
    async remove() {
      await ended("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Folders {
  /** A data folder with an empty record in it. */
  folder(): string;
  /** The path of a data folder that is not there yet. */
  empty(): string;
  remove(): void;
}

/** Data folders, copied from one that was made once: making a database takes seconds. */
export async function makeFolders(): Promise<Folders> {
  const root = mkdtempSync(join(tmpdir(), "annalist-"));
  const first = join(root, "0");
  await (await openRecord({ folder: first })).close();
  let count = 0;
  return {
    folder() {
      const folder = join(root, String(++count));
      cpSync(first, folder, { recursive: true });
      return folder;
    },
    empty: () => join(root, String(++count)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
