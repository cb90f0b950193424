import type { Database } from "./database.js";
import type { Turns } from "./turns.js";

/** Transactions between two looks at the log. */
const OFTEN = 16;
/** Log after which tables are vacuumed. Bytes: of some 15,000 events. */
const VACUUM = 128 * 2 ** 20;
/** Log after which it is begun anew. Bytes. Each page that changes after that is written to it whole once, so this is not to be small. */
const CHECKPOINT = 4 * 2 ** 30;
/** What an index alone can answer for, once a vacuum has found that all may see it; and what is counted anew most. */
const TABLES = ["mention_posts", "mention_links", "entries"];
/** Tables that have grown by half since they were last analysed: of what was never counted, a database takes a two-hundredth for the rows of one entry. */
const GROWN = `select relname as table from pg_class where relname in ('events', 'reports', 'codings', 'wordings', 'mentions')
  and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 8192 * 1.5 * greatest(relpages, 64)`;

/**
 * What a server has processes of its own for. Without it an embedded database's log would grow as long as a program runs, and each start after
 * a kill would read all of it again.
 */
export class Upkeep {
  #commits = 0;
  #vacuumed: number | null = null;
  #saved = 0;

  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
  ) {}

  /** To be called after a transaction, by whoever still has the turn. What fails here is done the next time: the transaction is through. */
  async after(): Promise<void> {
    if (this.#commits++ % OFTEN !== 0) return;
    try {
      const at = await this.#position();
      if (this.#vacuumed === null) [this.#vacuumed, this.#saved] = [at, at];
      if (at - this.#vacuumed > VACUUM) {
        for (const table of TABLES) await this.database.exec(`vacuum ${table}`);
        const { rows } = await this.database.query<{ table: string }>(GROWN, []);
        for (const { table } of rows) await this.database.exec(`analyze ${table}`);
        this.#vacuumed = at;
      }
      if (at - this.#saved > CHECKPOINT) {
        await this.database.exec("checkpoint");
        this.#saved = at;
      }
    } catch (error) {
      this.turns.note(error);
    }
  }

  /** Bytes that were ever written to the log. */
  async #position(): Promise<number> {
    const { rows } = await this.database.query<{ at: number }>("select (pg_current_wal_lsn() - '0/0')::float8 as at", []);
    return rows[0]?.at ?? 0;
  }
}
