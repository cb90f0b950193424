import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Loopback {
  readonly url: string;
  readonly port: number;
  /** Paths that were asked for, in order, robots.txt left out. */
  readonly asked: string[];
  /** Sets what a path answers: a text, or a handler. */
  on(path: string, answer: string | Handler): void;
  close(): Promise<void>;
}

/** A server of our own on loopback; what it does not know is 404. */
export async function loopback(): Promise<Loopback> {
  const routes = new Map<string, string | Handler>();
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path !== "/robots.txt") asked.push(path);
    const answer = routes.get(path) ?? routes.get("*");
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === "function") answer(request, response);
    else response.writeHead(200, { "content-type": path.endsWith(".xml") ? "application/rss+xml" : "text/html" }).end(answer);
  };
  const server = createServer(listener).listen(0, "127.0.0.1");
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    on: (path, answer) => void routes.set(path, answer),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
