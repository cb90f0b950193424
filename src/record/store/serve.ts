import { chmodSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import { PGLiteSocketHandler } from "@electric-sql/pglite-socket";
import type { Database } from "./database.js";
import { SharedQueue } from "./shared-queue.js";
import type { Turns } from "./turns.js";

export interface Service {
  /** Takes no more clients, waits until those that are there are done, and closes. */
  close(): Promise<void>;
}

/** Serves an embedded database to other commands of the same user on a local socket. */
export async function serveFolder(database: Database, turns: Turns, socket: string): Promise<Service> {
  const handlers = new Map<number, PGLiteSocketHandler>();
  const queue = new SharedQueue(database, turns, (id) => void handlers.get(id)?.detach(true));
  const server = createServer((stream) => {
    const handler = new PGLiteSocketHandler({ queryQueue: queue as never, closeOnDetach: true });
    handlers.set(handler.handlerId, handler);
    const forget = (): boolean => handlers.delete(handler.handlerId);
    handler.addEventListener("close", forget);
    handler.addEventListener("error", forget);
    void handler.attach(stream);
  });
  rmSync(socket, { force: true });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(socket, resolve));
  chmodSync(socket, 0o600);
  // The service alone does not keep the program running.
  server.unref();
  return {
    async close() {
      // Nobody waits for a database that will not answer.
      if (turns.broken !== null) await Promise.all([...handlers.values()].map((handler) => handler.detach(true)));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Whether somebody takes connections there. */
export const serves = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const stream = connect(socket);
    stream.once("connect", () => (stream.destroy(), resolve(true))).once("error", () => resolve(false));
  });

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
