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
  // The model is held no longer than it takes to open it.
  const session = await once(port, "message").then(([message]) => computing(() => open(runtime, message)));
  port.postMessage("open");
  for await (const [message] of on(port, "message")) {
    if (message === "close") break;
    await computing(() => answer(runtime, session, message));
  }
  await session.release();
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
function open({ InferenceSession }, { model }) {
  return InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  });
}

/**
 * The outputs are given away, not copied.
 *
 * @param {typeof import("onnxruntime-node")} runtime
 * @param {import("onnxruntime-node").InferenceSession} session
 * @param {import("./messages.js").Ask} message
 */
async function answer({ Tensor }, session, { run, feeds, outputs }) {
  try {
    const named = Object.fromEntries(Object.entries(feeds).map(([name, t]) => [name, new Tensor("int64", t.data, t.dims)]));
    const tensors = Object.entries(await session.run(named, outputs));
    const plain = Object.fromEntries(tensors.map(([name, { data, dims }]) => [name, { data, dims }]));
    const buffers = tensors.map(([, { data }]) => /** @type {ArrayBuffer} */ (/** @type {Float32Array} */ (data).buffer));
    port.postMessage({ run, outputs: plain }, buffers);
  } catch (error) {
    port.postMessage({ run, error });
  }
}
