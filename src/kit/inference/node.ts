import { InferenceSession, Tensor } from "onnxruntime-node";
import type { FloatTensor, Session } from "./session.js";

/** A session on the native runtime. `threads` are the threads of one run; the result does not depend on them. */
export async function nodeSession(model: Uint8Array, threads: number): Promise<Session> {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    // Threads that wait by spinning take the processor from whatever else runs.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  return {
    async run(feeds, outputs) {
      const named = Object.fromEntries(Object.entries(feeds).map(([name, t]) => [name, new Tensor("int64", t.data, t.dims)]));
      return (await session.run(named, outputs)) as unknown as Record<string, FloatTensor>;
    },
  };
}
