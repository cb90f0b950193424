import type { Database } from "./database.js";
import type { Turns } from "./turns.js";

const TERMINATE = 0x58;
const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
/** A client that holds the turn and says nothing for so long has lost it: others wait. Milliseconds. */
const SILENCE = 60_000;

interface Client {
  tail: Promise<unknown>;
  end: (() => void) | null;
  timer: NodeJS.Timeout | null;
  gone: boolean;
}

/**
 * Messages of the clients of an embedded database. A client has the turn from its first message until the database is ready for the next
 * query outside of a transaction: the parts of one query, and the queries of one transaction, never mix with those of others.
 * pglite-socket's own queue takes turns message by message, so that two clients' unnamed statements overwrite each other.
 */
export class SharedQueue {
  readonly #clients = new Map<number, Client>();
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
    private readonly drop: (client: number) => void,
  ) {}

  enqueue(id: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    const client = this.#client(id);
    const done = client.tail.then(() => this.#run(id, client, message, onData));
    client.tail = done.catch(() => {});
    return done;
  }

  async #run(id: number, client: Client, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    if (message[0] === TERMINATE || client.gone) return 0;
    if (this.turns.broken !== null) throw this.turns.broken;
    client.end ??= await this.turns.take();
    if (client.timer !== null) clearTimeout(client.timer);
    let [bytes, last] = [0, new Uint8Array()];
    await this.database.send(message, (data) => {
      bytes += data.length;
      last = data.slice(-6);
      this.turns.note(errorIn(data));
      onData(data);
    });
    // Whoever broke it waits for an answer that will not come.
    if (this.turns.broken !== null) throw this.turns.broken;
    if (idle(last)) this.#end(client);
    else client.timer = setTimeout(() => this.drop(id), SILENCE).unref();
    return bytes;
  }

  #client(id: number): Client {
    let client = this.#clients.get(id);
    if (client === undefined) this.#clients.set(id, (client = { tail: Promise.resolve(), end: null, timer: null, gone: false }));
    return client;
  }

  #end(client: Client): void {
    if (client.timer !== null) clearTimeout(client.timer);
    client.timer = null;
    client.end?.();
    client.end = null;
  }

  clearQueueForHandler(id: number): void {
    this.#client(id).gone = true;
  }

  /** What a client left open is undone, and its turn ends. */
  async clearTransactionIfNeeded(id: number): Promise<void> {
    const client = this.#client(id);
    await client.tail;
    this.#clients.delete(id);
    if (client.end === null) return;
    if (this.turns.broken !== null) return this.#end(client);
    try {
      // After an error the database passes over everything up to a Sync.
      await this.database.send(SYNC);
      await this.database.exec("rollback");
    } finally {
      this.#end(client);
    }
  }
}

const ERROR = 0x45;
/** Of an answer's messages, the first error, as far as `Turns` looks at it. */
function errorIn(data: Uint8Array): { severity: string; message: string } | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at + 5 <= data.length; at += 1 + Math.max(4, view.getInt32(at + 1))) {
    if (data[at] !== ERROR) continue;
    const fields = new TextDecoder().decode(data.subarray(at + 5, at + 1 + view.getInt32(at + 1))).split("\0");
    const field = (name: string): string => fields.find((text) => text.startsWith(name))?.slice(1) ?? "";
    return { severity: field("V"), message: field("M") };
  }
  return null;
}

/** ReadyForQuery, outside of a transaction. */
const idle = (end: Uint8Array): boolean => end.length === 6 && end[0] === 0x5a && end[4] === 5 && end[5] === 0x49;
