import { openLanes } from "./lanes.js";
import type { Graphs, Session } from "./session.js";

export type { Graphs, Session } from "./session.js";

/** The native runtime, or WebAssembly where the machine has no build of it; on `threads` threads at most. Both read alike. */
export async function openSession(graphs: Graphs, threads: number): Promise<Session> {
  const native = await import("./node.js").catch(() => null);
  const session = native === null ? null : await openLanes(() => native.nodeSession(graphs), threads);
  return session ?? (await import("./web.js")).webSession(graphs, threads);
}
