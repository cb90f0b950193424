import { InferenceSession, Tensor, env } from "onnxruntime-web";
import type { FloatTensor, Graphs, Session } from "./session.js";

/** A session on WebAssembly: the browser's, and Node's where the native runtime has no build for the machine. */
export async function webSession(graphs: Graphs, threads: number): Promise<Session> {
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  const sessions = new Map<string, InferenceSession>();
  for (const [name, graph] of Object.entries(graphs))
    sessions.set(name, await InferenceSession.create(graph, { executionProviders: ["wasm"], graphOptimizationLevel: "all" }));
  return {
    async run(graph, feeds, outputs) {
      const named = Object.fromEntries(Object.entries(feeds).map(([name, { data, dims }]) => [name, tensor(data, dims)]));
      const session = sessions.get(graph);
      if (session === undefined) throw new RangeError(`the session has no graph "${graph}"`);
      return (await session.run(named, outputs)) as unknown as Record<string, FloatTensor>;
    },
  };
}

const tensor = (data: Float32Array | BigInt64Array, dims: readonly number[]): Tensor =>
  data instanceof Float32Array ? new Tensor("float32", data, dims) : new Tensor("int64", data, dims);
