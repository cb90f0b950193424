import { createHash } from "node:crypto";
import { mkdirSync, statfsSync, statSync } from "node:fs";
import { hostname, tmpdir, totalmem } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { CompiledQuery, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { AnnalistError } from "../../kit/errors.js";
import { lockPath, takeLock, type Held } from "../../kit/lock/lock.js";
import { Database } from "./database.js";
import { isFull, NO_ROOM } from "./loss.js";
import { checkSchema, migrate } from "./migrate.js";
import { named } from "./named.js";
import { pgliteDialect } from "./pglite-dialect.js";
import { pause, serveFolder, serves } from "./serve.js";
import type { Tables } from "./tables.js";
import { Turns } from "./turns.js";

/**
 * Where a record is: a data folder, with the database embedded, or a PostgreSQL server by its URL. `filling`: many reports are to be put in, for
 * which an embedded database is given more memory.
 */
export type Place = { readonly folder: string; readonly filling?: boolean } | { readonly url: string };

/** Memory for an embedded database's pages, all of it taken when it is opened: what PostgreSQL has by itself. Megabytes. */
const PAGES = 128;
/**
 * While much is put in, a sixteenth of the machine's memory, up to this: an index that is read out of order grows with the record, and what is not
 * among the pages is read through several layers.
 */
const MOST_PAGES = 1024;
const pagesFor = (filling: boolean): number => (filling ? Math.round(Math.min(MOST_PAGES, Math.max(PAGES, totalmem() / 2 ** 24))) : PAGES);

export interface OpenRecord {
  readonly db: Kysely<Tables>;
  /** How it is held: by this process, through the process that holds it, or on a server. */
  readonly how: "owner" | "client" | "server";
  /** An owner stays until the other commands that use the record through it are done. */
  close(): Promise<void>;
}

/** How long a client waits for an owner that starts. Milliseconds. */
const PATIENCE = 30_000;
/** PostgreSQL's clients look for a server of this port under this name in a folder. */
const SOCKET = ".s.PGSQL.5432";
/** What a socket's path can hold on every system. */
const LONGEST_SOCKET = 100;

/**
 * By default a database takes a page out of order for four times as dear as the next one, as on a disk that turns, and so reads a whole table for
 * a thousand of its rows.
 */
const NEAR = "set random_page_cost = 1.1";
/** An embedded database analyses its tables between two puts (`upkeep.ts`): by 9,000 rows each, in a third of the time that 30,000 take. */
const SAMPLED = "set default_statistics_target = 30";

/** Numbers beyond 2³¹ come as numbers: those of the record stay below 2⁵³. A calendar day comes as its text. */
const [INT8, DATE] = [20, 1082];
const TYPES = { numbers: [INT8], texts: [DATE] };
const PARSERS: Record<number, (text: string) => unknown> = { [INT8]: Number, [DATE]: (text: string) => text };

/** Opens a record, makes it where it is not there, and brings its tables up to date. Throws E_RECORD_LOCKED, E_RECORD_UNREACHABLE, E_RECORD_FULL, E_RECORD_VERSION. */
export async function openRecord(place: Place): Promise<OpenRecord> {
  if ("url" in place) return openServer(place.url);
  const folder = resolve(place.folder);
  try {
    return await openFolder(folder, pagesFor(place.filling ?? false));
  } catch (cause) {
    throw unopened(cause, folder);
  }
}

/** What keeps a record from being opened, with its code. */
function unopened(cause: unknown, where: string, message = (cause as Partial<Error>).message ?? ""): AnnalistError {
  if (cause instanceof AnnalistError) return cause;
  const full = isFull(cause) || (cause instanceof Error && cause.message.startsWith("PGlite failed") && !hasRoom(where));
  return new AnnalistError(full ? "E_RECORD_FULL" : "E_RECORD_UNREACHABLE", message === "" && full ? NO_ROOM : message, where, { cause });
}

/** The next file of the embedded database's log takes so much. Bytes. */
const LOG_FILE = 16 * 2 ** 20;

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > LOG_FILE;
}

