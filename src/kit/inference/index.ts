import type { Session } from "./session.js";

export type { Session } from "./session.js";

/** The native runtime, or WebAssembly where the machine has no build of it. Both read alike. */
export async function openSession(model: Uint8Array, threads: number): Promise<Session> {
  const native = await import("./node.js").catch(() => null);
  return (await native?.nodeSession(model, threads)) ?? (await import("./web.js")).webSession(model, threads);
}
