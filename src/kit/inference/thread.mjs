// @ts-check
/**
 * A session of the native runtime in a thread of its own: a run blocks the thread that asks for it. node.ts starts it. In plain JavaScript,
 * since a thread is started from a file as it stands, in the source as in what is built.
 */
import { on, once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { COMPUTES, ENDS } from "./state.mjs";

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
/** @type {import("./messages.js").State} */
const state = workerData;
const runtime = await import("onnxruntime-node").catch(() => null);
if (runtime === null) port.postMessage("no runtime");
else await serve(runtime);
port.close();

/** @param {typeof import("onnxruntime-node")} runtime */
async function serve(runtime) {
  // The graphs are held no longer than it takes to open them.
  const sessions = await once(port, "message").then(([message]) => computing(() => open(runtime, message)));
  port.postMessage("open");
  for await (const [message] of on(port, "message")) {
    if (message === "close") break;
    await computing(() => answer(runtime, sessions, message));
  }
  for (const session of sessions.values()) await session.release();
}

/**
 * Lets the runtime compute, unless the process ends.
 *
 * @template T
 * @param {() => Promise<T>} compute
 * @returns {Promise<T>}
 */
async function computing(compute) {
  Atomics.store(state, COMPUTES, 1);
  try {
    if (Atomics.load(state, ENDS) === 0) return await compute();
  } finally {
    Atomics.store(state, COMPUTES, 0);
    Atomics.notify(state, COMPUTES);
  }
  return new Promise(() => {});
}

/**
 * @param {typeof import("onnxruntime-node")} runtime
 * @param {import("./messages.js").Open} message
 */
async function open({ InferenceSession }, { graphs }) {
  const sessions = new Map();
  for (const [name, graph] of Object.entries(graphs))
    sessions.set(
      name,
      await InferenceSession.create(graph, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        graphOptimizationLevel: "all",
        logSeverityLevel: 3,
      }),
    );
  return sessions;
}

/**
 * The outputs are given away, not copied.
 *
 * @param {typeof import("onnxruntime-node")} runtime
 * @param {ReadonlyMap<string, import("onnxruntime-node").InferenceSession>} sessions
 * @param {import("./messages.js").Ask} message
 */
async function answer({ Tensor }, sessions, { run, graph, feeds, outputs }) {
  try {
    const session = sessions.get(graph);
    if (session === undefined) throw new RangeError(`the session has no graph "${graph}"`);
    /** @param {import("./session.js").Tensor} tensor */
    const tensor = ({ data, dims }) => (data instanceof Float32Array ? new Tensor("float32", data, dims) : new Tensor("int64", data, dims));
    const named = Object.fromEntries(Object.entries(feeds).map(([name, one]) => [name, tensor(one)]));
    const tensors = Object.entries(await session.run(named, outputs));
    const plain = Object.fromEntries(tensors.map(([name, { data, dims }]) => [name, { data, dims }]));
    const buffers = tensors.map(([, { data }]) => /** @type {ArrayBuffer} */ (/** @type {Float32Array} */ (data).buffer));
    port.postMessage({ run, outputs: plain }, buffers);
  } catch (error) {
    port.postMessage({ run, error });
  }
}