async function openFolder(folder: string, pages: number): Promise<OpenRecord> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socket = socketOf(folder);
  for (const until = performance.now() + PATIENCE; ; await pause(100)) {
    const attempt = await takeLock(folder, socket, serves);
    if ("held" in attempt) return own(folder, socket, attempt.held, pages);
    const { heldBy } = attempt;
    const near = heldBy.host === hostname();
    // An owner that is just closing may still seem to take connections.
    const found = near && (await serves(heldBy.socket)) ? await client(heldBy.socket, folder).catch(unlessUnreachable) : null;
    if (found !== null) return found;
    if (!near || performance.now() > until)
      throw new AnnalistError(
        "E_RECORD_LOCKED",
        `process ${heldBy.pid} on ${heldBy.host} (${heldBy.command}) holds the record and cannot be reached`,
        lockPath(folder),
      );
  }
}

function unlessUnreachable(error: unknown): null {
  if (error instanceof AnnalistError && error.code === "E_RECORD_UNREACHABLE") return null;
  throw error;
}

/** In the folder; where its path is too long for a socket, in one of this user's among the temporary files. */
function socketOf(folder: string): string {
  const inside = join(folder, SOCKET);
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET) return inside;
  const short = join(tmpdir(), `annalist-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  if (statSync(short).uid !== (process.getuid?.() ?? 0))
    throw new AnnalistError("E_RECORD_UNREACHABLE", "another user made this folder", short);
  return join(short, SOCKET);
}

async function own(folder: string, socket: string, held: Held, pages: number): Promise<OpenRecord> {
  const turns = new Turns();
  let database: Database | null = null;
  try {
    database = await Database.open(join(folder, "database"), { ...TYPES, pages });
    const open = database;
    await open.exec(`${NEAR}; ${SAMPLED}`);
    const db = new Kysely<Tables>({ dialect: pgliteDialect(open, turns) });
    await migrate(db);
    const service = await serveFolder(open, turns, socket);
    return {
      db,
      how: "owner",
      async close() {
        await service.close();
        try {
          if (turns.broken === null) {
            await turns.take();
            await open.close();
          } else await open.end();
        } finally {
          held.release();
        }
      },
    };
  } catch (cause) {
    await (turns.broken === null ? database?.close().catch(() => {}) : database?.end());
    held.release();
    throw cause;
  }
}

async function client(socket: string, folder: string): Promise<OpenRecord> {
  const connections = pool({
    host: dirname(socket),
    port: Number(basename(socket).split(".").at(-1)),
    user: "postgres",
    database: "postgres",
    max: 1,
    // A connection that is kept tells the owner that it is still needed.
    idleTimeoutMillis: 0,
  });
  return checked(new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) }), "client", folder, checkSchema);
}

async function openServer(url: string): Promise<OpenRecord> {
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: named(pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 })),
      // Of statements with thousands of parameters a server expects so much work that it compiles them first, which takes longer than they do.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw("set jit = off"));
        await connection.executeQuery(CompiledQuery.raw(NEAR));
      },
    }),
  });
  return checked(db, "server", "DATABASE_URL", migrate);
}

function pool(config: pg.PoolConfig): pg.Pool {
  const types = { getTypeParser: (oid: number, format: string) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format as "text") };
  const connections = new pg.Pool({ ...config, types: types as pg.CustomTypesConfig });
  // A connection that drops while it is idle is made anew; the next query on one that drops between two queries fails by itself.
  return connections.on("error", () => {}).on("connect", (connection) => connection.on("error", () => {}));
}

/** Of what a server says, the address and the password of its URL are left out. */
async function checked(
  db: Kysely<Tables>,
  how: OpenRecord["how"],
  where: string,
  check: (db: Kysely<Tables>) => Promise<void>,
): Promise<OpenRecord> {
  try {
    await check(db);
    return { db, how, close: () => db.destroy() };
  } catch (cause) {
    await db.destroy();
    const { code, message } = cause as Error & { code?: string };
    throw unopened(cause, where, code ?? message);
  }
}
