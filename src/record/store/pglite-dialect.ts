import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Database } from "./database.js";
import type { Turns } from "./turns.js";
import { Upkeep } from "./upkeep.js";

/** Kysely over an embedded database. A connection is a turn, so that a transaction of ours and one of another command never mix. */
export const pgliteDialect = (database: Database, turns: Turns): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createDriver: () => new PgliteDriver(database, turns),
});

class PgliteDriver implements Driver {
  readonly #upkeep: Upkeep;
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
  ) {
    this.#upkeep = new Upkeep(database, turns);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<PgliteConnection> {
    return new PgliteConnection(this.database, this.turns, await this.turns.take());
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
    await this.#upkeep.after();
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PgliteConnection).release();
  }
  async destroy(): Promise<void> {}
}

class PgliteConnection implements DatabaseConnection {
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
    readonly release: () => void,
  ) {}
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.turns.broken !== null) throw this.turns.broken;
    try {
      const { rows, affectedRows } = await this.database.query<R>(sql, [...parameters]);
      return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
    } catch (error) {
      this.turns.note(error);
      throw error;
    }
  }
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("rows are read in pages, not by a database cursor, which would hold the one connection");
  }
}
