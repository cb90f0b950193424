import { InferenceSession, Tensor, env } from "onnxruntime-web";
import type { FloatTensor, Session } from "./session.js";

/** A session on WebAssembly: the browser's, and Node's where the native runtime has no build for the machine. */
export async function webSession(model: Uint8Array, threads: number): Promise<Session> {
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  const session = await InferenceSession.create(model, { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
  return {
    async run(feeds, outputs) {
      const named = Object.fromEntries(Object.entries(feeds).map(([name, t]) => [name, new Tensor("int64", t.data, t.dims)]));
      return (await session.run(named, outputs)) as unknown as Record<string, FloatTensor>;
    },
  };
}
