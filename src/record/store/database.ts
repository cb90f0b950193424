import { Worker } from "node:worker_threads";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onData?: ((data: Uint8Array) => void) | undefined;
}
interface Rows<R> {
  readonly rows: R[];
  readonly affectedRows?: number;
}

interface Options {
  /** Types of columns that come as numbers, and as their text. */
  readonly numbers: readonly number[];
  readonly texts: readonly number[];
  /** Memory for pages. Megabytes. */
  readonly pages: number;
}

/** An embedded database in a thread of its own, so that the program goes on while a statement runs. */
export class Database {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #end: Error | null = null;

  private constructor(folder: string, options: Options) {
    this.#worker = new Worker(new URL("database-thread.js", import.meta.url), { workerData: { folder, ...options }, execArgv: [] });
    this.#worker.on("message", ({ id, value, error, data }) => this.#take(id, value, error, data));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("the database's thread has ended")));
    this.#worker.unref();
  }

  static async open(folder: string, options: Options): Promise<Database> {
    const database = new Database(folder, options);
    try {
      await database.exec("select 1");
      return database;
    } catch (error) {
      await database.end();
      throw error;
    }
  }

  query<R>(text: string, values: readonly unknown[]): Promise<Rows<R>> {
    return this.#ask({ call: "query", text, values }) as Promise<Rows<R>>;
  }

  async exec(text: string): Promise<void> {
    await this.#ask({ call: "exec", text });
  }

  /** A message of PostgreSQL's protocol; what comes back goes to `onData` as it comes. */
  async send(message: Uint8Array, onData?: (data: Uint8Array) => void): Promise<void> {
    await this.#ask({ call: "raw", message }, onData);
  }

  async close(): Promise<void> {
    try {
      if (this.#end === null) await this.#ask({ call: "close" });
    } finally {
      await this.end();
    }
  }

  /** Ends the thread without asking the database, for one that may not answer any more. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(asked: object, onData?: (data: Uint8Array) => void): Promise<unknown> {
    if (this.#end !== null) return Promise.reject(this.#end);
    const id = ++this.#asked;
    // The thread keeps the program running only while it is waited for.
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onData });
      // A thread's message, not a window's: it has no origin.
      // eslint-disable-next-line unicorn/require-post-message-target-origin
      this.#worker.postMessage({ id, ...asked });
    });
  }

  #take(id: number, value: unknown, error: ({ message: string } & object) | undefined, data: Uint8Array | undefined): void {
    const waiting = this.#waiting.get(id);
    if (data !== undefined) return waiting?.onData?.(data);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(Object.assign(new Error(error.message), error));
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
