import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/**
 * A server's connections, each of which has a statement parsed and planned once: a report that is put in takes some thirty of them, and planning
 * them takes longer than they do. Not for an embedded database, whose clients share one session and with it the names.
 */
export function named(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? clientOf(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function clientOf(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) =>
    values.length === 0 || OPEN.test(text)
      ? client.query(text, [...values])
      : client.query({ name: nameOf(text), text, values: [...values] });
  // Nobody asks for a cursor, which is the other thing that kysely would hand it.
  return { query: query as never, release: () => client.release() };
}

/** What asks for all columns gives others once a later release has added some; a server refuses that of a statement with a name. */
const OPEN = /\*/;

const NAMES = new Map<string, string>();
function nameOf(text: string): string {
  const known = NAMES.get(text) ?? createHash("sha256").update(text).digest("base64url").slice(0, 40);
  NAMES.set(text, known);
  return known;
}
